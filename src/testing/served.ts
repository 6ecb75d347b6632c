import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import pino from 'pino'
import { type Config, readConfig } from '../config.ts'
import { changeChannel } from '../database/changed.ts'
import type { Database } from '../database/database.ts'
import { someChanges } from '../http/changes.ts'
import { createApp } from '../server/app.ts'
import { builtConsole } from '../server/build-console.ts'
import { readConsole } from '../server/console.ts'
import { listenTo } from '../server/listen.ts'
import { openSending } from '../server/sending.ts'
import { workerSteps } from '../server/steps.ts'
import { round } from '../server/worker.ts'
import { testDatabase } from './scene.ts'

const silent = pino({ level: 'silent' })

/** Settings as a start without any would have, but for what is given. */
export function someConfig(given: Record<string, string> = {}): Config {
  const read = readConfig(given)
  if ('faults' in read) throw new Error(read.faults.join('; '))
  return read.config
}

type Serving = {
  smtpUrl?: string
  clock?: () => Date
  /** Build the console where its sources changed, and serve it; changes are heard as in a real start. */
  withConsole?: boolean
  /** Further settings, as the environment gives them. */
  settings?: Record<string, string>
  /** How the site calls itself; passkeys need a name, not an address. */
  host?: 'localhost' | '127.0.0.1'
}

/**
 * The whole application on a port of its own, with its worker run by hand: `work` does everything that is due and comes
 * back. `smtpUrl` sends for real; without it mail stays in the outbox.
 */
export async function served(
  db: Database,
  { smtpUrl, clock = () => new Date(), withConsole = false, settings = {}, host = '127.0.0.1' }: Serving = {},
) {
  let answer: (request: Request, env: unknown) => Response | Promise<Response> = () =>
    new Response(null, { status: 503 })
  const server = await new Promise<ReturnType<typeof serve>>((done) => {
    const listening = serve(
      { fetch: (request, env) => answer(request, env), port: 0, hostname: '127.0.0.1' },
      () => done(listening),
    )
  })
  const url = `http://${host}:${(server.address() as AddressInfo).port}`
  const config = someConfig({ ALARUM_URL: url, ...settings, ...(smtpUrl ? { SMTP_URL: smtpUrl } : {}) })
  const secret = 'a secret of the tests, long enough to sign with'
  const built = withConsole ? await readConsole(await builtConsole(config.dataFolder)) : undefined
  const changes = someChanges()
  const app = createApp({
    config,
    db,
    secret,
    log: silent,
    clock,
    worker: () => undefined,
    changes,
    built: () => built,
  })
  const listening = withConsole
    ? await listenTo((await testDatabase()).appUrl, { on: { [changeChannel]: changes.hear } })
    : undefined
  changes.live = listening?.live ?? false
  answer = (request, env) => app.fetch(request, env as object)
  /** Breaks every connection and answers 503 until `back`: a restart as its clients see it. */
  const away = () => {
    answer = () => new Response(null, { status: 503 })
    ;(server as Server).closeAllConnections()
  }
  const back = () => {
    answer = (request, env) => app.fetch(request, env as object)
  }
  const sending = openSending(config, secret, clock)
  const steps = workerSteps(db, sending, clock)
  const work = async () => {
    while ((await round(db, steps, silent)) > 0);
  }
  const close = async () => {
    sending.close()
    await listening?.close()
    server.close()
    ;(server as Server).closeAllConnections()
  }
  return { url, config, secret, app, work, sending, away, back, [Symbol.asyncDispose]: close }
}
