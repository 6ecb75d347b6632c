import type { AlertView } from '../../../../src/desk/situations/contract.ts'
import { Go } from '../../parts/go.tsx'
import { Level } from '../../parts/level.tsx'
import { When } from '../../parts/when.tsx'
import { Stages } from '../latency/stages.tsx'
import { kindWords } from '../situations/words.ts'

/** Every revision with its hash, and whether the chain holds: checked by the server each time this is shown. */
export function Chain({ view }: { view: AlertView }) {
  const { chain, revisions, slug } = view
  return (
    <>
      {chain.intact ? (
        <p className="note good">
          <strong>✓ The chain holds.</strong> Every revision is as it was issued: its bytes give its hash, and
          its hash goes into the next.
        </p>
      ) : (
        <p className="fault" role="alert">
          <strong>The chain is broken at revision {chain.number}.</strong> {chain.reason} Keep the database as
          it is and compare it with a backup: something changed these rows from outside.
        </p>
      )}
      {view.stages && (
        <section>
          <h2>How fast</h2>
          <Stages stages={view.stages} />
        </section>
      )}
      <ol className="links-of-chain">
        {revisions.map((one) => (
          <li key={one.number}>
            <div className="line-head">
              <strong>
                {one.number}. {kindWords[one.kind]}
              </strong>
              <Level severity={one.severity} />
              <span className="small quiet">
                <When at={one.issuedAt} />
              </span>
            </div>
            <p className="line-facts">
              <Go to={`/alerts/${slug}`} words={{ number: one.number }}>
                {one.headline}
              </Go>
              <span>
                released by {one.by} ({one.through})
              </span>
              {one.reason && <span>alone, because: {one.reason}</span>}
              {one.asOf && (
                <span>
                  replay of <When at={one.asOf} />
                </span>
              )}
            </p>
            {one.note && <p className="said">{one.note}</p>}
            <p className="small quiet">
              hash <code>{one.hash}</code>
            </p>
          </li>
        ))}
      </ol>
    </>
  )
}
