import type { Context } from 'hono'
import { csrf } from 'hono/csrf'
import { sql } from 'kysely'
import type { Config } from '../config.ts'
import type { Database } from '../database/database.ts'
import { type Changes, someChanges } from '../http/changes.ts'
import { siteRoutes } from '../publishing/routes.ts'
import { missing } from '../publishing/serve.ts'
import { remoteAddress, replyRoutes } from '../replies/routes.ts'
import { apiRoutes } from './api/routes.ts'
import { callers } from './caller.ts'
import type { Clock } from './clock.ts'
import { type Console, consoleRoutes } from './console.ts'
import { deskRoutes } from './desk-routes.ts'
import { edge } from './edge.ts'
import { internalPage } from './internal-page.ts'
import type { Log } from './log.ts'
import { metrics } from './metrics.ts'
import { clientAddressHeader, signIn } from './sign-in.ts'
import type { Worker } from './worker.ts'

type Wiring = {
  config: Config
  db: Database
  secret: string
  log: Log
  clock: Clock
  worker: () => Worker | undefined
  changes?: Changes
  /** The built console; undefined while it is being made. */
  built?: () => Console | undefined
}

/** The whole HTTP surface, wired: health, metrics, sign-in, API, reply pages, the owner's pages and the public site. */
export function createApp({
  config,
  db,
  secret,
  log,
  clock,
  worker,
  changes = someChanges(),
  built,
}: Wiring) {
  const auth = signIn({ db, url: config.url, secret })
  const callersOf = callers(db, auth)
  const app = edge(log)
  app.route('/', metrics(worker, clock))
  app.get('/healthz', async (c) => {
    await sql`select 1`.execute(db)
    const last = worker()?.lastRound
    return c.json({ status: 'ok', database: 'reached', workerLookedAt: last ?? null })
  })
  app.on(['GET', 'POST'], '/api/auth/*', (c) => auth.handler(withClientAddress(c)))
  // Before the check of the origin: the link is its own proof, and a browser that sends neither header must not keep
  // somebody from asking for help.
  app.route('/', replyRoutes({ db, clock }))
  const sameOrigin = csrf({ origin: [new URL(config.url).origin, ...localOrigins(config)] })
  app.use((c, next) => (c.req.header('cookie') ? sameOrigin(c, next) : next()))
  app.route('/api', apiRoutes({ db, config, callers: callersOf, changes, clock }))
  app.route('/', deskRoutes({ db, config, callers: callersOf, clock }))
  app.route('/', consoleRoutes(built ?? (() => undefined)))
  app.route('/', siteRoutes({ db, config, clock, internal: internalPage(db, callersOf) }))
  app.notFound(missing)
  return app
}

/** The request as sign-in counts it: by the address that connected, since anybody can write X-Forwarded-For. */
function withClientAddress(c: Context) {
  const request = new Request(c.req.raw)
  request.headers.set(clientAddressHeader, remoteAddress(c))
  return request
}

/** A site on this machine is opened by either name. */
function localOrigins({ url, port }: Config) {
  return new URL(url).hostname === 'localhost' ? [`http://127.0.0.1:${port}`, `http://localhost:${port}`] : []
}
