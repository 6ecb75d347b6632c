import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { HandoverSheet } from '../../../../src/desk/duty/contract.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Go } from '../../parts/go.tsx'
import { Exercise, Level } from '../../parts/level.tsx'
import { Page } from '../../parts/page.tsx'
import { Fault, Shown } from '../../parts/states.tsx'
import { toast } from '../../parts/toasts.tsx'
import { stamp, When } from '../../parts/when.tsx'
import { useOpening } from '../roll-call/use-roll-call.ts'
import { statuses } from '../situations/words.ts'
import '../situations/situations.css'
import './duty.css'
import { Entry } from './log-page.tsx'
import { inZone } from './pattern.ts'
import { DutyTabs } from './tabs.tsx'

/** Everything the next shift must know, to read and to print. */
export default function HandoverPage() {
  const opening = useOpening()
  const sheet = useQuery({
    queryKey: ['duty', 'handover'],
    queryFn: ({ signal }) => api.get<HandoverSheet>('/duty/handover', { opening }, signal),
    meta: { also: ['case', 'roll-call', 'situation', 'draft', 'alert'] },
  })
  return <Shown of={sheet}>{(data) => <Sheet sheet={data} />}</Shown>
}

function Sheet({ sheet }: { sheet: HandoverSheet }) {
  return (
    <Page
      title="Handover"
      actions={<Button onPress={() => window.print()}>Print</Button>}
      above={`${sheet.organisation}, ${stamp(new Date(sheet.at))}`}
    >
      <DutyTabs />
      <p>
        {sheet.last ? (
          <>
            <strong>{sheet.last.to}</strong> has had the watch since <When at={sheet.last.at} />
            {sheet.last.note && <>: {sheet.last.note}</>}
          </>
        ) : (
          'Nobody has taken the watch over yet.'
        )}
      </p>
      <TakeOver />
      <div className="handover">
        <Part title="On duty" empty="There is no rota: every duty contact is told." rows={sheet.onDuty}>
          {sheet.onDuty.map((one) => (
            <li key={one.layer}>
              {one.name}: <strong>{one.contact?.name ?? '▲ Nobody'}</strong> until{' '}
              {inZone(one.until, one.zone)} ({one.zone})
            </li>
          ))}
        </Part>
        <Part title="Cases" empty="Nobody is waiting for help." rows={sheet.cases}>
          {sheet.cases.map((one) => (
            <li key={one.id}>
              <Go to={`/cases/${one.id}`}>{one.name}</Go> {one.exercise && <Exercise />}{' '}
              {one.owner ? `owned by ${one.owner}` : <strong>▲ nobody owns it</strong>}
              <p>
                {one.nextAction ? `Next: ${one.nextAction}` : 'Nothing is planned next.'}
                {one.nextDue && (
                  <>
                    {' '}
                    by <When at={one.nextDue} />
                  </>
                )}
              </p>
            </li>
          ))}
        </Part>
        <Part title="Roll-calls" empty="No roll-call is open." rows={sheet.rollCalls}>
          {sheet.rollCalls.map((one) => (
            <li key={one.situation}>
              <Go to={`/situations/${one.situation}/roll-call`}>{one.title}</Go>{' '}
              {one.exercise && <Exercise />}
              <p>
                {statuses
                  .filter(([status]) => (one.counts[status] ?? 0) > 0)
                  .map(([status, label, mark]) => `${mark} ${one.counts[status]} ${label.toLowerCase()}`)
                  .join(', ')}{' '}
                of {one.total}
              </p>
            </li>
          ))}
        </Part>
        <Part title="Situations" empty="Nothing goes on." rows={sheet.situations}>
          {sheet.situations.map((one) => (
            <li key={one.id}>
              <Go to={`/situations/${one.id}`}>{one.title}</Go>
              {one.alerts.map((alert) => (
                <p key={alert.slug}>
                  <Level severity={alert.severity} /> <Go to={`/alerts/${alert.slug}`}>{alert.headline}</Go>{' '}
                  {alert.exercise && <Exercise />}
                </p>
              ))}
            </li>
          ))}
        </Part>
        <Part title="Drafts" empty="No draft is open." rows={sheet.drafts}>
          {sheet.drafts.map((one) => (
            <li key={one.id}>
              <Go to={`/drafts/${one.id}`}>{one.headline || 'Without a headline yet'}</Go>{' '}
              <span className="tag">{one.state === 'in-review' ? 'in review' : 'draft'}</span> by {one.by}
            </li>
          ))}
        </Part>
        <Part
          title="To be reviewed afterwards"
          empty="No release waits for its review."
          rows={sheet.lateReviews}
        >
          {sheet.lateReviews.map((one) => (
            <li key={one.slug + one.at}>
              <Go to={`/alerts/${one.slug}`}>{one.headline}</Go> released by {one.by} <When at={one.at} />:{' '}
              {one.reason}
            </li>
          ))}
        </Part>
        <Part title="The shift’s log" empty="Nothing was written." rows={sheet.log}>
          {sheet.log.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </Part>
      </div>
      {sheet.shortened && (
        <p className="note">A list was too long for this sheet: its first 100 stand here.</p>
      )}
    </Page>
  )
}

function Part(props: { title: string; empty: string; rows: unknown[]; children: ReactNode }) {
  const { title, empty, rows, children } = props
  return (
    <section>
      <h2>{title}</h2>
      {rows.length === 0 ? <p className="quiet">{empty}</p> : <ul className="lines">{children}</ul>}
    </section>
  )
}

function TakeOver() {
  const [note, setNote] = useState('')
  const client = useQueryClient()
  const take = useMutation({
    mutationFn: () => api.post<{ from: string | null }>('/duty/handover', { note: note || null }),
    onSuccess: async ({ from }) => {
      setNote('')
      toast(from ? `You have the watch now, after ${from}.` : 'You have the watch now.')
      await client.invalidateQueries({ queryKey: ['duty'] })
    },
  })
  return (
    <form
      className="row no-print"
      onSubmit={(event) => {
        event.preventDefault()
        take.mutate()
      }}
    >
      <Field label="A word for the record, if you wish" value={note} onChange={setNote} maxLength={2000} />
      <Button look="main" type="submit" isPending={take.isPending}>
        Take over
      </Button>
      {take.error && <Fault fault={take.error} />}
    </form>
  )
}
