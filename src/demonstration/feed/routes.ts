import { Hono } from 'hono'
import { etag } from 'hono/etag'
import type { Database } from '../../database/database.ts'
import { documentOf } from './document.ts'
import { dueItems } from './due.ts'
import { playing } from './play.ts'
import { feedScript } from './script.ts'
import { feedUrls, pathOf } from './sources.ts'

type Wiring = { db: Database; url: string; clock: () => Date }

/** The feeds of the demonstration's outlets, as far as they have come. Search engines are told to leave them out: all is invented. */
export function demonstrationFeeds({ db, url, clock }: Wiring): Hono {
  const app = new Hono()
  const script = feedScript()
  const urls = feedUrls(script, url)
  app.get(pathOf(':key'), etag(), async (c) => {
    const outlet = script.sources.find(({ key }) => key === c.req.param('key'))
    const times = outlet && (await playing(db))
    if (!times) return c.notFound()
    const items = dueItems(script, outlet, times.startedAt, clock())
    const { body, type } = documentOf({ ...outlet, url: urls.get(outlet.key) ?? '' }, items)
    return c.body(body, 200, { 'content-type': type, 'x-robots-tag': 'noindex' })
  })
  return app
}
