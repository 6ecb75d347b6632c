import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'
import { createNotice } from '../deliveries/notices.ts'
import { settle } from '../deliveries/settle.ts'
import { openCase } from './cases.ts'
import type { OperatorAnswer } from './reply.ts'
import type { Status } from './standings.ts'

type Answered = OperatorAnswer & { situation: string; alert: string; reportedBy: string | null; now: Date }
type NewReply = Answered & { person: string }
export type NewReplies = Answered & { people: string[] }
export type Recorded = { person: string; reply: string; status: Status }

/** Writes one answer; see `recordReplies`. Answers the status that stands. */
export async function recordReply(tx: Tx, organisation: string, { person, ...answer }: NewReply) {
  const { recorded } = await recordReplies(tx, organisation, { ...answer, people: [person] })
  const [one] = recorded
  if (!one) throw new Error(`The answer of person ${person} was not written.`)
  return { reply: one.reply, status: one.status }
}

/**
 * Writes the same answer for several people at once: the answers themselves, which are never changed, and each person's
 * status in the situation. "Need help" opens cases and notes that the duty contacts are to be told, in the same
 * transaction. `batch` is what takes them back together.
 */
export async function recordReplies(tx: Tx, organisation: string, replies: NewReplies) {
  const { situation, now, status } = replies
  const people = [...new Set(replies.people)].sort()
  const batch = randomUUID()
  const recorded = await writeAnswers(tx, organisation, { ...replies, people }, batch)
  if (status === 'need-help')
    for (const person of people) await askForHelp(tx, organisation, { ...replies, person })
  await settle(tx, organisation, { situation, people, now })
  await noteChange(tx, organisation, 'roll-call', situation)
  return { batch, recorded }
}

async function writeAnswers(tx: Tx, organisation: string, replies: NewReplies, batch: string) {
  const { situation, alert, people, status, note, reporter, reportedBy, now } = replies
  await sql`
    select from person_status where organisation = ${organisation} and situation = ${situation}
    and person = any(${people}::uuid[]) order by person for update`.execute(tx)
  // An acknowledgement says "read", not "safe": it never covers a status that says more.
  const covered = sql`${status} = 'acknowledged' and person_status.status in ('safe', 'need-help', 'accounted-for')`
  const { rows } = await sql<Recorded>`
    with written as (
      insert into reply (organisation, id, situation, alert, person, status, note, reporter, reported_by, received_at, batch, before)
      select ${organisation}::uuid, g.id, ${situation}::uuid, ${alert}::uuid, g.person, ${status}, ${note}, ${reporter}, ${reportedBy},
             ${now}::timestamptz, ${batch}::uuid, s.reply
      from unnest(${people.map(() => randomUUID())}::uuid[], ${people}::uuid[]) as g (id, person)
      left join person_status s on s.organisation = ${organisation} and s.situation = ${situation} and s.person = g.person
      returning id, person),
    standing as (
      insert into person_status (organisation, situation, person, status, since, reply)
      select ${organisation}::uuid, ${situation}::uuid, person, ${status}, ${now}::timestamptz, id from written
      on conflict (organisation, situation, person) do update set
        status = case when ${covered} then person_status.status else excluded.status end,
        since = case when ${covered} then person_status.since else excluded.since end,
        reply = case when ${covered} then person_status.reply else excluded.reply end
      returning person, status)
    select w.person, w.id as reply, s.status from written w join standing s on s.person = w.person`.execute(
    tx,
  )
  return rows
}

async function askForHelp(tx: Tx, organisation: string, reply: NewReply) {
  const { alert, person, note } = reply
  const opened = await openCase(tx, organisation, reply)
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
    now: reply.now,
  })
}
