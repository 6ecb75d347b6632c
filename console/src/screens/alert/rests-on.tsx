import type { AlertView } from '../../../../src/desk/situations/contract.ts'
import { Go } from '../../parts/go.tsx'

/** The stories the alert is about and the reports that this revision rests on: as they were, and what became of them since. */
export function RestsOn({ view: { stories, basis } }: { view: AlertView }) {
  if (stories.length === 0 && basis.length === 0) return null
  return (
    <section className="rests-on">
      <h2>What it rests on</h2>
      {stories.map(({ story, title, news, isOver }) => (
        <p key={story}>
          Story: <Go to={`/stories/${story}`}>{title}</Go>{' '}
          {news > 0 && <span className="tag">{news} new since</span>}
          {isOver && <span className="tag">Over</span>}
        </p>
      ))}
      {basis.length > 0 && (
        <ul>
          {basis.map(({ report, title, source, revision, newest, state, link }) => (
            <li key={report}>
              {link ? (
                <a href={link} target="_blank" rel="noreferrer noopener">
                  {title}
                </a>
              ) : (
                title
              )}{' '}
              <span className="quiet">{source}</span>{' '}
              {newest > revision && <span className="tag">edited since</span>}
              {state !== 'actual' && <span className="tag">{state} since</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
