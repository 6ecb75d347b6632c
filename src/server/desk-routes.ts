import { readFileSync } from 'node:fs'
import { type Context, Hono } from 'hono'
import { findAlert, listAlerts } from '../alerts/revisions.ts'
import type { Config } from '../config.ts'
import { atomically, type Database, type Tx } from '../database/database.ts'
import { listOutbox, outboxMessage } from '../deliveries/outbox.ts'
import type { Caller, Callers } from '../http/caller.ts'
import { pageHeaders } from '../http/page.ts'
import { Problem } from '../http/problem.ts'
import { memberships } from '../people/memberships.ts'
import { findPerson } from '../people/queries.ts'
import { closeCase, takeCase } from '../replies/case-work.ts'
import { listCases } from '../replies/cases.ts'
import { recordReply } from '../replies/record.ts'
import { OperatorAnswer } from '../replies/reply.ts'
import { closeRollCall, rollCall } from '../replies/roll-call.ts'
import { mayDo } from '../vocabulary/role.ts'
import type { Clock } from './clock.ts'
import { deskPage, messagePage, outboxPage, rollCallPage, signInNeededPage } from './desk-pages.ts'

const live = readFileSync(new URL('./live.js', import.meta.url), 'utf8')

/** As every page, and the one script of ours, which asks this server only. */
const deskPolicy = `${pageHeaders['content-security-policy']}; script-src 'self'; connect-src 'self'`

type Wiring = { db: Database; config: Config; callers: Callers; clock: Clock }

/** The signed-in owner's pages: what is in force, live roll-calls, cases, the outbox. */
export function deskRoutes({ db, callers, clock }: Wiring): Hono {
  const app = new Hono()
  const onlyFor = (show: (c: Context, caller: Caller) => Promise<Response>) => async (c: Context) => {
    const caller = await callers.of(c)
    if (!caller) return c.html(signInNeededPage(), 401, { ...pageHeaders, 'cache-control': 'no-store' })
    if (!mayDo(caller.role, 'replies.write'))
      throw new Problem('not-allowed', 'Names and whereabouts are for security managers.')
    return show(c, caller)
  }
  // Under no-referrer a browser posts with `Origin: null`, and one without Sec-Fetch-Site could not post at all.
  const answer = {
    ...pageHeaders,
    'content-security-policy': deskPolicy,
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  }

  app.get('/live.js', (c) =>
    c.body(live, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=300',
    }),
  )

  app.get(
    '/desk',
    onlyFor(async (c, { organisation, email }) => {
      const all = await membershipsOf(db, email)
      const shown = await atomically(db, organisation, async (tx) => ({
        alerts: await listAlerts(tx, organisation, { limit: 50 }),
        cases: await listCases(tx, organisation, 50),
      }))
      return c.html(deskPage({ ...shown, organisation, organisations: all }), 200, answer)
    }),
  )

  app.get(
    '/desk/roll-calls/:alert',
    onlyFor(async (c, { organisation }) => {
      const roll = await atomically(db, organisation, async (tx) => {
        const alert = await theAlert(tx, organisation, c)
        return rollCall(tx, organisation, alert.id, {
          limit: 200,
          ...(c.req.query('after') ? { after: c.req.query('after') as string } : {}),
        })
      })
      if (!roll) throw new Problem('not-found', 'This alert asks for no answer, so it has no roll-call.')
      return c.html(
        rollCallPage(roll, {
          slug: c.req.param('alert') ?? '',
          organisation,
          live: !c.req.query('after'),
          now: clock(),
        }),
        200,
        answer,
      )
    }),
  )

  app.post(
    '/desk/roll-calls/:alert',
    onlyFor(async (c, { organisation, email }) => {
      const form = await c.req.parseBody()
      const parsed = OperatorAnswer.safeParse(form)
      if (!parsed.success) throw new Problem('invalid-fields', 'Choose what was answered.')
      await atomically(db, organisation, async (tx) => {
        const alert = await theAlert(tx, organisation, c)
        const person = await findPerson(tx, organisation, String(form.person))
        if (!person) throw new Problem('not-found', 'There is no such person in this organisation.')
        const where = { situation: alert.situation, alert: alert.id, person: person.id }
        await recordReply(tx, organisation, { ...where, ...parsed.data, reportedBy: email, now: clock() })
      })
      return back(c, `/desk/roll-calls/${c.req.param('alert')}`, organisation)
    }),
  )

  app.post(
    '/desk/roll-calls/:alert/close',
    onlyFor(async (c, { organisation, email }) => {
      const { closed, open } = await atomically(db, organisation, async (tx) => {
        const alert = await theAlert(tx, organisation, c)
        return closeRollCall(tx, organisation, alert.situation, email, clock())
      })
      if (!closed)
        throw new Problem('held', `${open} people are neither safe, nor in a case, nor accounted for.`)
      return back(c, `/desk/roll-calls/${c.req.param('alert')}`, organisation)
    }),
  )

  app.post(
    '/desk/cases/:case/:act{take|close}',
    onlyFor(async (c, { organisation, email }) => {
      const { case: id = '', act } = c.req.param()
      const reason = String((await c.req.parseBody()).reason ?? '').trim()
      if (act === 'close' && reason.length < 3)
        throw new Problem('invalid-fields', 'Say why the case is closed.')
      const done = await atomically(db, organisation, (tx) =>
        act === 'take'
          ? takeCase(tx, organisation, id, email, clock())
          : closeCase(tx, organisation, id, { code: 'other', words: reason }, { by: email, now: clock() }),
      )
      if (!done) throw new Problem('not-found', 'There is no such open case.')
      return back(c, '/desk', organisation)
    }),
  )

  app.get(
    '/outbox',
    onlyFor(async (c, { organisation, email }) => {
      const after = c.req.query('after')
      const messages = await atomically(db, organisation, (tx) =>
        listOutbox(tx, organisation, { limit: 50, ...outboxCursor(after) }),
      )
      return c.html(
        outboxPage({ messages, organisation, organisations: await membershipsOf(db, email) }),
        200,
        answer,
      )
    }),
  )

  app.get(
    '/outbox/:message',
    onlyFor(async (c, { organisation }) => {
      const message = await atomically(db, organisation, (tx) =>
        outboxMessage(tx, organisation, c.req.param('message') ?? ''),
      )
      if (!message) throw new Problem('not-found', 'There is no such message.')
      return c.html(messagePage(message, organisation), 200, answer)
    }),
  )
  return app
}

async function membershipsOf(db: Database, email: string) {
  const user = await db.selectFrom('user').select('id').where('email', '=', email).executeTakeFirst()
  return user ? memberships(db, user.id) : []
}

async function theAlert(tx: Tx, organisation: string, c: Context) {
  const alert = await findAlert(tx, organisation, c.req.param('alert') ?? '')
  if (!alert) throw new Problem('not-found', 'There is no such alert in this organisation.')
  return alert
}

function back(c: Context, path: string, organisation: string) {
  return c.redirect(`${path}?organisation=${organisation}`, 303)
}

/** `<instant>_<id>` of the last message seen; anything else begins at the latest. */
function outboxCursor(after: string | undefined) {
  const [at = '', id = ''] = after?.split('_') ?? []
  return Number.isNaN(Date.parse(at)) || !id ? {} : { after: { at: new Date(at), id } }
}
