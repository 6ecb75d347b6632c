import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Playing } from '../../../../src/server/api/demonstration.ts'
import { api } from '../../api/client.ts'
import { useMay, useSession } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Go } from '../../parts/go.tsx'
import { toastFault } from '../../parts/toasts.tsx'
import { Ago, useNow } from '../../parts/when.tsx'

/** Milliseconds between looks which outlets have fallen silent, while it plays. */
const lookEvery = 10_000

/** In the demonstration's inbox: how far its news has come, and the button that plays it again. */
export function PlayingLine() {
  const { organisation } = useSession()
  return organisation.demonstration ? <Line /> : null
}

function Line() {
  const now = useNow()
  const may = useMay('sources.manage')
  const client = useQueryClient()
  const { data } = useQuery<Playing>({
    queryKey: ['source', 'demonstration'],
    queryFn: () => api.get<Playing>('/demonstration/feed'),
    refetchInterval: ({ state }) =>
      state.data && Date.parse(state.data.endsAt) > Date.now() - lookEvery ? lookEvery : false,
    retry: false,
  })
  const again = useMutation({
    mutationFn: () => api.post<Playing>('/demonstration/feed'),
    onSuccess: async (playing) => {
      client.setQueryData(['source', 'demonstration'], playing)
      await client.invalidateQueries({ queryKey: ['story'] })
    },
    onError: toastFault,
  })
  if (!data) return null
  const left = Date.parse(data.endsAt) - now.getTime()
  return (
    <div className="playing">
      <p>
        {left > 0
          ? `Invented outlets report every 20 seconds, for ${leftText(left)} more.`
          : 'The ten minutes of invented news are over; played again, their stories begin anew.'}
        {data.silent.map(({ key, name, since }) => (
          <span key={key}>
            {' '}
            <Go to={`/sources/${key}`}>{name}</Go> fell silent <Ago at={since} />.
          </span>
        ))}
      </p>
      {left <= 0 && may && (
        <Button small onPress={() => again.mutate()} isPending={again.isPending}>
          Play it again
        </Button>
      )}
    </div>
  )
}

function leftText(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / 60_000)
  return minutes === 1 ? 'a minute' : `${minutes} minutes`
}
