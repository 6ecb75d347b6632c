import { useQuery } from '@tanstack/react-query'
import type { DraftLine } from '../../../../src/desk/drafts/contract.ts'
import type { HomeView } from '../../../../src/desk/situations/contract.ts'
import { api } from '../../api/client.ts'
import { useMay } from '../../app/session.tsx'
import { Page } from '../../parts/page.tsx'
import { useRowKeys } from '../../parts/row-keys.ts'
import { Empty, Shown } from '../../parts/states.tsx'
import { Figure } from '../situations/figures.tsx'
import { casesLabel } from '../situations/words.ts'
import { CasesByAge } from './cases.tsx'
import { Drafts } from './drafts.tsx'
import './home.css'
import { InForce } from './in-force.tsx'
import { LateReviews, useLateReviews } from './late-reviews.tsx'
import { PasteReport } from './paste-report.tsx'
import { RollCalls } from './roll-calls.tsx'
import { TryDemonstration } from './try-demonstration.tsx'

/** Everything that goes on, on one glance; and where the next alert begins. */
export default function HomePage() {
  const mayWrite = useMay('drafts.write')
  useRowKeys('Desk')
  const home = useQuery({
    queryKey: ['alert', 'home'],
    queryFn: ({ signal }) => api.get<HomeView>('/home', {}, signal),
    meta: { also: ['situation', 'roll-call', 'case', 'delivery'] },
  })
  const drafts = useQuery({
    queryKey: ['draft', 'home'],
    queryFn: ({ signal }) => api.get<{ drafts: DraftLine[] }>('/drafts', { limit: 50 }, signal),
    meta: { also: ['alert'] },
    enabled: mayWrite,
  })
  const late = useLateReviews(useMay('alerts.review'))
  return (
    <Page title="Desk">
      <Shown of={home}>
        {(data) => (
          <>
            {data.anything && <Numbers home={data} drafts={drafts.data?.drafts} />}
            {mayWrite && <PasteReport />}
            {!data.anything && <Nothing mayWrite={mayWrite} />}
            <div className={data.anything ? 'split' : ''}>
              {data.anything && <InForce home={data} />}
              <div>
                <LateReviews releases={late.data?.releases ?? []} />
                <RollCalls rollCalls={data.rollCalls} />
                <CasesByAge cases={data.cases} />
                {mayWrite && <Shown of={drafts}>{({ drafts: lines }) => <Drafts drafts={lines} />}</Shown>}
              </div>
            </div>
          </>
        )}
      </Shown>
    </Page>
  )
}

function Numbers({ home, drafts }: { home: HomeView; drafts: DraftLine[] | undefined }) {
  const mayReview = useMay('alerts.review')
  const mayCases = useMay('replies.write')
  const sum = (status: string) => home.rollCalls.reduce((all, { counts }) => all + (counts[status] ?? 0), 0)
  const [only] = home.rollCalls.length === 1 ? home.rollCalls : []
  const list = only ? `/situations/${only.situation}/roll-call` : '/situations'
  const waiting = drafts?.filter(({ state }) => state === 'in-review').length
  return (
    <div className="counts">
      <Figure
        n={home.openSituations}
        label={home.openSituations === 1 ? 'open situation' : 'open situations'}
        to="/situations"
      />
      {home.rollCalls.length > 0 && (
        <>
          <Figure
            n={sum('need-help')}
            label="need help"
            to={list}
            words={{ status: 'need-help' }}
            look={sum('need-help') ? 'alarm' : ''}
          />
          <Figure n={sum('asked')} label="silent" to={list} words={{ status: 'asked' }} />
          <Figure n={sum('not-reached')} label="not reached" to={list} words={{ status: 'not-reached' }} />
        </>
      )}
      {mayCases && (
        <Figure
          n={home.cases.open}
          label={casesLabel(home.cases)}
          to="/cases"
          look={home.cases.untaken ? 'alarm' : ''}
        />
      )}
      {drafts && <Figure n={drafts.length} label={drafts.length === 1 ? 'draft' : 'drafts'} to="/drafts" />}
      {mayReview && waiting !== undefined && waiting > 0 && (
        <Figure n={waiting} label="waiting for review" to="/drafts" />
      )}
    </div>
  )
}

function Nothing({ mayWrite }: { mayWrite: boolean }) {
  return (
    <Empty title="Nothing was ever issued here">
      {mayWrite ? <p>Paste a report above to begin.</p> : <p>Once an alert is issued, it stands here.</p>}
      <TryDemonstration />
    </Empty>
  )
}
