import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { publicProfile, publicProfiles } from '../briefings/profile.ts'
import type { Database } from '../database/database.ts'
import { countryBySlug } from '../geography/countries.ts'
import { pageHeaders, styleRoutes } from '../http/page.ts'
import { aboutPage } from './about.ts'
import { alertPage } from './alert-page.ts'
import { countriesPage, countryPage } from './country-pages.ts'
import { feedRoutes } from './feed-routes.ts'
import { archivePage, homePage } from './list-pages.ts'
import type { Publication } from './publication.ts'
import { countriesOfLate, countsInForce, headlines, marksInForce, publicationOf } from './queries.ts'
import { missing, show } from './serve.ts'
import { cleanQuery, wantedBy } from './wanted.ts'

export type Site = {
  db: Database
  config: { url: string; mailFrom: string }
  clock: () => Date
  /** An alert that is not public, for a signed-in member of its organisation; undefined for everyone else. */
  internal: (c: Context, slug: string) => Promise<Publication | undefined>
}

const onAPage = 20

/** The public site and every feed. All of it comes from `publication` and public country profiles. */
export function siteRoutes({ db, config, clock, internal }: Site): Hono {
  const app = new Hono()
  app.use(compress())
  app.route('/', styleRoutes())
  app.route('/', feedRoutes({ db, config }))

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

  app.get('/alerts/:slug', async (c) => {
    const slug = c.req.param('slug')
    const alert = await publicationOf(db, slug)
    if (alert) return show(c, alertPage(alert, { now: clock() }), alert.issuedAt)
    const own = await internal(c, slug)
    if (!own) return missing(c)
    const body = alertPage(own, { internal: true, now: clock() })
    return c.html(body, 200, { ...pageHeaders, 'cache-control': 'private, no-store' })
  })

  app.get('/countries', async (c) => show(c, countriesPage(await publicProfiles(db), clock())))
  app.get('/countries/:slug', async (c) => {
    const code = countryBySlug(c.req.param('slug'))
    if (!code) return missing(c)
    const alerts = await headlines(db, { country: code, limit: onAPage })
    const profile = await publicProfile(db, code)
    return show(c, countryPage({ code, profile, alerts, more: alerts.length === onAPage, now: clock() }))
  })

  app.get('/favicon.svg', (c) =>
    c.body(icon, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' }),
  )
  app.get('/about', (c) => show(c, aboutPage()))
  app.notFound(missing)
  return app
}

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0a5566"/><path d="M16 7l10 18H6zM16 14v5M16 21.9v.1" fill="none" stroke="#fff" stroke-width="2.6" stroke-linejoin="round" stroke-linecap="round"/></svg>'
