import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AlertView } from '../../../../src/desk/situations/contract.ts'
import { api } from '../../api/client.ts'
import { saysOf } from '../../api/problem.ts'
import { useMay, useSession } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { toast } from '../../parts/toasts.tsx'
import { Ago } from '../../parts/when.tsx'
import { useLateReviews } from '../home/late-reviews.tsx'

/** One approver released this alone because minutes counted; a second person says here whether it stands. */
export function LateReviewNote({ view }: { view: AlertView }) {
  const mayReview = useMay('alerts.review')
  const { email } = useSession()
  const client = useQueryClient()
  const waiting = useLateReviews(mayReview)
  const [note, setNote] = useState('')
  const judge = useMutation({
    mutationFn: (approved: boolean) =>
      api.post(`/alerts/${view.id}/late-review`, { approved, note: note.trim() || null }),
    onSuccess: async (_, approved) => {
      await client.invalidateQueries({ queryKey: ['alert'] })
      toast(approved ? 'It stands.' : 'Noted that it must not stand. Update or cancel it now.')
    },
  })
  const release = waiting.data?.releases.find(({ alert }) => alert === view.id)
  if (!release) return null
  const own = release.releasedBy === email.toLowerCase()
  return (
    <section className="note late-review" aria-label="Later review">
      <p>
        <strong>{release.releasedBy}</strong> released revision {release.number} alone <Ago at={release.at} />
        , because: “{release.reason}”. {own ? 'A second person must review it.' : 'Does it stand?'}
      </p>
      {!own && (
        <>
          <Field
            label="What you say of it"
            value={note}
            onChange={setNote}
            maxLength={2000}
            fault={judge.error ? saysOf(judge.error) : undefined}
          />
          <div className="actions">
            <Button isPending={judge.isPending} onPress={() => judge.mutate(true)}>
              It stands
            </Button>
            <Button look="danger" isPending={judge.isPending} onPress={() => judge.mutate(false)}>
              It must not stand
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
