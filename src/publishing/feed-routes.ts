import { Hono } from 'hono'
import { capOf } from '../alerts/as-cap.ts'
import { publicProfiles } from '../briefings/profile.ts'
import { serialiseCap } from '../cap/serialise.ts'
import type { Database } from '../database/database.ts'
import { countrySlug } from '../geography/countries.ts'
import { atom } from './atom.ts'
import { type FeedHead, feedTitle } from './feed.ts'
import { geoJson } from './geojson.ts'
import { jsonFeed } from './json-feed.ts'
import type { Publication } from './publication.ts'
import { headlines, publicationOf, publications } from './queries.ts'
import { rss } from './rss.ts'
import { missing, serve } from './serve.ts'
import { sitemap } from './sitemap.ts'
import { cleanQuery, wantedBy } from './wanted.ts'

type Feeds = { db: Database; config: { url: string; mailFrom: string } }

const inAFeed = 50
/** A sitemap may hold 50,000 addresses (sitemaps.org); countries and fixed pages need room too. */
const inASitemap = 49_000
const never = new Date(0)

/** What machines read: every feed with the filters of the archive, each alert as CAP, the sitemap. */
export function feedRoutes({ db, config }: Feeds): Hono {
  const app = new Hono()
  const { url } = config
  const feed = (path: string, type: string, write: (alerts: Publication[], head: FeedHead) => string) =>
    app.get(path, async (c) => {
      const { before: _, ...query } = cleanQuery(c.req.query())
      const wanted = wantedBy(query, inAFeed)
      const alerts = await publications(db, wanted)
      const search = new URLSearchParams(query).toString()
      const self = `${url}${path}${search ? `?${search}` : ''}`
      const updated = alerts[0]?.issuedAt ?? never
      return serve(c, write(alerts, { url, self, updated, title: feedTitle(wanted) }), type, updated)
    })
  feed('/alerts.atom', 'application/atom+xml; charset=utf-8', atom)
  feed('/alerts.rss', 'application/rss+xml; charset=utf-8', rss)
  feed('/alerts.json', 'application/feed+json; charset=utf-8', jsonFeed)
  feed('/alerts.geojson', 'application/geo+json; charset=utf-8', geoJson)

  app.get('/alerts/:name{.+\\.cap\\.xml}', async (c) => {
    const alert = await publicationOf(db, c.req.param('name').replace(/\.cap\.xml$/, ''))
    if (!alert) return missing(c)
    return serve(c, capDocument(alert, config), 'application/cap+xml; charset=utf-8', alert.issuedAt)
  })

  app.get('/sitemap.xml', async (c) => {
    const alerts = await headlines(db, { limit: inASitemap })
    const profiles = await publicProfiles(db)
    const countries = profiles.map(({ country }) => `/countries/${countrySlug(country)}`)
    return serve(c, sitemap(url, alerts, countries), 'application/xml; charset=utf-8')
  })
  app.get('/robots.txt', (c) => c.text(robots(url)))
  return app
}

function capDocument(alert: Publication, { url, mailFrom }: Feeds['config']) {
  const earlier = alert.revisions
    .filter((revision) => revision.number < alert.number && revision.public)
    .map(({ number, issuedAt }) => ({ number, issuedAt: new Date(issuedAt) }))
  const note = alert.revisions.at(-1)?.note ?? null
  return serialiseCap(capOf({ ...alert, note, earlier }, { url, sender: mailFrom }))
}

function robots(url: string) {
  const closed = ['/r/', '/desk', '/outbox', '/api/'].map((path) => `Disallow: ${path}\n`).join('')
  return `User-agent: *\n${closed}Sitemap: ${url}/sitemap.xml\n`
}
