import type { SituationPage } from '../../../../src/desk/situations/contract.ts'
import { useWords } from '../../app/routes.tsx'
import { useShortcut } from '../../app/shortcuts.ts'
import { Button } from '../../parts/button.tsx'
import { Go, useGo } from '../../parts/go.tsx'
import { Exercise, Level } from '../../parts/level.tsx'
import { Page } from '../../parts/page.tsx'
import { useRowKeys } from '../../parts/row-keys.ts'
import { Empty, Shown } from '../../parts/states.tsx'
import { Ago } from '../../parts/when.tsx'
import { usePages } from './more.ts'
import './situations.css'
import { people, responseWords, stateWords } from './words.ts'

/** Situations, the latest change first: those that go on, and those that are closed. */
export default function SituationsPage() {
  const closed = useWords().state === 'closed'
  const go = useGo()
  useRowKeys('Situations')
  const state = closed ? 'closed' : 'open'
  useShortcut(
    { keys: 'o', says: closed ? 'Show open situations' : 'Show closed situations', group: 'Situations' },
    () => go('/situations', closed ? {} : { words: { state: 'closed' } }),
  )
  return (
    <Page
      title="Situations"
      actions={
        <nav aria-label="Which situations" className="actions">
          <Go to="/situations" words={{}} className={`button small ${closed ? '' : 'chosen'}`} exact>
            Open
          </Go>
          <Go
            to="/situations"
            words={{ state: 'closed' }}
            className={`button small ${closed ? 'chosen' : ''}`}
          >
            Closed
          </Go>
        </nav>
      }
    >
      <Situations state={state} />
    </Page>
  )
}

function Situations({ state }: { state: 'open' | 'closed' }) {
  const pages = usePages<SituationPage>(
    ['situation', 'list', state],
    '/situations',
    { state, limit: 50 },
    { also: ['alert'] },
  )
  return (
    <Shown of={pages}>
      {(data) => {
        const lines = data.pages.flatMap(({ situations }) => situations)
        if (lines.length === 0) return <Nothing state={state} />
        return (
          <>
            <ul className="lines">
              {lines.map((line) => (
                <li key={line.id}>
                  <div className="line-head">
                    <Level severity={line.severity} />
                    <Go to={`/situations/${line.id}`}>{line.title}</Go>
                    {line.exercise && <Exercise />}
                    <span className="tag">{line.inForce > 0 ? 'In force' : stateWords[line.state]}</span>
                  </div>
                  {line.headline !== line.title && <p className="small">{line.headline}</p>}
                  <p className="line-facts">
                    <span>
                      {line.alerts === 1 ? '1 alert' : `${line.alerts} alerts`}, {line.inForce} in force
                    </span>
                    <span>{people(line.people.certain + line.people.possible)} in the area</span>
                    <span>{responseWords[line.response]}</span>
                    <span>
                      changed <Ago at={line.changedAt} />
                    </span>
                    {line.closedAt && (
                      <span>
                        closed <Ago at={line.closedAt} />
                      </span>
                    )}
                  </p>
                </li>
              ))}
            </ul>
            {pages.hasNextPage && (
              <Button onPress={() => pages.fetchNextPage()} isPending={pages.isFetchingNextPage}>
                Show more
              </Button>
            )}
          </>
        )
      }}
    </Shown>
  )
}

function Nothing({ state }: { state: 'open' | 'closed' }) {
  if (state === 'closed')
    return (
      <Empty title="No situation is closed yet">
        Once every alert of a situation has ended and everybody is accounted for, close it on its page.
      </Empty>
    )
  return (
    <Empty title="Nothing goes on">
      A situation begins with its first alert. <Go to="/">Paste a report to begin.</Go>
    </Empty>
  )
}
