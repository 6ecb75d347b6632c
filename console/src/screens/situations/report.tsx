import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ReportView } from '../../../../src/desk/situations/contract.ts'
import { api } from '../../api/client.ts'
import { useParam } from '../../app/routes.tsx'
import { useShortcut } from '../../app/shortcuts.ts'
import { Button } from '../../parts/button.tsx'
import { Go } from '../../parts/go.tsx'
import { Level } from '../../parts/level.tsx'
import { Markdown } from '../../parts/markdown.tsx'
import { Shown } from '../../parts/states.tsx'
import { stamp, When } from '../../parts/when.tsx'
import './report.css'
import './situations.css'
import { kindWords, messageStates, people, stateWords, statuses } from './words.ts'

/** A situation on one sheet of A4, for a meeting or a wall. Nobody at risk is named on it. */
export default function ReportPage() {
  const situation = useParam('situation')
  const report = useQuery({
    queryKey: ['situation', situation, 'report'],
    queryFn: ({ signal }) => api.get<ReportView>(`/situations/${situation}/report`, {}, signal),
    meta: { also: ['alert', 'roll-call', 'case'] },
  })
  useShortcut({ keys: 'p', says: 'Print the report', group: 'Report' }, () => print())
  return (
    <>
      <div className="report-bar actions">
        <Go to={`/situations/${situation}`}>‹ Back to the situation</Go>
        <Button look="main" onPress={() => print()}>
          Print
        </Button>
      </div>
      <Shown of={report}>{(data) => <Sheet report={data} />}</Shown>
    </>
  )
}

function Sheet({ report }: { report: ReportView }) {
  const { situation, lead, content, where } = report
  useEffect(() => {
    document.title = `Situation report: ${situation.title} · Alarum`
  }, [situation.title])
  return (
    <article className="sheet-a4">
      <header>
        <p className="letterhead">
          <span>{report.organisation}</span>
          <span>
            Situation report · <When at={report.madeAt} />
          </span>
        </p>
        <h1>{situation.title}</h1>
        <p className="line-head">
          <Level severity={lead.severity} />
          <strong>{stateWords[lead.state]}</strong>
          {report.exercise && <strong className="exercise">Exercise</strong>}
          <span className="tag">TLP:{lead.sharing}</span>
        </p>
      </header>
      <section>
        <h2>What happened</h2>
        <p>
          <strong>{content.headline}</strong>
        </p>
        <Markdown text={content.summary} />
      </section>
      <dl className="report-facts">
        <div>
          <dt>Where</dt>
          <dd>{where.join('; ')}</dd>
        </div>
        <div>
          <dt>When</dt>
          <dd>{day(content.eventTime.from)}</dd>
        </div>
        <div>
          <dt>{report.nextUpdateBy ? 'Next update due by' : 'Alert'}</dt>
          <dd>
            {report.nextUpdateBy ? stamp(new Date(report.nextUpdateBy)) : `ended: ${stateWords[lead.state]}`}
          </dd>
        </div>
      </dl>
      <Numbers report={report} />
      <section>
        <h2>Timeline</h2>
        <ol className="report-timeline">
          {report.timeline.map((one) => (
            <li key={one.alert + one.number}>
              <When at={one.at} />
              <span>
                <strong>{kindWords[one.kind]}</strong>: {one.headline}
                {one.note && <em> {one.note}</em>}
              </span>
            </li>
          ))}
        </ol>
        {report.earlier > 0 && <p className="small">and {report.earlier} earlier</p>}
      </section>
      {content.forecasts.length > 0 && (
        <section>
          <h2>What to expect</h2>
          <ul>
            {content.forecasts.slice(0, 5).map(({ text, likelihood }) => (
              <li key={text}>
                {text} ({likelihood})
              </li>
            ))}
          </ul>
        </section>
      )}
      {content.advice && (
        <section>
          <h2>Advice</h2>
          <Markdown text={content.advice} />
        </section>
      )}
      <footer>
        Nobody at risk is named here. Released by {report.timeline[0]?.by}; printed from Alarum at{' '}
        {stamp(new Date(report.madeAt))}.
      </footer>
    </article>
  )
}

function Numbers({ report }: { report: ReportView }) {
  const { lead, sites, messages, rollCalls, cases } = report
  const [roll] = rollCalls
  const asked = statuses.filter(([status]) => (roll?.counts[status] ?? 0) > 0)
  const sent = messageStates.filter(([state]) => (messages[state] ?? 0) > 0)
  return (
    <section>
      <h2>Numbers</h2>
      <dl className="report-facts numbers">
        <div>
          <dt>In the area</dt>
          <dd>
            {people(lead.people.certain + lead.people.possible)}
            {lead.people.possible > 0 && `, ${lead.people.possible} of them possibly`}
          </dd>
        </div>
        <div>
          <dt>Sites touched</dt>
          <dd>{sites.count === 0 ? 'none' : `${sites.count}, headcount ${sites.headcount}`}</dd>
        </div>
        {sent.length > 0 && (
          <div>
            <dt>Messages</dt>
            <dd>{sent.map(([state, label]) => `${messages[state]} ${label.toLowerCase()}`).join(', ')}</dd>
          </div>
        )}
        {roll && (
          <div>
            <dt>Roll-call of {roll.total}</dt>
            <dd>
              {asked.map(([status, label]) => `${roll.counts[status]} ${label.toLowerCase()}`).join(', ')}
              {roll.closedAt && '; closed'}
            </dd>
          </div>
        )}
        <div>
          <dt>Open cases</dt>
          <dd>
            {cases.open === 0 ? 'none' : `${cases.open}, ${cases.untaken} untaken`}
            {cases.oldestAt && `, the oldest since ${stamp(new Date(cases.oldestAt))}`}
          </dd>
        </div>
      </dl>
    </section>
  )
}

function day(at: string) {
  if (at.length > 10) return stamp(new Date(at))
  return new Date(at).toLocaleDateString('en-GB', { timeZone: 'UTC', dateStyle: 'long' })
}
