import { randomUUID } from 'node:crypto'
import type { AlertContent } from '../alerts/alert.ts'
import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'

type Opening = { alert: string; situation: string; content: AlertContent; now: Date }

/** Hours within which an answer is asked for where the alert names none. */
const usualDeadlineHours = 4

/**
 * Opens the roll-call of a situation when an alert asks for an answer, in the issuing transaction, so that nobody is
 * asked before there is a list to stand on. A situation keeps its roll-call: an update asks the newly exposed only.
 */
export async function openRollCall(
  tx: Tx,
  organisation: string,
  { alert, situation, content, now }: Opening,
) {
  const { mode, deadlineHours = usualDeadlineHours } = content.response
  if (mode === 'none') return
  const deadline = new Date(now.getTime() + deadlineHours * 3_600_000)
  await tx
    .insertInto('roll_call')
    .values({ organisation, id: randomUUID(), situation, alert, mode, opened_at: now, deadline })
    .onConflict((on) => on.columns(['organisation', 'situation', 'mode']).doNothing())
    .execute()
  await noteChange(tx, organisation, 'roll-call', situation)
}
