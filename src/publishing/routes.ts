import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { capOf } from '../alerts/as-cap.ts'
import { publicProfile, publicProfiles } from '../briefings/profile.ts'
import { serialiseCap } from '../cap/serialise.ts'
import type { Database } from '../database/database.ts'
import { countryBySlug, countrySlug } from '../geography/countries.ts'
import { type Html, page, pageHeaders, styleRoutes } from '../http/page.ts'
import { aboutPage } from './about.ts'
import { alertPage } from './alert-page.ts'
import { countriesPage, countryPage } from './country-pages.ts'
import { atom, geoJson, jsonFeed, rss } from './feeds.ts'
import { archivePage, homePage } from './list-pages.ts'
import type { Publication } from './publication.ts'
import {
  countriesOfLate,
  countsInForce,
  headlines,
  marksInForce,
  publicationOf,
  publications,
} from './queries.ts'
import { cleanQuery, wantedBy } from './wanted.ts'

export type Site = {
  db: Database
  config: { url: string; mailFrom: string }
  clock: () => Date
  /** An alert that is not public, for a signed-in member of its organisation; undefined for everyone else. */
  internal: (c: Context, slug: string) => Promise<Publication | undefined>
}

const onAPage = 20
const inAFeed = 50

/** The public site and every feed. All of it comes from `publication` and public country profiles. */
export function siteRoutes({ db, config, clock, internal }: Site): Hono {
  const app = new Hono()
  const { url } = config
  app.route('/', styleRoutes())

  app.get('/', async (c) => {
    const now = clock()
    const query = cleanQuery(c.req.query())
    const wanted = wantedBy(query, onAPage)
    const [alerts, marks, counts, countries] = await Promise.all([
      headlines(db, wanted),
      marksInForce(db, now),
      countsInForce(db, now),
      countriesOfLate(db),
    ])
    return show(c, homePage({ alerts, marks, counts, countries, wanted, query, now }))
  })
  for (const path of ['/archive', '/search'] as const)
    app.get(path, async (c) => {
      const query = cleanQuery(c.req.query())
      const wanted = wantedBy(query, onAPage)
      return show(c, archivePage({ alerts: await headlines(db, wanted), wanted, query, now: clock() }, path))
    })

  app.get('/alerts/:name{.+\\.cap\\.xml}', async (c) => {
    const alert = await publicationOf(db, c.req.param('name').replace(/\.cap\.xml$/, ''))
    if (!alert) return missing(c)
    return serve(
      c,
      serialiseCap(capMessage(alert, config)),
      'application/cap+xml; charset=utf-8',
      alert.issuedAt,
    )
  })
  app.get('/alerts/:slug', async (c) => {
    const slug = c.req.param('slug')
    const alert = await publicationOf(db, slug)
    if (alert) return show(c, alertPage(alert, { now: clock() }), alert.issuedAt)
    const own = await internal(c, slug)
    return own
      ? c.html(alertPage(own, { internal: true, now: clock() }), 200, {
          ...pageHeaders,
          'cache-control': 'private, no-store',
        })
      : missing(c)
  })

  app.get('/countries', async (c) => show(c, countriesPage(await publicProfiles(db), clock())))
  app.get('/countries/:slug', async (c) => {
    const code = countryBySlug(c.req.param('slug'))
    if (!code) return missing(c)
    const alerts = await headlines(db, { country: code, limit: onAPage })
    const profile = await publicProfile(db, code)
    return show(c, countryPage({ code, profile, alerts, more: alerts.length === onAPage, now: clock() }))
  })

  const feed = (
    path: string,
    type: string,
    write: (alerts: Publication[], head: { url: string; self: string; updated: Date }) => string,
  ) =>
    app.get(path, async (c) => {
      const query = cleanQuery(c.req.query())
      const alerts = await publications(db, wantedBy(query, inAFeed))
      const search = new URLSearchParams(query).toString()
      const updated = alerts[0]?.issuedAt ?? new Date(0)
      return serve(
        c,
        write(alerts, { url, self: `${url}${path}${search ? `?${search}` : ''}`, updated }),
        type,
        updated,
      )
    })
  feed('/alerts.atom', 'application/atom+xml; charset=utf-8', atom)
  feed('/alerts.rss', 'application/rss+xml; charset=utf-8', rss)
  feed('/alerts.json', 'application/feed+json; charset=utf-8', (alerts, head) =>
    JSON.stringify(jsonFeed(alerts, head)),
  )
  feed('/alerts.geojson', 'application/geo+json; charset=utf-8', (alerts) =>
    JSON.stringify(geoJson(alerts, url)),
  )

  app.get('/sitemap.xml', async (c) => {
    const alerts = await headlines(db, { limit: 5000 })
    const profiles = await publicProfiles(db)
    const paths = [
      '/',
      '/archive',
      '/countries',
      '/about',
      ...alerts.map(({ slug }) => `/alerts/${slug}`),
      ...profiles.map(({ country }) => `/countries/${countrySlug(country)}`),
    ]
    const urls = paths.map((path) => `<url><loc>${url}${path}</loc></url>`).join('')
    const body = `<?xml version="1.0" encoding="utf-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls}</urlset>`
    return serve(c, body, 'application/xml; charset=utf-8', alerts[0]?.issuedAt ?? new Date(0))
  })
  app.get('/robots.txt', (c) =>
    c.text(
      `User-agent: *\nDisallow: /r/\nDisallow: /desk\nDisallow: /outbox\nDisallow: /api/\nSitemap: ${url}/sitemap.xml\n`,
    ),
  )
  app.get('/favicon.svg', (c) =>
    c.body(icon, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' }),
  )
  app.get('/about', (c) => show(c, aboutPage()))
  app.notFound(missing)
  return app
}

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b5563"/><path d="M16 6l10 19H6z" fill="none" stroke="#fff" stroke-width="2.6" stroke-linejoin="round"/><path d="M16 13v6m0 3v.5" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/></svg>'

function capMessage(alert: Publication, { url, mailFrom }: Site['config']) {
  const earlier = alert.revisions
    .filter((revision) => revision.number < alert.number && revision.public)
    .map(({ number, issuedAt }) => ({ number, issuedAt: new Date(issuedAt) }))
  const note = alert.revisions.at(-1)?.note ?? null
  return capOf({ ...alert, note, earlier }, { url, sender: mailFrom })
}

async function show(c: Context, body: Html, changed?: Date) {
  return serve(c, String(await body), 'text/html; charset=utf-8', changed)
}

/** Answers with an ETag of the bytes, so that anyone between us and the reader may keep them and ask again cheaply. */
function serve(c: Context, body: string, type: string, changed?: Date) {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const headers = {
    ...pageHeaders,
    'content-type': type,
    etag,
    'cache-control': 'public, max-age=30, stale-while-revalidate=300',
    ...(changed ? { 'last-modified': changed.toUTCString() } : {}),
  }
  return c.req.header('if-none-match') === etag ? c.body(null, 304, headers) : c.body(body, 200, headers)
}

async function missing(c: Context) {
  const body = page({
    title: 'Not found – Alarum',
    path: c.req.path,
    body: html`<h1>Nothing is here</h1><p>The address may be wrong, or what stood here is not public. <a href="/archive">The archive</a> has every public alert.</p>`,
  })
  return c.html(body, 404, pageHeaders)
}
