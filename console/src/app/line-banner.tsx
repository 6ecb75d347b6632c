import { useLine } from './live.tsx'

/** Said only when it is broken: what is on screen may be old, and since when. */
export function LineBanner() {
  const { state, since } = useLine()
  return (
    <div role="status">
      {state === 'lost' && (
        <p className="line-lost">
          <strong>No connection to the server</strong> since{' '}
          {since?.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })}.
          What is shown may be old; what you type is kept here. Trying again …
        </p>
      )}
    </div>
  )
}
