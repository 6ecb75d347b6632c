import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { recipientsAmong } from './audience.ts'
import type { Expansion, OpenNotice } from './expand.ts'
import { writeDeliveries } from './write.ts'

/** Late finds taken in one transaction. */
const batch = 1_000

/**
 * Writes the deliveries of people who were found in an audience after it was frozen; null where there are none. Somebody
 * who has a delivery of that notice already gets no other, unless it told them that they had left. A find for a revision that a later one has replaced is dropped:
 * the later freeze matched everybody anew. Taking a row off this list is the one write to a table of exposure's.
 */
export async function tellLateFinds(
  tx: Tx,
  organisation: string,
  now: Date,
  expansion: Expansion,
): Promise<number | null> {
  const found = await takeLate(tx, organisation)
  if (!found.length) return null
  let written = 0
  for (const { notice, people } of await byNotice(tx, organisation, found)) {
    const recipients = await recipientsAmong(tx, notice, people)
    written += await writeDeliveries(tx, notice, recipients, now, expansion)
  }
  return written
}

type Late = { alert: string; number: number; person: string }

async function takeLate(tx: Tx, organisation: string): Promise<Late[]> {
  const { rows } = await sql<Late>`
    with taken as materialized (
      select l.alert, l.number, l.person from exposed_late l
      join notice n on n.organisation = l.organisation and n.alert = l.alert and n.number = l.number and n.kind = 'alert'
      where l.organisation = ${organisation}
      limit ${batch} for update of l skip locked)
    delete from exposed_late l using taken t
    where l.organisation = ${organisation} and l.alert = t.alert and l.number = t.number and l.person = t.person
    returning l.alert, l.number, l.person`.execute(tx)
  return rows
}

/** The notices of alerts' latest revisions among the finds, each with its people. */
async function byNotice(tx: Tx, organisation: string, found: Late[]) {
  const { rows } = await sql<OpenNotice & { people: string[] }>`
    select n.organisation, n.id, n.kind, n.alert, n.number, n.lane, array_agg(l.person) as people
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as l (alert uuid, number integer, person uuid)
    join alert a on a.organisation = ${organisation} and a.id = l.alert and a.number = l.number
    join notice n on n.organisation = a.organisation and n.alert = a.id and n.number = a.number and n.kind = 'alert'
    group by n.organisation, n.id`.execute(tx)
  return rows.map(({ people, ...notice }) => ({ notice, people }))
}
