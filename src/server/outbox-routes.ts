import { type Context, Hono } from 'hono'
import { atomically, type Database } from '../database/database.ts'
import { listOutbox, outboxMessage } from '../deliveries/outbox.ts'
import type { Caller, Callers } from '../http/caller.ts'
import { pageHeaders } from '../http/page.ts'
import { Problem } from '../http/problem.ts'
import { memberships } from '../people/memberships.ts'
import { mayDo } from '../vocabulary/role.ts'
import { messagePage, outboxPage, signInNeededPage } from './outbox-pages.ts'

type Wiring = { db: Database; callers: Callers }

const answer = { ...pageHeaders, 'referrer-policy': 'same-origin', 'cache-control': 'no-store' }

/** Mail that was kept here, as its recipients read it. Where the desk's pages stood, the console is. */
export function outboxRoutes({ db, callers }: Wiring): Hono {
  const app = new Hono()
  const onlyFor = (show: (c: Context, caller: Caller) => Promise<Response>) => async (c: Context) => {
    const caller = await callers.of(c)
    if (!caller) return c.html(signInNeededPage(), 401, answer)
    if (!mayDo(caller.role, 'replies.write'))
      throw new Problem('not-allowed', 'Names and whereabouts are for security managers.')
    return show(c, caller)
  }

  app.get('/desk', (c) => c.redirect('/console/', 302))
  app.get('/desk/*', (c) => c.redirect('/console/', 302))

  app.get(
    '/outbox',
    onlyFor(async (c, { organisation, email }) => {
      const messages = await atomically(db, organisation, (tx) =>
        listOutbox(tx, organisation, { limit: 50, ...cursor(c.req.query('after')) }),
      )
      const organisations = await membershipsOf(db, email)
      return c.html(outboxPage({ messages, organisation, organisations }), 200, answer)
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

/** `<instant>_<id>` of the last message seen; anything else begins at the latest. */
function cursor(after: string | undefined) {
  const [at = '', id = ''] = after?.split('_') ?? []
  return Number.isNaN(Date.parse(at)) || !id ? {} : { after: { at: new Date(at), id } }
}
