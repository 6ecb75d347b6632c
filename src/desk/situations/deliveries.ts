import { sql } from 'kysely'
import type { FoundAlert } from '../../alerts/revisions.ts'
import type { Tx } from '../../database/database.ts'
import { countLost } from '../../deliveries/again.ts'
import type { DeliveryState, Lane } from '../../deliveries/delivery.ts'
import { waitingStates } from '../../deliveries/delivery.ts'
import { deliveryWords } from '../../deliveries/delivery-words.ts'
import { progressOfAlert } from '../../deliveries/progress.ts'
import type { DeliveriesView, DeliveryLine } from './contract.ts'
import { cursorOf, keyOf } from './cursor.ts'

export type DeliveriesQuery = {
  number?: number | undefined
  state?: string | undefined
  after?: string | undefined
  limit: number
  names: boolean
  zone: string
  now: Date
}

/** The messages of one revision of an alert, with why each waits or how it ended; the counts are those of the counters. */
export async function deliveriesOf(
  tx: Tx,
  organisation: string,
  alert: FoundAlert,
  query: DeliveriesQuery,
): Promise<Omit<DeliveriesView, 'names'>> {
  const notices = await progressOfAlert(tx, organisation, alert.id)
  const one = query.number ? notices.find(({ number }) => number === query.number) : notices.at(-1)
  if (!one)
    return {
      ...{ notices, number: null, notice: null, localOnly: false, deliveries: [], next: null },
      again: { unknown: 0, lost: 0 },
    }
  const { rows, localOnly } = await rowsOf(tx, organisation, one.notice, query)
  const last = rows.length === query.limit ? rows.at(-1) : undefined
  const isLatest = one === notices.at(-1)
  return {
    notices,
    number: one.number,
    notice: one.notice,
    localOnly,
    deliveries: rows.map((row) => lineOf(row, query)),
    next: last ? cursorOf([last.recipient, last.step]) : null,
    again: {
      unknown: isLatest ? one.progress.unknown : 0,
      lost: isLatest ? await countLost(tx, organisation, one.notice) : 0,
    },
  }
}

type Row = {
  id: string
  recipient: string
  recipientKind: 'person' | 'contact'
  name: string | null
  channel: string
  step: number
  gone: boolean
  lane: Lane
  state: DeliveryState
  attempt: number
  due: Date
  lastFault: string | null
  handedOverAt: Date | null
  settledAt: Date | null
  changedAt: Date | null
  keptHere: boolean
  serverFault: string | null
}

async function rowsOf(
  tx: Tx,
  organisation: string,
  notice: string,
  { state, after, limit }: DeliveriesQuery,
) {
  const key = keyOf<[string, number]>(after)
  const behind = key ? sql`and (d.recipient, d.step) > (${key[0]}::uuid, ${key[1]}::int)` : sql``
  const wanted = state === 'waiting' ? [...waitingStates] : state ? [state] : null
  const setting = await sql<{ localOnly: boolean; serverFault: string | null }>`
    select n.local_only as "localOnly", (
      select d.last_fault from delivery d where d.organisation = n.organisation and d.lane = n.lane and d.notice = n.id
        and d.state = 'retrying' and d.due > clock_timestamp() - interval '10 minutes' and exists (
          select from attempt t where t.organisation = d.organisation and t.delivery = d.id and t.number = d.attempt
            and t.outcome = 'temporary' and t.code !~ '^[45]')
      limit 1) as "serverFault"
    from notice n where n.organisation = ${organisation} and n.id = ${notice}`.execute(tx)
  const { localOnly = false, serverFault = null } = setting.rows[0] ?? {}
  const { rows } = await sql<Row>`
    select d.id, d.recipient, d.recipient_kind as "recipientKind", coalesce(p.name, k.name) as name, d.channel, d.step,
           d.gone, d.lane, d.state, d.attempt, d.due, d.last_fault as "lastFault", d.handed_over_at as "handedOverAt",
           d.settled_at as "settledAt", ${serverFault}::text as "serverFault",
           coalesce(t.at, d.created_at) as "changedAt", coalesce(t.text = 'Kept in the local outbox.', false) as "keptHere"
    from delivery d
    left join person p on d.recipient_kind = 'person' and p.organisation = d.organisation and p.id = d.recipient
    left join duty_contact k on d.recipient_kind = 'contact' and k.organisation = d.organisation and k.id = d.recipient
    left join attempt t on t.organisation = d.organisation and t.delivery = d.id and t.number = d.attempt
    where d.organisation = ${organisation} and d.notice = ${notice} ${behind}
      ${wanted ? sql`and d.state = any(${wanted}::text[])` : sql``}
    order by d.recipient, d.step limit ${limit}`.execute(tx)
  return { rows, localOnly }
}

function lineOf(row: Row, { names, now, zone }: DeliveriesQuery): DeliveryLine {
  const { id, recipientKind, channel, step, gone, lane, state, attempt } = row
  const waits = (waitingStates as readonly string[]).includes(state)
  const told = names
    ? row
    : { ...row, lastFault: masked(row.lastFault), serverFault: masked(row.serverFault) }
  return {
    ...{ id, recipientKind, channel, step, gone, lane, state, attempts: attempt },
    recipient: names ? { id: row.recipient, name: row.name ?? 'Erased' } : null,
    words: deliveryWords(told, now, (at) => clockTime(at, zone)),
    nextTryAt: waits ? row.due.toISOString() : null,
    changedAt: row.changedAt?.toISOString() ?? null,
  }
}

/** A mail server's answer often holds the address; who sees no names sees no addresses either. */
function masked(text: string | null) {
  return text?.replace(/[^\s<>()",;:]+@[^\s<>()",;:]+/g, '(address)') ?? null
}

function clockTime(at: Date, zone: string) {
  return at.toLocaleTimeString('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  })
}
