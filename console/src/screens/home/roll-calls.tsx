import type { RollCallSummary } from '../../../../src/desk/situations/contract.ts'
import { Go } from '../../parts/go.tsx'
import { Exercise } from '../../parts/level.tsx'
import { Ago } from '../../parts/when.tsx'
import { Panel, RollCallBar } from '../situations/figures.tsx'

/** Open roll-calls with how many stand where. */
export function RollCalls({ rollCalls }: { rollCalls: RollCallSummary[] }) {
  if (rollCalls.length === 0) return null
  return (
    <Panel title="Open roll-calls">
      <ul className="lines">
        {rollCalls.map((roll) => (
          <li key={roll.situation}>
            <div className="line-head">
              <Go to={`/situations/${roll.situation}/roll-call`}>{roll.title}</Go>
              {roll.exercise && <Exercise />}
              <span className="small quiet">
                {roll.total} asked
                {roll.deadline && (
                  <>
                    , answers due <Ago at={roll.deadline} />
                  </>
                )}
              </span>
            </div>
            <RollCallBar roll={roll} to={`/situations/${roll.situation}/roll-call`} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
