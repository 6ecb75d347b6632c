import type { MiddlewareHandler } from 'hono'
import type { Config } from '../config.ts'
import { Problem } from '../http/problem.ts'

const harmless = ['GET', 'HEAD', 'OPTIONS']

/**
 * Refuses whatever a page of another site makes a browser send with our cookie, of any content type: what changes
 * something must say that it comes from here, by Sec-Fetch-Site or by Origin. A request without a cookie carries nobody's
 * authority but its own key's.
 */
export function sameOrigin(config: Config): MiddlewareHandler {
  const ours = ownOrigins(config)
  return async (c, next) => {
    if (harmless.includes(c.req.method) || !c.req.header('cookie')) return next()
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    // A browser writes Sec-Fetch-Site itself and no page can; where there is none, the origin must be one of ours.
    const fromHere = site === undefined ? ours.includes(origin ?? '') : site === 'same-origin'
    if (!fromHere) throw new Problem('not-allowed', 'This was not sent from a page of this site.')
    return next()
  }
}

/** The origins this site answers at: a site on this machine is opened by either name. */
export function ownOrigins({ url, port }: Pick<Config, 'url' | 'port'>): string[] {
  const { origin, hostname } = new URL(url)
  return hostname === 'localhost'
    ? [origin, `http://127.0.0.1:${port}`, `http://localhost:${port}`]
    : [origin]
}
