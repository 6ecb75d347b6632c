import { useState } from 'react'
import type { CaseLine, CasePage } from '../../../../src/desk/cases/contract.ts'
import { useWords } from '../../app/routes.tsx'
import { useShortcut } from '../../app/shortcuts.ts'
import { Button } from '../../parts/button.tsx'
import { Go, useGo } from '../../parts/go.tsx'
import { Exercise } from '../../parts/level.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { Ago } from '../../parts/when.tsx'
import { useOpening } from '../roll-call/use-roll-call.ts'
import { usePages } from '../situations/more.ts'
import '../situations/situations.css'
import './cases.css'
import { CaseClock } from './clock.tsx'
import { useCaseWork } from './work.ts'

const states = [
  ['open', 'Open'],
  ['mine', 'Mine'],
  ['closed', 'Closed'],
] as const

/** Everybody who asked for help, the longest open first. */
export default function CasesPage() {
  const { state = 'open', situation } = useWords()
  return (
    <Page
      title="Cases"
      actions={
        <nav aria-label="Which cases" className="actions">
          {states.map(([one, label]) => (
            <Go
              key={one}
              to="/cases"
              words={{ state: one }}
              className={`button small ${state === one ? 'chosen' : ''}`}
            >
              {label}
            </Go>
          ))}
        </nav>
      }
    >
      <Cases key={state} state={state} situation={situation} />
    </Page>
  )
}

function Cases({ state, situation }: { state: string; situation: string | undefined }) {
  const opening = useOpening()
  const go = useGo()
  const pages = usePages<CasePage>(['case', 'list', state, situation ?? ''], '/cases', {
    ...{ state, opening, limit: 50 },
    ...(situation ? { situation } : {}),
  })
  const lines = pages.data?.pages.flatMap(({ cases }) => cases) ?? []
  const [at, setAt] = useState(0)
  const current = lines[Math.min(at, lines.length - 1)]
  const move = (by: number) => setAt(Math.min(Math.max(at + by, 0), lines.length - 1))
  useShortcut({ keys: 'j', says: 'Next case', group: 'Cases' }, () => move(1))
  useShortcut({ keys: 'k', says: 'Case before', group: 'Cases' }, () => move(-1))
  useShortcut(
    { keys: 'Enter', says: 'Open this case', group: 'Cases' },
    () => current && go(`/cases/${current.id}`),
  )
  return (
    <Shown of={pages}>
      {() =>
        lines.length === 0 ? (
          <Empty title={state === 'closed' ? 'No case is closed yet' : 'Nobody is waiting for help'}>
            {state === 'mine' ? (
              <Go to="/cases">See all open cases.</Go>
            ) : (
              'A case opens by itself when somebody answers that they need help.'
            )}
          </Empty>
        ) : (
          <>
            <ul className="lines cases">
              {lines.map((one) => (
                <Line key={one.id} one={one} isCurrent={one.id === current?.id} />
              ))}
            </ul>
            {pages.hasNextPage && (
              <Button onPress={() => pages.fetchNextPage()} isPending={pages.isFetchingNextPage}>
                Show more
              </Button>
            )}
          </>
        )
      }
    </Shown>
  )
}

function Line({ one, isCurrent }: { one: CaseLine; isCurrent: boolean }) {
  const work = useCaseWork(one.id)
  return (
    <li className={isCurrent ? 'current' : ''}>
      <div className="line-head">
        <CaseClock of={one} />
        <Go to={`/cases/${one.id}`}>{one.name}</Go>
        {one.exercise && <Exercise />}
        {!one.acknowledgedAt && !one.closedAt && (
          <Button
            small
            onPress={() => work.mutate({ act: 'take', says: `You own the case of ${one.name}.` })}
            isPending={work.isPending}
            aria-label={`Take the case of ${one.name}`}
          >
            Take
          </Button>
        )}
      </div>
      {one.note && <p>“{one.note}”</p>}
      {one.nextAction && <p className="small">Next: {one.nextAction}</p>}
      {one.closingReason && <p className="small">{one.closingReason}</p>}
      <p className="line-facts">
        <span>{one.title}</span>
        <span>
          opened <Ago at={one.openedAt} />
        </span>
        <span>{one.owner ? `owned by ${one.owner}` : 'nobody owns it'}</span>
        {one.step > 1 && !one.acknowledgedAt && <span>told {one.step} times</span>}
      </p>
    </li>
  )
}
