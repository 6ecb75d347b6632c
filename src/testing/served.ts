import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import pino from 'pino'
import { type Config, readConfig } from '../config.ts'
import type { Database } from '../database/database.ts'
import { createApp } from '../server/app.ts'
import { openSending } from '../server/sending.ts'
import { workerSteps } from '../server/steps.ts'
import { round } from '../server/worker.ts'

const silent = pino({ level: 'silent' })

/** Settings as a start without any would have, but for what is given. */
export function someConfig(given: Record<string, string> = {}): Config {
  const read = readConfig(given)
  if ('faults' in read) throw new Error(read.faults.join('; '))
  return read.config
}

/**
 * The whole application on a port of its own, with its worker run by hand: `work` does everything that is due and comes
 * back. `smtpUrl` sends for real; without it mail stays in the outbox.
 */
export async function served(
  db: Database,
  { smtpUrl, clock = () => new Date() }: { smtpUrl?: string; clock?: () => Date } = {},
) {
  let answer: (request: Request, env: unknown) => Response | Promise<Response> = () =>
    new Response(null, { status: 503 })
  const server = await new Promise<ReturnType<typeof serve>>((done) => {
    const listening = serve(
      { fetch: (request, env) => answer(request, env), port: 0, hostname: '127.0.0.1' },
      () => done(listening),
    )
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const config = someConfig({ ALARUM_URL: url, ...(smtpUrl ? { SMTP_URL: smtpUrl } : {}) })
  const secret = 'a secret of the tests, long enough to sign with'
  const app = createApp({ config, db, secret, log: silent, clock, worker: () => undefined })
  answer = (request, env) => app.fetch(request, env as object)
  const sending = openSending(config, secret, clock)
  const steps = workerSteps(db, sending, clock)
  const work = async () => {
    while ((await round(db, steps, silent)) > 0);
  }
  const close = async () => {
    sending.close()
    await new Promise((done) => server.close(done))
  }
  return { url, config, secret, app, work, sending, [Symbol.asyncDispose]: close }
}
