import { sql } from 'kysely'
import { recordAudit } from '../../audit/record.ts'
import { atomically, type Tx } from '../../database/database.ts'
import type { Reason, Receipt } from '../../exposure/exposure.ts'
import { type Reach as Found, reach } from '../../exposure/reach.ts'
import { renderReceipt } from '../../exposure/receipts.ts'
import type { Area } from '../../geography/area.ts'
import { type Api, body, json, keyed, newRoutes } from '../../http/api.ts'
import { mayDo } from '../../vocabulary/role.ts'
import { Reach, ReachQuestion } from './contract.ts'
import { drawn } from './drawn.ts'

const reachRoute = keyed({
  method: 'post',
  path: '/reach',
  summary: 'Whom an area would reach now: counts, its shape, and with `full` the sensitivity and a sample',
  request: body(ReachQuestion),
  responses: { 200: json(Reach, 'The reach') },
})

/** Asked while an area moves: counts for everybody who writes drafts, names only for those whose role shows them. */
export function reachRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(reachRoute, async (c) => {
    const { organisation, role, email } = await callers.allowed(c, 'drafts.write')
    const { full, ...ground } = c.req.valid('json')
    const now = clock()
    const named = mayDo(role, 'audience.names')
    const found = await atomically(db, organisation, async (tx) => {
      const found = await reach(tx, organisation, ground, now, full)
      if (named) await auditNames(tx, organisation, { actor: email, found, now })
      return found
    })
    return c.json(shown(found, ground.area, named), 200)
  })
  return app
}

function shown({ sample, shape: _s, ...found }: Found, area: Area, named: boolean) {
  return {
    ...found,
    shape: drawn(found.fault ? [] : area),
    sample: sample.map(({ person, name, confidence, receipt }) => ({
      person: named ? person : null,
      name: named ? name : null,
      confidence,
      why: named ? renderReceipt(receipt) : nameless(receipt),
    })),
  }
}

const doubts: Record<Reason['why'][number], string> = {
  beside: 'just outside, and not known exactly',
  partly: 'near the edge, and not known exactly',
  'region-only': 'only the region is known',
  'country-only': 'only the country is known',
  'before-arrival': 'arrives soon after it ends',
  'after-departure': 'left shortly before',
  'one-way': 'no return is known',
  'transit-length': 'it is not known how long the transit takes',
  'may-be-home': 'may have returned',
  'old-check-in': 'checked in some time before',
  'checked-in-elsewhere': 'has checked in elsewhere since',
  'double-booked': 'another booking for the same time is far away',
}

/** Why somebody stands in it, without a name or a place. */
function nameless(receipt: Receipt): string {
  const [first] = receipt.exposed ? receipt.reasons : []
  if (!first) return ''
  return [`In the area (${first.kind})`, ...first.why.map((why) => doubts[why])].join('; ')
}

/** Milliseconds for which one entry stands for everybody it lists, however often the area moves meanwhile. */
const burst = 10 * 60_000

/** Notes whose names were shown, each person once in a burst of looks by the same caller. */
async function auditNames(
  tx: Tx,
  organisation: string,
  { actor, found, now }: { actor: string; found: Found; now: Date },
) {
  const people = found.sample.map(({ person }) => person)
  if (people.length === 0) return
  const { rows } = await sql<{ document: Buffer }>`
    select e.document from audit_entry e
    join audit_identity i on i.organisation = e.organisation and i.id = e.actor
    where e.organisation = ${organisation} and e.at > ${new Date(now.getTime() - burst)} and e.action = 'reach.names-shown'
      and i.name = ${actor.toLowerCase()}`.execute(tx)
  const noted = new Set(rows.flatMap(({ document }) => JSON.parse(document.toString()).detail.people))
  const fresh = people.filter((person) => !noted.has(person))
  if (fresh.length === 0) return
  const detail = { people: fresh, reason: 'draft' }
  await recordAudit(tx, organisation, { actor, action: 'reach.names-shown', detail, now })
}
