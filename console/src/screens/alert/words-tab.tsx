import type { ReactNode } from 'react'
import type { AlertView } from '../../../../src/desk/situations/contract.ts'
import { Go } from '../../parts/go.tsx'
import { Markdown } from '../../parts/markdown.tsx'
import { When } from '../../parts/when.tsx'
import { responseWords } from '../situations/words.ts'
import { RestsOn } from './rests-on.tsx'

/** The words of one revision, in the order in which readers want them. */
export function WordsTab({ view }: { view: AlertView }) {
  const { content, shown, number, slug, where, follows, followedBy } = view
  return (
    <div className="alert-words">
      {shown !== number && (
        <p className="note">
          This is revision {shown} of {number}, not the latest.{' '}
          <Go to={`/alerts/${slug}`}>Show the latest</Go>
        </p>
      )}
      <dl className="facts">
        <Fact name="When">
          <Span {...content.eventTime} />
        </Fact>
        <Fact name="In force">
          <When at={content.timeframe.from} /> – <When at={content.timeframe.to} />
        </Fact>
        <Fact name="Where">{where.join('; ')}</Fact>
        <Fact name="Answer">{responseWords[content.response.mode]}</Fact>
        {follows.length > 0 && (
          <Fact name="Follows">
            <Links alerts={follows} />
          </Fact>
        )}
        {followedBy.length > 0 && (
          <Fact name="Followed by">
            <Links alerts={followedBy} />
          </Fact>
        )}
      </dl>
      <RestsOn view={view} />
      <Part title="In short" text={content.summary} />
      <Part title="What happened" text={content.event} />
      <Part title="Context" text={content.context} />
      {content.forecasts.length > 0 && (
        <section>
          <h2>What to expect</h2>
          <ul>
            {content.forecasts.map(({ text, likelihood }) => (
              <li key={text}>
                {text} <span className="tag">{likelihood}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Part title="What to do" text={content.advice} />
      <Part title="Standing advice" text={content.standingAdvice} />
      {content.claims.length > 0 && (
        <section>
          <h2>Who said what</h2>
          <ul>
            {content.claims.map(({ text, speaker, reliability, credibility, stands }) => (
              <li key={speaker + text}>
                <strong>{speaker}:</strong> {stands ? text : <s>{text}</s>}{' '}
                <span className="tag">
                  {reliability}
                  {credibility}
                  {stands ? '' : ', no longer stands'}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {content.sources.length > 0 && (
        <section>
          <h2>Sources</h2>
          <ul>
            {content.sources.map(({ name, url }) => (
              <li key={name + url}>{url ? <a href={url}>{name}</a> : name}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Part({ title, text }: { title: string; text: string | null }) {
  if (!text) return null
  return (
    <section>
      <h2>{title}</h2>
      <Markdown text={text} />
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Span({ from, to }: { from: string; to?: string | undefined }) {
  return (
    <>
      <Moment at={from} />
      {to && to !== from && (
        <>
          {' '}
          – <Moment at={to} />
        </>
      )}
    </>
  )
}

/** Known to the day, or to the minute. */
function Moment({ at }: { at: string }) {
  if (at.length > 10) return <When at={at} />
  const day = new Date(at).toLocaleDateString('en-GB', { timeZone: 'UTC', dateStyle: 'long' })
  return <time dateTime={at}>{day}</time>
}

function Links({ alerts }: { alerts: AlertView['follows'] }) {
  return alerts.map(({ id, slug, headline }) => (
    <span key={id} className="follow">
      <Go to={`/alerts/${slug}`}>{headline}</Go>
    </span>
  ))
}
