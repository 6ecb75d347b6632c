import { z } from '@hono/zod-openapi'
import { recordAudit } from '../../audit/record.ts'
import { atomically } from '../../database/database.ts'
import { keepTestMail, sendTestMail, type Tested } from '../../deliveries/test-mail.ts'
import { type Api, body, json, keyed, newRoutes } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import { isDemonstration } from '../../people/memberships.ts'
import { settingsOf } from '../../people/setting.ts'
import { MailSetup, MailTest } from './contract.ts'
import { mailSetup } from './mail.ts'

/** Test messages of an organisation within ten minutes. */
const perTenMinutes = 5

const setupRoute = keyed({
  method: 'get',
  path: '/settings/mail',
  summary: 'How mail leaves, and what may keep it from arriving',
  responses: { 200: json(MailSetup, 'The mail set-up') },
})
const testRoute = keyed({
  method: 'post',
  path: '/settings/mail/test',
  summary: 'Send one real test message now, and say what the mail server answered',
  request: body(z.object({ to: z.email('This is no mail address.').max(254) })),
  responses: { 200: json(MailTest, 'What became of it') },
})

/** The mail server, and whether it takes a message. */
export function mailRoutes({ db, config, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(setupRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'organisation.manage')
    return c.json(mailSetup(config, await isDemonstration(db, organisation)), 200)
  })
  app.openapi(testRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'organisation.manage')
    const { to } = c.req.valid('json')
    const now = clock()
    const demonstration = await isDemonstration(db, organisation)
    const test = await atomically(db, organisation, async (tx) => {
      const since = new Date(now.getTime() - 600_000)
      const earlier = await tx
        .selectFrom('audit_entry')
        .select('id')
        .where('organisation', '=', organisation)
        .where('action', '=', 'mail.tested')
        .where('at', '>', since)
        .limit(perTenMinutes)
        .execute()
      if (earlier.length >= perTenMinutes)
        throw new Problem(
          'too-many-requests',
          'Five test messages went out within ten minutes; wait a little.',
        )
      await recordAudit(tx, organisation, { actor: email, action: 'mail.tested', words: to, now })
      const { name } = await settingsOf(tx, organisation)
      const made = { from: config.mailFrom, to, organisation: name, url: config.url, now }
      if (demonstration || !config.smtpUrl) await keepTestMail(tx, organisation, made)
      return made
    })
    if (!config.smtpUrl || demonstration)
      return c.json({ outcome: 'outbox' as const, says: inOutbox(demonstration), server: null }, 200)
    const tested = await sendTestMail(config.smtpUrl, test)
    return c.json({ ...tested, says: inWords(tested, new URL(config.smtpUrl).host) }, 200)
  })
  return app
}

function inOutbox(demonstration: boolean) {
  return demonstration
    ? 'The message is in the outbox, because the demonstration sends nothing.'
    : 'The message is in the outbox, because SMTP_URL is not set.'
}

function inWords({ outcome }: Tested, host: string) {
  const words: Record<Tested['outcome'], string> = {
    'handed-over': `${host} took the message. Whether it arrives shows in the mailbox.`,
    refused: `${host} refused the message.`,
    unreachable: `${host} could not be reached, or did not let us in.`,
    unknown: `${host} had the whole message and did not say whether it took it.`,
  }
  return words[outcome]
}
