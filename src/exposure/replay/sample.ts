import { sql } from 'kysely'
import type { Tx } from '../../database/database.ts'
import { answering } from '../match.ts'
import { matchUnder, type Replayed, type Side } from './sides.ts'

export type SampledPerson = { person: string; receipt: unknown }
type Sampled = Replayed & { sample: { added: string[]; lost: string[] } | null }

/**
 * Some of those an alert would have told, or not told any more, with receipts that are made anew: a replay keeps ids and not
 * whereabouts, so that who is erased meanwhile is gone from it. Undefined where it is no alert of the replay.
 */
export async function replayedSample(
  tx: Tx,
  organisation: string,
  replay: string,
  place: number,
): Promise<{ added: SampledPerson[]; lost: SampledPerson[] } | undefined> {
  const { rows } = await sql<Sampled>`
    select p.rules, p.current_rules as "currentRules", r.content, r.issued_at as "issuedAt", x.sample
    from rule_replay_alert x
    join rule_replay p on p.organisation = x.organisation and p.id = x.replay
    join alert_revision r on r.organisation = x.organisation and r.alert = x.alert and r.number = x.number
    where x.organisation = ${organisation} and x.replay = ${replay} and x.place = ${place}`.execute(tx)
  const [row] = rows
  if (!row) return undefined
  const { added = [], lost = [] } = row.sample ?? {}
  return {
    added: await receiptsOf(tx, organisation, row, 'proposed', added),
    lost: await receiptsOf(tx, organisation, row, 'current', lost),
  }
}

async function receiptsOf(tx: Tx, organisation: string, replayed: Replayed, side: Side, people: string[]) {
  if (people.length === 0) return []
  const match = await matchUnder(tx, organisation, replayed, side)
  if ('fault' in match) return []
  const { rows } = await sql<SampledPerson>`
    with ${answering(organisation, { ...match, persons: people })} select person, receipt from answer order by person`.execute(
    tx,
  )
  return rows
}
