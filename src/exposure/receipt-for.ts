import { sql } from 'kysely'
import { AlertContent } from '../alerts/alert.ts'
import type { Tx } from '../database/database.ts'
import type { PresenceRules } from '../people/presence-rules.ts'
import { rulesOf } from '../people/rules.ts'
import { type Change, type NotExposed, type Receipt, ruleName, type Window } from './exposure.ts'
import { answering } from './match.ts'
import { missesOf } from './misses.ts'
import { audienceWindow } from './window.ts'

/**
 * Why a person is, or is not, in the audience of an alert's latest revision: the frozen receipt where there is one, else
 * worked out now, with the nearest miss first. Throws where the alert has no revision.
 */
export async function receiptFor(
  tx: Tx,
  organisation: string,
  alert: string,
  person: string,
  now: Date,
): Promise<Receipt> {
  const revision = await latestRevision(tx, organisation, alert)
  const frozen = await frozenReceipt(tx, organisation, { alert, number: revision.number, person })
  if (frozen && frozen.change !== 'gone') return frozen.receipt
  const { presence } = await rulesOf(tx, organisation)
  const no: Omit<NotExposed, 'because'> = {
    exposed: false,
    rule: ruleName(presence),
    misses: [],
    conditions: [],
  }
  const active = await isActive(tx, organisation, person)
  if (active === undefined) return { ...no, because: 'unknown-person' }
  if (!active) return { ...no, because: 'inactive' }
  const answer = await matchOne(tx, organisation, { alert, ...revision, person, presence })
  if (answer && !answer.wanted) return { ...no, because: 'condition', conditions: answer.receipt.conditions }
  if (answer && (!revision.inForce || revision.window.to <= now)) return { ...no, because: 'alert-over' }
  if (answer) return answer.receipt
  const ground = { area: revision.content.area ?? [], window: revision.window, presence }
  const misses = await missesOf(tx, organisation, person, ground)
  return { ...no, because: misses.length > 0 ? 'missed' : 'no-stay', misses }
}

type Latest = { number: number; content: AlertContent; inForce: boolean; window: Window; past: boolean }

async function latestRevision(tx: Tx, organisation: string, alert: string): Promise<Latest> {
  const row = await tx
    .selectFrom('alert as a')
    .innerJoin('alert_revision as r', (on) =>
      on
        .onRef('r.organisation', '=', 'a.organisation')
        .onRef('r.alert', '=', 'a.id')
        .onRef('r.number', '=', 'a.number'),
    )
    .select(['a.state', 'r.number', 'r.content', 'r.issued_at', 'r.as_of'])
    .where('a.organisation', '=', organisation)
    .where('a.id', '=', alert)
    .executeTakeFirst()
  if (!row) throw new Error(`Alert ${alert} has no issued revision, so it has no audience.`)
  const content = AlertContent.parse(row.content)
  const window = audienceWindow(content, row.issued_at, row.as_of ?? undefined)
  return { number: row.number, content, inForce: row.state === 'issued', window, past: row.as_of !== null }
}

async function frozenReceipt(
  tx: Tx,
  organisation: string,
  { alert, number, person }: { alert: string; number: number; person: string },
) {
  const { rows } = await sql<{ change: Change; receipt: Receipt }>`
    select change, receipt from exposed
    where organisation = ${organisation} and alert = ${alert} and number = ${number} and person = ${person}`.execute(
    tx,
  )
  return rows[0]
}

async function isActive(tx: Tx, organisation: string, person: string): Promise<boolean | undefined> {
  const row = await tx
    .selectFrom('person')
    .select('active')
    .where('organisation', '=', organisation)
    .where('id', '=', person)
    .executeTakeFirst()
  return row?.active
}

async function matchOne(
  tx: Tx,
  organisation: string,
  asked: Latest & { alert: string; person: string; presence: PresenceRules },
) {
  const { alert, number, person, window, content, past, presence } = asked
  const source = { alert, number, persons: [person] }
  const { rows } = await sql<{ wanted: boolean; receipt: Receipt }>`
    with ${answering(organisation, { source, window, conditions: content.conditions, presence, past })}
    select wanted, receipt from answer`.execute(tx)
  return rows[0]
}
