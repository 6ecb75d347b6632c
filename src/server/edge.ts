import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { isOutage } from '../database/database.ts'
import { Problem } from '../http/problem.ts'
import type { Log } from './log.ts'

/** An import of 100,000 people is about 20 MB; nothing else comes near, and strangers may post to some of the rest. */
const mostMegabytes = { import: 64, other: 4 }

/** The HTTP edge: request ids, body limit, a log line without tokens, and the one place where faults become answers. */
export function edge(log: Log): Hono {
  const app = new Hono()
  app.use(async (c, next) => {
    const id = randomUUID()
    const started = performance.now()
    await next()
    c.header('x-request-id', id)
    for (const [name, value] of Object.entries(strictest)) if (!c.res.headers.has(name)) c.header(name, value)
    log[isOwnPoll(c.req.path) ? 'debug' : 'info'](
      {
        id,
        method: c.req.method,
        path: withoutToken(c.req.path),
        status: c.res.status,
        ms: Math.round(performance.now() - started),
      },
      'request',
    )
  })
  const [ofImports, ofOthers] = [bodyUpTo(mostMegabytes.import), bodyUpTo(mostMegabytes.other)]
  app.use((c, next) => (/^\/api\/imports?\//.test(c.req.path) ? ofImports : ofOthers)(c, next))
  app.onError((fault, c) => answerFault(fault, c, log))
  return app
}

/** What an answer is sent with unless its route says otherwise. */
const strictest = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
}

/** The demonstration asks itself for news every few seconds. */
function isOwnPoll(path: string) {
  return path.startsWith('/demonstration/feeds/')
}

function bodyUpTo(megabytes: number) {
  const onError = () => {
    throw new Problem('too-large', `Send at most ${megabytes} MB.`)
  }
  return bodyLimit({ maxSize: megabytes * 1024 * 1024, onError })
}

/** The links of replies and invitations are secrets: they stay out of logs, also where an address is mistyped in front of them. */
function withoutToken(path: string) {
  return path.replace(/\/(r|invitation)\/[^/]+/, '/$1/…')
}

function answerFault(fault: Error, c: Context, log: Log) {
  const problem = asProblem(fault)
  if (problem.code === 'unexpected')
    log.error({ err: fault, path: withoutToken(c.req.path) }, 'request failed')
  else if (problem.code === 'out-of-order') log.warn({ err: fault }, 'database out of reach')
  return c.body(JSON.stringify(problem), problem.status, { 'content-type': 'application/problem+json' })
}

/** PostgreSQL: invalid text representation (an id that is none), character not in repertoire (NUL). */
const unreadable = ['22P02', '22021']

function asProblem(fault: Error): Problem {
  if (fault instanceof Problem) return fault
  if (fault instanceof HTTPException && fault.status === 400) return new Problem('bad-request', fault.message)
  if (fault instanceof HTTPException && fault.status === 403)
    return new Problem('not-allowed', 'This was not sent from a page of this site.')
  if (unreadable.includes((fault as { code?: string }).code ?? ''))
    return new Problem(
      'bad-request',
      'An id, a page mark or a character in this request is none we can read.',
    )
  if (isOutage(fault))
    return new Problem(
      'out-of-order',
      'The database cannot be reached; nothing was lost. Try again in a moment.',
    )
  return new Problem(
    'unexpected',
    'This is a fault of ours; the log has the details under the x-request-id of this answer.',
  )
}
