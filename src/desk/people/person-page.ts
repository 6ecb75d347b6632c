import { sql } from 'kysely'
import type { Tx } from '../../database/database.ts'
import type { Change } from '../../exposure/exposure.ts'
import { renderReceipt } from '../../exposure/receipts.ts'
import { erasureOf } from '../../people/erasure.ts'
import { type PersonKind, personColumns } from '../../people/person.ts'
import { type PresenceStay, presenceOver } from '../../people/presence-over-time.ts'
import { rulesOf } from '../../people/rules.ts'
import { bases, whereabouts } from '../../people/where.ts'
import type { WhereNow } from './contract.ts'

/** Rows of each kind that a page shows; an export has all. */
const most = 100

/** Everything a person's page shows, in a fixed number of queries; undefined for somebody unknown. */
export async function personPage(tx: Tx, organisation: string, id: string, now: Date) {
  const person = await tx
    .selectFrom('person')
    .select(personColumns)
    .select(['emergency_contact as emergencyContact', 'emergency_phone as emergencyPhone'])
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!person) return undefined
  return {
    person: { ...person, kind: person.kind as PersonKind, erased: person.key.startsWith('erased:') },
    where: await whereNow(tx, organisation, id, now),
    stays: await stayLines(tx, organisation, id),
    trips: await tripLines(tx, organisation, id),
    cancelled: await cancelledLines(tx, organisation, id),
    told: await toldLines(tx, organisation, id),
    messages: await messageLines(tx, organisation, id),
    replies: await replyLines(tx, organisation, id),
    cases: await caseLines(tx, organisation, id),
    contactOf: await contactOf(tx, organisation, id),
    erasure: (await erasureOf(tx, organisation, id)) ?? null,
  }
}

async function whereNow(tx: Tx, organisation: string, id: string, now: Date) {
  const { rows } = await sql<
    Omit<WhereNow, 'basis' | 'starts' | 'ends'> & { basis: number; starts: Date; ends: Date | null }
  >`
    select w.* from (select ${id}::uuid as id) p cross join lateral (${whereabouts(organisation, now, now)}) w`.execute(
    tx,
  )
  const [row] = rows
  if (!row) return null
  const { stay, kind, label, country, precision, starts, ends, zone, basis } = row
  return { stay, kind, label, country, precision, starts, ends, zone, basis: bases[basis - 1] ?? 'around' }
}

async function stayLines(tx: Tx, organisation: string, id: string) {
  const { rows } = await sql<
    PresenceStay & {
      trip: string | null
      label: string
      place: string | null
      country: string | null
      lon: number | null
      lat: number | null
      radiusKm: number
      zone: string | null
      assumed: string | null
      source: string
    }
  >`
    select id, trip, kind, label, precision, place, country, lon, lat, radius_km as "radiusKm", starts, ends, zone, assumed,
           source
    from stay where organisation = ${organisation} and person = ${id} order by starts desc, id limit ${most}`.execute(
    tx,
  )
  const { presence } = await rulesOf(tx, organisation)
  return rows.map((stay) => ({ ...stay, presence: presenceOver(stay, rows, presence) }))
}

function tripLines(tx: Tx, organisation: string, id: string) {
  return tx
    .selectFrom('trip')
    .select(['id', 'purpose', 'starts', 'ends'])
    .where('organisation', '=', organisation)
    .where('person', '=', id)
    .orderBy('starts', 'desc')
    .limit(most)
    .execute()
}

async function cancelledLines(tx: Tx, organisation: string, id: string) {
  const { rows } = await sql<{
    id: string
    label: string
    starts: Date
    ends: Date | null
    by: string
    at: Date
  }>`
    select id, stay->>'label' as label, (stay->>'starts')::timestamptz as starts, (stay->>'ends')::timestamptz as ends,
           cancelled_by as by, cancelled_at as at
    from cancelled_stay where organisation = ${organisation} and person = ${id} order by cancelled_at desc limit ${most}`.execute(
    tx,
  )
  return rows
}

type ToldRow = {
  alert: string
  slug: string
  headline: string
  state: string
  exercise: boolean
  number: number
  change: Change
  confidence: 'certain' | 'possible'
  at: Date
  receipt: unknown
}

async function toldLines(tx: Tx, organisation: string, id: string) {
  const { rows } = await sql<ToldRow>`
    select e.alert, a.slug, r.content->>'headline' as headline, a.state, r.exercise, e.number, e.change, e.confidence, e.at,
           e.receipt
    from (select distinct on (alert) * from exposed where organisation = ${organisation} and person = ${id}
          order by alert, number desc) e
    join alert a on a.organisation = e.organisation and a.id = e.alert
    join alert_revision r on r.organisation = e.organisation and r.alert = e.alert and r.number = e.number
    order by e.at desc, e.alert limit ${most}`.execute(tx)
  return rows.map(({ receipt, ...line }) => ({ ...line, why: renderReceipt(receipt) }))
}

async function messageLines(tx: Tx, organisation: string, id: string) {
  const { rows } = await sql<{
    id: string
    alert: string | null
    headline: string | null
    channel: string
    state: string
    at: Date
    fault: string | null
  }>`
    select d.id, n.alert, r.content->>'headline' as headline, d.channel, d.state, d.last_fault as fault,
           coalesce(d.handed_over_at, d.created_at) as at
    from delivery d join notice n on n.organisation = d.organisation and n.id = d.notice
    left join alert_revision r on r.organisation = n.organisation and r.alert = n.alert and r.number = n.number
    where d.organisation = ${organisation} and d.recipient_kind = 'person' and d.recipient = ${id}
    order by d.created_at desc, d.id limit ${most}`.execute(tx)
  return rows
}

function replyLines(tx: Tx, organisation: string, id: string) {
  return tx
    .selectFrom('reply')
    .select(['id', 'alert', 'status', 'note', 'reporter', 'reported_by as reportedBy', 'received_at as at'])
    .where('organisation', '=', organisation)
    .where('person', '=', id)
    .orderBy('received_at', 'desc')
    .limit(most)
    .execute()
}

function caseLines(tx: Tx, organisation: string, id: string) {
  return tx
    .selectFrom('help_case')
    .select(['id', 'alert', 'opened_at as openedAt', 'owner', 'closed_at as closedAt'])
    .select('closing_reason as closingReason')
    .where('organisation', '=', organisation)
    .where('person', '=', id)
    .orderBy('opened_at', 'desc')
    .limit(most)
    .execute()
}

function contactOf(tx: Tx, organisation: string, id: string) {
  return tx
    .selectFrom('site_contact as c')
    .innerJoin('site as s', (on) =>
      on.onRef('s.organisation', '=', 'c.organisation').onRef('s.id', '=', 'c.site'),
    )
    .select(['s.id', 's.name'])
    .where('c.organisation', '=', organisation)
    .where('c.person', '=', id)
    .where('s.removed_at', 'is', null)
    .orderBy('s.name')
    .limit(most)
    .execute()
}
