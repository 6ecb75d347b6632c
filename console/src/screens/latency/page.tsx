import { useQuery } from '@tanstack/react-query'
import type { LatencyLedger, Spread } from '../../../../src/desk/latency/contract.ts'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/routes.tsx'
import { Go } from '../../parts/go.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { spanText } from '../../parts/when.tsx'
import '../situations/situations.css'
import './latency.css'
import { Stages } from './stages.tsx'
import { stageWords } from './words.ts'

const spans = [
  ['7', '7 days'],
  ['30', '30 days'],
  ['90', '90 days'],
] as const

/** How long it takes from an event to the last person who knew, stage by stage. */
export default function LatencyPage() {
  const { days = '30' } = useWords()
  const ledger = useQuery({
    queryKey: ['latency', days],
    queryFn: ({ signal }) => api.get<LatencyLedger>('/latency', { days }, signal),
    refetchInterval: 60_000,
  })
  return (
    <Page
      title="How fast"
      above={<Go to="/stories">Inbox</Go>}
      actions={
        <nav aria-label="Which time" className="actions">
          {spans.map(([one, label]) => (
            <Go
              key={one}
              to="/latency"
              words={{ days: one }}
              className={`button small ${days === one ? 'chosen' : ''}`}
            >
              {label}
            </Go>
          ))}
        </nav>
      }
    >
      <Shown of={ledger}>{(data) => <Ledger ledger={data} />}</Shown>
    </Page>
  )
}

function Ledger({ ledger: { alerts, reports, newest } }: { ledger: LatencyLedger }) {
  if (alerts.length === 0 && reports.length === 0)
    return (
      <Empty title="Nothing to measure yet">Reports and alerts of this time are measured as they come.</Empty>
    )
  return (
    <>
      <Table title="Alerts" spreads={alerts} none="No alert was issued in this time." />
      <Table title="Reports" spreads={reports} none="No report came in this time." />
      {newest.length > 0 && (
        <section className="panel">
          <div className="panel-head">
            <h2>The newest alerts</h2>
          </div>
          {newest.slice(0, 20).map(({ alert, slug, headline, stages }) => (
            <details key={alert}>
              <summary>{headline}</summary>
              <p>
                <Go to={`/alerts/${slug}`}>Open the alert</Go>
              </p>
              <Stages stages={stages} />
            </details>
          ))}
        </section>
      )}
    </>
  )
}

function Table({ title, spreads, none }: { title: string; spreads: Spread[]; none: string }) {
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{title}</h2>
      </div>
      {spreads.length === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <table className="table latency-table">
          <thead>
            <tr>
              <th scope="col">From … to</th>
              <th scope="col">Half within</th>
              <th scope="col">Nine tenths within</th>
              <th scope="col">Longest</th>
              <th scope="col">Of</th>
            </tr>
          </thead>
          <tbody>
            {spreads.map(({ stage, since, half, most, longest, of }) => (
              <tr key={stage}>
                <td>
                  {stageWords[since]} → {stageWords[stage].toLowerCase()}
                </td>
                <td>{spanText(half)}</td>
                <td>{spanText(most)}</td>
                <td>{spanText(longest)}</td>
                <td>{of}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
