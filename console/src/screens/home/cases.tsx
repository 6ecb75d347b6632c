import type { HomeView } from '../../../../src/desk/situations/contract.ts'
import { useMay } from '../../app/session.tsx'
import { Go } from '../../parts/go.tsx'
import { Ago } from '../../parts/when.tsx'
import { Panel } from '../situations/figures.tsx'

const ageWords = {
  '30 min': 'within 30 minutes',
  '2 h': '30 minutes to 2 hours',
  '12 h': '2 to 12 hours',
  longer: 'longer than 12 hours',
}

/** Open help cases by how long they have been open. */
export function CasesByAge({ cases }: { cases: HomeView['cases'] }) {
  const mayOpen = useMay('replies.write')
  if (cases.open === 0) return null
  return (
    <Panel title="Open cases" actions={mayOpen ? <Go to="/cases">Open them</Go> : null}>
      <table>
        <thead>
          <tr>
            <th scope="col">Open for</th>
            <th scope="col" className="num">
              Cases
            </th>
          </tr>
        </thead>
        <tbody>
          {cases.ages
            .filter(({ count }) => count > 0)
            .map(({ within, count }) => (
              <tr key={within}>
                <td>{ageWords[within]}</td>
                <td className="num">{count}</td>
              </tr>
            ))}
        </tbody>
      </table>
      <p className="small quiet">
        {cases.untaken > 0 && `${cases.untaken} not taken by anybody. `}
        {cases.oldestAt && (
          <>
            The oldest was opened <Ago at={cases.oldestAt} />.
          </>
        )}
      </p>
    </Panel>
  )
}
