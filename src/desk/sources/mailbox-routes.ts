import { z } from '@hono/zod-openapi'
import { recordAudit } from '../../audit/record.ts'
import { noteChange } from '../../database/changed.ts'
import { atomically, type Tx } from '../../database/database.ts'
import { type Api, body, json, keyed, newRoutes } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import { tryMailbox } from '../../sources/mailbox/fetch-mail.ts'
import { mailboxOf } from '../../sources/mailbox/rows.ts'
import { watchMailbox } from '../../sources/own-sources.ts'
import { findSource } from '../../sources/queries.ts'
import { MailboxFound, MailboxKey, NewMailbox, TriedMailbox, WatchedMailbox } from './mailbox-contract.ts'

const watchRoute = keyed({
  permission: 'organisation.manage',
  method: 'post',
  path: '/mailboxes',
  summary:
    'Have a mailbox watched, or change how it is: what comes there are reports of this organisation alone',
  request: body(NewMailbox),
  responses: { 201: json(WatchedMailbox, 'The mailbox, without its password') },
})
const showRoute = keyed({
  permission: 'organisation.manage',
  method: 'get',
  path: '/mailboxes/{key}',
  summary: 'How a mailbox is reached, without its password',
  request: { params: z.object({ key: MailboxKey }) },
  responses: { 200: json(WatchedMailbox, 'The mailbox') },
})
const tryRoute = keyed({
  permission: 'organisation.manage',
  method: 'post',
  path: '/mailboxes/try',
  summary: 'Open a mailbox and say what is in it; nothing is kept or changed',
  request: body(TriedMailbox),
  responses: { 200: json(MailboxFound, 'The folder, and how many messages it holds') },
})

/** Mailboxes that this organisation has watched. */
export function mailboxRoutes({ db, callers, clock, config }: Api) {
  const app = newRoutes()
  app.openapi(tryRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'organisation.manage')
    const { key, password, ...reached } = c.req.valid('json')
    const secret = await atomically(db, organisation, (tx) => passwordOf(tx, organisation, { key, password }))
    const found = await tryMailbox({ ...reached, password: secret }, config.fetchPrivate)
    if (!found.ok)
      throw new Problem('invalid-fields', found.message, [{ path: 'host', message: found.message }])
    return c.json({ folder: found.folder, messages: found.messages }, 200)
  })
  app.openapi(watchRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'organisation.manage')
    const { key, name, reliability, everySeconds, password, ...reached } = c.req.valid('json')
    if (reached.security === 'none' && !config.fetchPrivate)
      throw refused('security', 'Without TLS the password could be read on the way: choose tls or starttls.')
    const now = clock()
    await atomically(db, organisation, async (tx) => {
      const secret = await passwordOf(tx, organisation, { key, password })
      const given = { key, name, reliability, everySeconds, now }
      const id = await watchMailbox(tx, organisation, { ...given, mailbox: { ...reached, password: secret } })
      if (!id) throw refused('key', 'Another source of yours has this key; choose another.')
      const detail = { key, host: reached.host, folder: reached.folder }
      await recordAudit(tx, organisation, {
        actor: email,
        action: 'source.mailbox',
        subject: id,
        detail,
        now,
      })
      await noteChange(tx, organisation, 'source')
    })
    return c.json({ key, name, reliability, everySeconds, ...reached }, 201)
  })
  app.openapi(showRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'organisation.manage')
    const { key } = c.req.valid('param')
    const found = await atomically(db, organisation, async (tx) => {
      const source = await findSource(tx, key)
      const kept = source && (await mailboxOf(tx, organisation, source.id))
      return source && kept && { source, mailbox: kept.mailbox }
    })
    if (!found) throw new Problem('not-found', 'There is no mailbox of this key.')
    const { name, reliability, everySeconds } = found.source
    const { password: _, ...reached } = found.mailbox
    return c.json({ key, name, reliability, everySeconds, ...reached }, 200)
  })
  return app
}

/** The password that was sent, else the one that is kept. */
async function passwordOf(
  tx: Tx,
  organisation: string,
  { key, password }: { key?: string | undefined; password?: string | undefined },
): Promise<string> {
  if (password !== undefined) return password
  const source = key === undefined ? undefined : await findSource(tx, key)
  const kept = source && (await mailboxOf(tx, organisation, source.id))
  if (!kept) throw refused('password', 'Write the password.')
  return kept.mailbox.password
}

function refused(path: string, message: string) {
  return new Problem('invalid-fields', message, [{ path, message }])
}
