import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'

/**
 * Tells open consoles that messages of these notices moved on: the alerts they are about, and the roll-calls that stand on
 * them. Once a batch, never once a message: every note of a change waits for a lock that all of them share.
 */
export async function noteDeliveries(
  tx: Tx,
  organisation: string,
  notices: readonly string[],
): Promise<void> {
  if (notices.length === 0) return
  const about = await tx
    .selectFrom('notice as n')
    .innerJoin('alert as a', (on) =>
      on.onRef('a.organisation', '=', 'n.organisation').onRef('a.id', '=', 'n.alert'),
    )
    .select(['a.id', 'a.situation'])
    .distinct()
    .where('n.organisation', '=', organisation)
    .where('n.id', 'in', [...new Set(notices)])
    .execute()
  for (const { id } of about) await noteChange(tx, organisation, 'delivery', id)
  for (const situation of new Set(about.map((one) => one.situation)))
    await noteChange(tx, organisation, 'roll-call', situation)
}
