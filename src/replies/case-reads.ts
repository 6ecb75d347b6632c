import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { ClosingCode } from './case-work.ts'

export type CaseLine = {
  id: string
  person: string
  name: string
  team: string | null
  situation: string
  title: string
  headline: string
  exercise: boolean
  openedAt: Date
  acknowledgeBy: Date | null
  acknowledgedAt: Date | null
  owner: string | null
  /** Steps of the escalation that were taken: 1 is the first telling. */
  step: number
  nextStepAt: Date | null
  nextAction: string | null
  nextDue: Date | null
  closedAt: Date | null
  closedBy: string | null
  closingCode: ClosingCode | null
  closingReason: string | null
  /** What the person said last. */
  note: string | null
}

const columns = sql`
  h.id, h.person, p.name, p.team, h.situation, t.title, r.content->>'headline' as headline, r.exercise, h.opened_at as "openedAt",
  h.acknowledge_by as "acknowledgeBy", h.acknowledged_at as "acknowledgedAt", h.owner, h.page_step as step,
  h.page_due as "nextStepAt", h.next_action as "nextAction", h.next_due as "nextDue", h.closed_at as "closedAt",
  h.closed_by as "closedBy", h.closing_code as "closingCode", h.closing_reason as "closingReason",
  (select y.note from reply y where y.organisation = h.organisation and y.situation = h.situation and y.person = h.person
     and y.status = 'need-help' and y.restores is null order by y.received_at desc limit 1) as note`
const joins = sql`
  join person p on p.organisation = h.organisation and p.id = h.person
  join situation t on t.organisation = h.organisation and t.id = h.situation
  join alert a on a.organisation = h.organisation and a.id = h.alert
  join alert_revision r on r.organisation = a.organisation and r.alert = a.id and r.number = a.number`

export type CasePage = {
  state: 'open' | 'mine' | 'closed'
  /** Who asks, for 'mine'. */
  owner: string
  situation?: string | undefined
  after?: { at: Date; id: string } | undefined
  limit: number
}

/** Cases of one page: open ones the longest open first, closed ones the latest first. */
export async function caseLines(tx: Tx, organisation: string, page: CasePage): Promise<CaseLine[]> {
  const { state, owner, situation, after, limit } = page
  const closed = state === 'closed'
  const behind = !after
    ? sql``
    : closed
      ? sql`and (h.closed_at, h.id) < (${after.at}, ${after.id}::uuid)`
      : sql`and (h.opened_at, h.id) > (${after.at}, ${after.id}::uuid)`
  const { rows } = await sql<CaseLine>`
    select ${columns} from help_case h ${joins}
    where h.organisation = ${organisation} and h.closed_at is ${closed ? sql`not null` : sql`null`}
      ${state === 'mine' ? sql`and h.owner = ${owner}` : sql``}
      ${situation ? sql`and h.situation = ${situation}` : sql``} ${behind}
    order by ${closed ? sql`h.closed_at desc, h.id desc` : sql`h.opened_at, h.id`} limit ${limit}`.execute(tx)
  return rows
}

export type CaseEntry = { number: number; at: Date; by: string; kind: string; text: string }
export type Told = {
  step: number
  name: string
  email: string
  state: string
  at: Date | null
  why: string | null
}
export type CaseFile = CaseLine & {
  phone: string | null
  email: string | null
  language: string
  emergencyContact: string | null
  emergencyPhone: string | null
  /** What they answered so far, the latest first, at most 20. */
  status: string | null
  log: CaseEntry[]
  /** Who was told of it, step by step. */
  told: Told[]
}

/** Everything about one case. Undefined where there is none. */
export async function caseFile(tx: Tx, organisation: string, id: string): Promise<CaseFile | undefined> {
  const { rows } = await sql<Omit<CaseFile, 'log' | 'told'>>`
    select ${columns}, p.phone, p.email, p.language, p.emergency_contact as "emergencyContact",
           p.emergency_phone as "emergencyPhone", s.status
    from help_case h ${joins}
    left join person_status s on s.organisation = h.organisation and s.situation = h.situation and s.person = h.person
    where h.organisation = ${organisation} and h.id = ${id}`.execute(tx)
  const [found] = rows
  if (!found) return undefined
  const { rows: log } = await sql<CaseEntry>`
    select number, at, by, kind, text from case_entry
    where organisation = ${organisation} and help_case = ${id} order by number desc limit 500`.execute(tx)
  const { rows: told } = await sql<Told>`
    select d.step, k.name, k.email, d.state, coalesce(d.handed_over_at, d.created_at) as at, n.about->>'why' as why
    from notice n
    join delivery d on d.organisation = n.organisation and d.notice = n.id
    join duty_contact k on k.organisation = d.organisation and k.id = d.recipient
    where n.organisation = ${organisation} and n.kind = 'help-case' and n.subject = ${id}
    order by d.step, k.name limit 200`.execute(tx)
  return { ...found, log: log.reverse(), told }
}
