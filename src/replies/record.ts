import { randomUUID } from 'node:crypto'
import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'
import { createNotice } from '../deliveries/notices.ts'
import { settle } from '../deliveries/settle.ts'
import { openCase } from './cases.ts'
import type { OperatorAnswer } from './reply.ts'

type Where = { situation: string; alert: string; person: string }
type NewReply = Where & OperatorAnswer & { reportedBy: string | null; now: Date }

/**
 * Writes one answer: the answer itself, which is never changed, and the person's status in the situation. "Need help"
 * opens a case and notes that the duty contacts are to be told, in the same transaction. Answers the status that stands.
 */
export async function recordReply(tx: Tx, organisation: string, reply: NewReply) {
  const { situation, alert, person, status, note, reporter, reportedBy, now } = reply
  const id = randomUUID()
  await tx
    .insertInto('reply')
    .values({
      organisation,
      id,
      situation,
      alert,
      person,
      status,
      note,
      reporter,
      reported_by: reportedBy,
      received_at: now,
    })
    .execute()
  const standing = await raiseStatus(tx, organisation, reply, id)
  if (status === 'need-help') await askForHelp(tx, organisation, reply)
  await settle(tx, organisation, { situation, person, now })
  await noteChange(tx, organisation, 'roll-call', situation)
  return { reply: id, status: standing }
}

/** An acknowledgement says "read", not "safe": it never covers a status that says more. */
async function raiseStatus(
  tx: Tx,
  organisation: string,
  { situation, person, status, now }: NewReply,
  reply: string,
) {
  const row = { organisation, situation, person, status, since: now, reply }
  const { status: standing } = await tx
    .insertInto('person_status')
    .values(row)
    .onConflict((on) =>
      on.columns(['organisation', 'situation', 'person']).doUpdateSet((eb) => {
        const covered = eb.and([
          eb(eb.val(status), '=', 'acknowledged'),
          eb('person_status.status', 'in', ['safe', 'need-help', 'accounted-for']),
        ])
        return {
          status: eb.case().when(covered).then(eb.ref('person_status.status')).else(status).end(),
          since: eb.case().when(covered).then(eb.ref('person_status.since')).else(now).end(),
          reply: eb.case().when(covered).then(eb.ref('person_status.reply')).else(reply).end(),
        }
      }),
    )
    .returning('status')
    .executeTakeFirstOrThrow()
  return standing
}

async function askForHelp(tx: Tx, organisation: string, { situation, alert, person, note, now }: NewReply) {
  const opened = await openCase(tx, organisation, { situation, alert, person, note, now })
  await noteChange(tx, organisation, 'case', opened.id)
  if (!opened.isNew) return
  const { number } = await tx
    .selectFrom('alert')
    .select('number')
    .where('organisation', '=', organisation)
    .where('id', '=', alert)
    .executeTakeFirstOrThrow()
  await createNotice(tx, organisation, {
    kind: 'help-case',
    alert,
    number,
    subject: opened.id,
    about: { person, note },
    now,
  })
}
