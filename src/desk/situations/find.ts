import { type FoundAlert, findAlert } from '../../alerts/revisions.ts'
import type { Tx } from '../../database/database.ts'
import { Problem } from '../../http/problem.ts'

/** An alert of which something is issued, by id or slug. Throws `not-found`. */
export async function issuedAlert(tx: Tx, organisation: string, name: string): Promise<FoundAlert> {
  const alert = await findAlert(tx, organisation, name)
  if (!alert) throw new Problem('not-found', 'There is no such alert in this organisation.')
  if (alert.number === 0)
    throw new Problem('not-found', 'Nothing of this alert is issued yet; open its draft.')
  return alert
}
