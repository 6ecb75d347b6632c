import { useQuery } from '@tanstack/react-query'
import type { SourceSets } from '../../../../src/desk/sources/contract.ts'
import { api } from '../../api/client.ts'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { type Switch, useSwitch } from './use-switch.ts'

type Props = { chosen: string; onChoose: (set: string) => void }

/** The sets of the catalogue: to look through, and to switch on or off as one. */
export function Sets({ chosen, onChoose }: Props) {
  const { permissions } = useSession()
  const sets = useQuery({
    queryKey: ['source', 'sets'],
    queryFn: ({ signal }) => api.get<SourceSets>('/sources/sets', {}, signal),
  })
  const turn = useSwitch()
  const send = (what: Switch) => turn.mutate({ what, chosen: { set: chosen } })
  const one = sets.data?.sets.find(({ set }) => set === chosen)
  if (!sets.data || sets.data.sets.length === 0) return null
  return (
    <section className="source-sets" aria-label="Sets">
      <ul>
        {sets.data.sets.map(({ set, sources, on }) => (
          <li key={set}>
            <Button small aria-pressed={set === chosen} onPress={() => onChoose(set === chosen ? '' : set)}>
              {set}{' '}
              <span className="quiet">
                {on}/{sources}
              </span>
            </Button>
          </li>
        ))}
      </ul>
      {one && permissions.includes('sources.manage') && (
        <p className="actions">
          {one.on < one.sources && (
            <Button onPress={() => send('enable')} isPending={turn.isPending}>
              Switch all {one.sources} of {chosen} on
            </Button>
          )}
          {one.on > 0 && (
            <Button onPress={() => send('disable')} isPending={turn.isPending}>
              Switch {one.on === one.sources ? 'all' : `the ${one.on}`} off
            </Button>
          )}
          {one.muted < one.sources && (
            <Button onPress={() => send('mute')} isPending={turn.isPending}>
              Mute all
            </Button>
          )}
          {one.muted > 0 && (
            <Button onPress={() => send('unmute')} isPending={turn.isPending}>
              Unmute {one.muted === one.sources ? 'all' : `the ${one.muted}`}
            </Button>
          )}
        </p>
      )}
    </section>
  )
}
