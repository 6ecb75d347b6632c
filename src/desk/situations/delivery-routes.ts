import { z } from '@hono/zod-openapi'
import { recordAudit } from '../../audit/record.ts'
import { atomically, type Tx } from '../../database/database.ts'
import { tryLostAgain } from '../../deliveries/again.ts'
import { deliveryStates } from '../../deliveries/delivery.ts'
import { resendUnknown } from '../../deliveries/unknown.ts'
import { AlertParam, type Api, json, keyed, newRoutes, Page } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import { DeliveriesView } from './contract.ts'
import { deliveriesOf } from './deliveries.ts'
import { either } from './either.ts'
import { issuedAlert } from './find.ts'
import { mayName, reasonToName } from './names.ts'

const NoticeParam = z.object({ notice: z.uuid() })
const Again = z.object({ again: z.number().int() })

const listRoute = keyed({
  method: 'get',
  path: '/alerts/{alert}/deliveries',
  summary:
    'The messages of a revision, why each waits and how it ended; `names=yes` needs a reason, which is kept',
  request: {
    params: AlertParam,
    query: Page.extend({
      number: z.coerce.number().int().min(1).optional(),
      state: z.enum(['waiting', ...deliveryStates]).optional(),
      names: z.enum(['yes', 'no']).default('no'),
    }),
  },
  responses: { 200: json(DeliveriesView, 'Messages') },
})
const unknownRoute = keyed({
  method: 'post',
  path: '/deliveries/{notice}/resend-unknown',
  summary:
    'Send again what may or may not have arrived, under the Message-ID of the first; some may get a second copy',
  request: { params: NoticeParam },
  responses: { 200: json(Again, 'How many are due now') },
})
const lostRoute = keyed({
  method: 'post',
  path: '/deliveries/{notice}/retry-lost',
  summary: 'Write a new message to everybody whose messages were surely lost and who has an address now',
  request: { params: NoticeParam },
  responses: { 200: json(Again, 'How many are due now') },
})

/** The messages of an alert, and the two ways to send some of them again, each a person's decision. */
export function deliveryDeskRoutes({ db, callers, clock, config }: Api) {
  const app = newRoutes()
  const host = config.mailFrom.split('@')[1] ?? 'localhost.localdomain'
  app.openapi(listRoute, async (c) => {
    const caller = await callers.allowed(c, 'alerts.read')
    const { organisation, email } = caller
    const { names: asked, ...query } = c.req.valid('query')
    const names = asked === 'yes'
    const now = clock()
    const view = await atomically(db, organisation, async (tx) => {
      const alert = await issuedAlert(tx, organisation, c.req.valid('param').alert)
      const reason = names ? reasonToName(c, caller, alert.state) : null
      const zone = await zoneOf(tx, organisation)
      const found = await deliveriesOf(tx, organisation, alert, { ...query, names, zone, now })
      if (reason !== null)
        await recordAudit(tx, organisation, {
          actor: email,
          action: 'deliveries.looked-up',
          subject: alert.id,
          detail: { number: found.number, state: query.state ?? null, shown: found.deliveries.length },
          words: reason,
          now,
        })
      return { ...found, names: mayName(caller, alert.state) }
    })
    return c.json(view, 200)
  })
  for (const [route, action] of [
    [unknownRoute, 'deliveries.resent-unknown'],
    [lostRoute, 'deliveries.retried-lost'],
  ] as const)
    app.openapi(route, async (c) => {
      const { organisation, email } = await either(callers, c, ['alerts.release', 'replies.write'])
      const { notice } = c.req.valid('param')
      const now = clock()
      const again = await atomically(db, organisation, async (tx) => {
        const alert = await latestNotice(tx, organisation, notice)
        const count =
          route === unknownRoute
            ? await resendUnknown(tx, organisation, notice)
            : await tryLostAgain(tx, organisation, notice, { host, now })
        if (count > 0)
          await recordAudit(tx, organisation, {
            ...{ actor: email, action, subject: alert, detail: { notice, messages: count }, now },
          })
        return count
      })
      return c.json({ again }, 200)
    })
  return app
}

/** The alert of a notice that nothing later has replaced: words that are out of date are not sent again. */
async function latestNotice(tx: Tx, organisation: string, notice: string) {
  const row = await tx
    .selectFrom('notice as n')
    .innerJoin('alert as a', (on) =>
      on.onRef('a.organisation', '=', 'n.organisation').onRef('a.id', '=', 'n.alert'),
    )
    .select(['a.id', 'a.number', 'n.number as told', 'n.kind'])
    .where('n.organisation', '=', organisation)
    .where('n.id', '=', notice)
    .executeTakeFirst()
  if (!row) throw new Problem('not-found', 'There is no such notice in this organisation.')
  if (row.kind === 'alert' && row.told !== row.number)
    throw new Problem(
      'conflict',
      `Revision ${row.number} has replaced these words; send that one's messages again.`,
    )
  return row.id
}

async function zoneOf(tx: Tx, organisation: string) {
  const setting = await tx
    .selectFrom('organisation_setting')
    .select('time_zone')
    .where('organisation', '=', organisation)
    .executeTakeFirst()
  return setting?.time_zone ?? 'Etc/UTC'
}
