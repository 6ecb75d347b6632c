import { sql } from 'kysely'
import { AlertContent } from '../../alerts/alert.ts'
import { whereWords } from '../../alerts/area-words.ts'
import type { Tx } from '../../database/database.ts'
import { Problem } from '../../http/problem.ts'
import type { ReportView } from './contract.ts'
import { situationView } from './situation.ts'
import { timelineOf } from './timeline.ts'

/** Entries of the timeline that fit on a page. */
const entriesShown = 8

/** A situation on one page to print: no name of anybody at risk is on it. Throws `not-found`. */
export async function reportOf(tx: Tx, organisation: string, id: string, now: Date): Promise<ReportView> {
  const view = await situationView(tx, organisation, id, now)
  const [lead] = view.alerts
  if (!lead)
    throw new Problem('not-found', 'Nothing of this situation is issued yet, so there is nothing to report.')
  const { title, openedAt, closedAt, alerts, rollCalls, cases, messages } = view
  const content = await contentOf(tx, organisation, lead)
  const { entries } = await timelineOf(tx, organisation, id, { limit: entriesShown })
  const released = alerts.reduce((sum, { number }) => sum + number, 0)
  return {
    ...(await letterhead(tx, organisation)),
    situation: { id, title, openedAt, closedAt },
    madeAt: now.toISOString(),
    exercise: lead.exercise,
    lead,
    content,
    where: whereWords(content),
    timeline: entries,
    earlier: Math.max(0, released - entries.length),
    sites: await sitesOf(tx, organisation, lead),
    messages: messages.find(({ alert }) => alert === lead.id)?.progress ?? {},
    rollCalls,
    cases,
    nextUpdateBy: lead.state === 'issued' ? lead.expires : null,
  }
}

async function contentOf(tx: Tx, organisation: string, { id, number }: { id: string; number: number }) {
  const row = await tx
    .selectFrom('alert_revision')
    .select('content')
    .where('organisation', '=', organisation)
    .where('alert', '=', id)
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return AlertContent.parse(row.content)
}

async function letterhead(tx: Tx, organisation: string) {
  const row = await tx
    .selectFrom('organisation as o')
    .leftJoin('organisation_setting as s', 's.organisation', 'o.id')
    .select(['o.name', 's.time_zone'])
    .where('o.id', '=', organisation)
    .executeTakeFirstOrThrow()
  return { organisation: row.name, timeZone: row.time_zone ?? 'Etc/UTC' }
}

async function sitesOf(tx: Tx, organisation: string, { id, number }: { id: string; number: number }) {
  const { rows } = await sql<{ count: number; headcount: number }>`
    select count(*)::int as count, coalesce(sum(s.headcount), 0)::int as headcount
    from exposed_site e join site s on s.organisation = e.organisation and s.id = e.site
    where e.organisation = ${organisation} and e.alert = ${id} and e.number = ${number}`.execute(tx)
  return rows[0] ?? { count: 0, headcount: 0 }
}
