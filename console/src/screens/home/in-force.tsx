import type { HomeView } from '../../../../src/desk/situations/contract.ts'
import { Go } from '../../parts/go.tsx'
import { Exercise, Level } from '../../parts/level.tsx'
import { Ago } from '../../parts/when.tsx'
import { Panel } from '../situations/figures.tsx'
import { people, responseWords } from '../situations/words.ts'

/** Alerts in force, the worst first. */
export function InForce({ home }: { home: HomeView }) {
  const { inForce, moreInForce } = home
  return (
    <Panel title="In force now">
      {inForce.length === 0 && <p className="quiet">Nothing is in force.</p>}
      <ul className="lines">
        {inForce.map((alert) => (
          <li key={alert.id}>
            <div className="line-head">
              <Level severity={alert.severity} />
              <Go to={`/alerts/${alert.slug}`}>{alert.headline}</Go>
              {alert.exercise && <Exercise />}
            </div>
            <p className="line-facts">
              {alert.situationTitle !== alert.headline && (
                <span>
                  in <Go to={`/situations/${alert.situation}`}>{shortened(alert.situationTitle)}</Go>
                </span>
              )}
              <span>{people(alert.people.certain + alert.people.possible)}</span>
              <span>{responseWords[alert.response]}</span>
              {alert.expires && (
                <span>
                  ends <Ago at={alert.expires} />
                </span>
              )}
            </p>
          </li>
        ))}
      </ul>
      {moreInForce && <Go to="/situations">There are more: all situations</Go>}
    </Panel>
  )
}

function shortened(title: string) {
  return title.length > 60 ? `${title.slice(0, 58).trimEnd()} …` : title
}
