import { z } from '@hono/zod-openapi'
import { sql } from 'kysely'
import { AlertContent } from '../../alerts/alert.ts'
import { findAlert } from '../../alerts/revisions.ts'
import { recordLookUp } from '../../audit/look-up.ts'
import { atomically, type Tx } from '../../database/database.ts'
import type { Receipt } from '../../exposure/exposure.ts'
import { receiptFor } from '../../exposure/receipt-for.ts'
import { renderReceipt } from '../../exposure/receipts.ts'
import { wouldBeExposed } from '../../exposure/would-be-exposed.ts'
import { Area } from '../../geography/area.ts'
import { type Api, body, json, keyed, newRoutes } from '../../http/api.ts'
import type { Caller } from '../../http/caller.ts'
import { Problem } from '../../http/problem.ts'
import { reasonOf } from '../../http/reason.ts'
import { PersonParam, refuse, thePerson } from './asked.ts'
import { AlertAnswers, WouldBe } from './contract.ts'
import { markOf, readMark } from './cursor.ts'

const Ground = z
  .object({
    area: Area,
    timeframe: AlertContent.shape.timeframe,
    conditions: AlertContent.shape.conditions,
  })
  .openapi('GroundOfADraft')

const alertsRoute = keyed({
  method: 'get',
  path: '/people/{id}/exposure',
  summary: 'Whether a person is alerted by an alert, or by each in force, and why or why not',
  request: {
    params: PersonParam,
    query: z.object({
      alert: z.string().optional(),
      after: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
  },
  responses: { 200: json(AlertAnswers, 'An answer for each alert, the latest first') },
})
const draftRoute = keyed({
  method: 'post',
  path: '/people/{id}/exposure',
  summary: 'Whether a person would be alerted by an area and a time, and why or why not',
  request: { params: PersonParam, ...body(Ground) },
  responses: { 200: json(WouldBe, 'The answer') },
})

export function personExposureRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(alertsRoute, async (c) => {
    const caller = await callers.allowed(c, 'people.read')
    const reason = reasonOf(c)
    const { id } = c.req.valid('param')
    const question = c.req.valid('query')
    const now = clock()
    return c.json(
      await atomically(db, caller.organisation, async (tx) => {
        await asked(tx, caller, { id, search: question.alert ?? 'in force', reason, now })
        const found = question.alert
          ? [await theAlert(tx, caller.organisation, question.alert)]
          : await inForce(tx, caller.organisation, question, now)
        const alerts = []
        // One after another: a page is short, and an answer that is frozen is one look at an index.
        for (const { issued_at: _, ...alert } of found) {
          const receipt = await receiptFor(tx, caller.organisation, alert.alert, id, now)
          const frozen = receipt.exposed && (await isFrozen(tx, caller.organisation, alert, id))
          alerts.push({ ...alert, frozen, ...answerOf(receipt) })
        }
        const last = !question.alert && found.length === question.limit ? found.at(-1) : undefined
        return { alerts, next: last ? markOf(last.issued_at, last.alert) : null }
      }),
      200,
    )
  })
  app.openapi(draftRoute, async (c) => {
    const caller = await callers.allowed(c, 'people.read')
    const reason = reasonOf(c)
    const { id } = c.req.valid('param')
    const now = clock()
    const receipt = await atomically(db, caller.organisation, async (tx) => {
      await asked(tx, caller, { id, search: 'draft', reason, now })
      return wouldBeExposed(tx, caller.organisation, c.req.valid('json'), id, now)
    })
    if ('fault' in receipt) refuse([{ path: 'area', message: receipt.fault }])
    return c.json(answerOf(receipt), 200)
  })
  return app
}

/** The answer in words: yes and possibly say where and when, no says the nearest miss. */
export function answerOf(receipt: Receipt) {
  const answer = receipt.exposed ? (receipt.confidence === 'certain' ? 'yes' : 'possibly') : 'no'
  return { answer, sentence: renderReceipt(receipt), receipt: { ...receipt } } as const
}

async function asked(
  tx: Tx,
  { organisation, email }: Caller,
  { id, search, reason, now }: { id: string; search: string; reason: string; now: Date },
) {
  await thePerson(tx, organisation, id)
  const what = { action: 'person.exposure-asked', subject: id, search, shown: [id] }
  await recordLookUp(tx, organisation, { actor: email, ...what, reason, now })
}

type Listed = {
  alert: string
  slug: string
  headline: string
  severity: string
  exercise: boolean
  issued_at: Date
}

const columns = sql`a.id as alert, a.slug, r.content->>'headline' as headline, a.severity, r.exercise, r.issued_at`

async function inForce(
  tx: Tx,
  organisation: string,
  { after, limit }: { after?: string | undefined; limit: number },
  now: Date,
): Promise<Listed[]> {
  const [at, id] = after ? readMark(after, 2) : []
  const { rows } = await sql<Listed>`
    select ${columns} from alert a
    join alert_revision r on r.organisation = a.organisation and r.alert = a.id and r.number = a.number
    where a.organisation = ${organisation} and a.state = 'issued' and (a.expires is null or a.expires > ${now})
      ${at && id ? sql`and (r.issued_at, a.id) < (${at}::timestamptz, ${id}::uuid)` : sql``}
    order by r.issued_at desc, a.id desc limit ${limit}`.execute(tx)
  return rows
}

async function theAlert(tx: Tx, organisation: string, name: string): Promise<Listed> {
  const found = await findAlert(tx, organisation, name)
  const { rows } = await sql<Listed>`
    select ${columns} from alert a
    join alert_revision r on r.organisation = a.organisation and r.alert = a.id and r.number = a.number
    where a.organisation = ${organisation} and a.id = ${found?.id ?? null}`.execute(tx)
  const [row] = rows
  if (!row) throw new Problem('not-found', 'No issued alert of that id or name is in this organisation.')
  return row
}

async function isFrozen(tx: Tx, organisation: string, { alert }: Listed | { alert: string }, person: string) {
  const { rows } = await sql`
    select from exposed e join alert a on a.organisation = e.organisation and a.id = e.alert and a.number = e.number
    where e.organisation = ${organisation} and e.alert = ${alert} and e.person = ${person} and e.change not in ('gone', 'responsible')`.execute(
    tx,
  )
  return rows.length > 0
}
