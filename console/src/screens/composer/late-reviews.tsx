import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { LateReview } from '../../../../src/desk/drafts/contract.ts'
import { api } from '../../api/client.ts'
import { useMay, useSession } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Go } from '../../parts/go.tsx'
import { Exercise } from '../../parts/level.tsx'
import { Fault } from '../../parts/states.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { Ago } from '../../parts/when.tsx'

/** What one person released alone because it could not wait: a second person looks at it now. */
export function LateReviews() {
  const waiting = useQuery({
    queryKey: ['alert', 'late-reviews'],
    queryFn: ({ signal }) => api.get<{ releases: LateReview[] }>('/late-reviews', {}, signal),
  })
  if (waiting.error) return <Fault fault={waiting.error} retry={waiting.refetch} />
  if (!waiting.data || waiting.data.releases.length === 0) return null
  return (
    <section className="note" aria-labelledby="late">
      <h2 id="late">Released by one person, to be reviewed</h2>
      <ul className="draft-list">
        {waiting.data.releases.map((release) => (
          <li key={`${release.alert} ${release.number}`}>
            <Late release={release} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Late({ release }: { release: LateReview }) {
  const { alert, slug, headline, exercise, releasedBy, reason, at } = release
  const client = useQueryClient()
  const mayJudge = useMay('alerts.review')
  const { email } = useSession()
  const [note, setNote] = useState('')
  const judge = useMutation({
    mutationFn: (approved: boolean) =>
      api.post(`/alerts/${alert}/late-review`, { approved, note: note.trim() || null }),
    onSuccess: (_, approved) => {
      toast(approved ? 'Reviewed: it stands.' : 'Reviewed: it must not stand. Update or cancel it now.')
      return client.invalidateQueries({ queryKey: ['alert', 'late-reviews'] })
    },
    onError: toastFault,
  })
  return (
    <>
      <Go to={`/alerts/${slug}`} className="draft-line-name">
        {headline}
      </Go>
      <span className="small">
        {exercise && <Exercise />} {releasedBy}, <Ago at={at} />: “{reason}”
      </span>
      {mayJudge && email !== releasedBy && (
        <span className="late-judge">
          <Field label="What you found" value={note} onChange={setNote} />
          <Button isPending={judge.isPending} onPress={() => judge.mutate(true)}>
            It stands
          </Button>
          <Button look="danger" isDisabled={note.trim() === ''} onPress={() => judge.mutate(false)}>
            It must not stand
          </Button>
        </span>
      )}
    </>
  )
}
