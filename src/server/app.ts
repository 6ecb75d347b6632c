import { sql } from 'kysely'
import type { Config } from '../config.ts'
import type { Database } from '../database/database.ts'
import { demonstrationFeeds } from '../demonstration/feed/routes.ts'
import { withCallers } from '../http/caller.ts'
import { type Changes, someChanges } from '../http/changes.ts'
import { addressRanges, clientAddresses } from '../http/client-address.ts'
import { siteRoutes } from '../publishing/routes.ts'
import { missing } from '../publishing/serve.ts'
import { replyRoutes } from '../replies/routes.ts'
import { apiRoutes } from './api/routes.ts'
import { callers } from './caller.ts'
import type { Clock } from './clock.ts'
import { type Console, consoleRoutes } from './console.ts'
import { edge } from './edge.ts'
import { internalPage } from './internal-page.ts'
import { keysOf } from './keys.ts'
import type { Log } from './log.ts'
import { metrics } from './metrics.ts'
import { outboxRoutes } from './outbox-routes.ts'
import { sameOrigin } from './same-origin.ts'
import { signInGate } from './sign-in/gate.ts'
import { signIn } from './sign-in.ts'
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
  const { url, port, trustedProviders } = config
  const auth = signIn({ db, url, secret, port, trustedProviders })
  const callersOf = callers(db, auth)
  const app = edge(log)
  app.use(clientAddresses(addressRanges(config.trustedProxies)))
  app.route('/', metrics(db, worker, clock))
  app.get('/healthz', async (c) => {
    await sql`select 1`.execute(db)
    const last = worker()?.lastRound
    return c.json({ status: 'ok', database: 'reached', workerLookedAt: last ?? null })
  })
  // Before the check of the origin: the link is its own proof, and a browser that sends neither header must not keep
  // somebody from asking for help.
  app.route('/', replyRoutes({ db, clock }))
  app.use(sameOrigin(config), withCallers(callersOf))
  app.route('/api/auth', signInGate({ db, auth }))
  app.route(
    '/api',
    apiRoutes({ db, config, callers: callersOf, changes, keys: keysOf(db, auth), clock }, auth),
  )
  app.route('/', outboxRoutes({ db, callers: callersOf }))
  app.route('/', consoleRoutes(built ?? (() => undefined)))
  if (config.demonstration) app.route('/', demonstrationFeeds({ db, url, clock }))
  app.route('/', siteRoutes({ db, config, clock, internal: internalPage(db, callersOf) }))
  app.notFound(missing)
  return app
}
