import type { Config } from '../../config.ts'
import { type Fetch, sourceFetch } from '../../sources/poll.ts'
import { feedScript } from './script.ts'
import { feedUrls } from './sources.ts'

/** Where a server listens: a name or an address, and the port. */
export type Listening = { address: string; port: number }

/**
 * Fetches the demonstration's feeds from this very server, whatever its public address is, and everything else as `others` does.
 * The one private host and port that is let through is the one `listening` answers with at that moment, for these addresses
 * alone, and no redirect is followed there.
 */
export function fetchWithOwn(
  others: Fetch,
  { url: site }: Pick<Config, 'url'>,
  listening: () => Listening | null,
): Fetch {
  const own = new Set(feedUrls(feedScript(), site).values())
  return async (url, known, signal) => {
    const at = own.has(url) ? listening() : null
    if (!at) return others(url, known, signal)
    const server = new URL(`http://${reachable(at.address)}:${at.port}`)
    const inside = new URL(url.slice(site.length), server)
    const answer = await sourceFetch({ only: server.host })(inside.href, known, signal)
    return answer.ok ? { ...answer, finalUrl: url } : answer
  }
}

/** A server that listens on every interface is reached from its own machine by loopback. */
function reachable(address: string): string {
  if (address === '0.0.0.0') return '127.0.0.1'
  if (address === '::') return '[::1]'
  return address.includes(':') ? `[${address}]` : address
}
