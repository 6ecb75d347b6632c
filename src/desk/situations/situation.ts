import { sql } from 'kysely'
import type { Tx } from '../../database/database.ts'
import { progressOfAlert } from '../../deliveries/progress.ts'
import { Problem } from '../../http/problem.ts'
import { alertLines } from './alert-lines.ts'
import { openCases } from './cases.ts'
import type { AlertLine, Open, RollCallSummary, SituationView } from './contract.ts'
import { rollCallsWhere } from './roll-calls.ts'

/** Alerts of one situation that are shown; the timeline pages through all of them. */
const alertsShown = 50

/** A situation with everything on one screen. Throws `not-found`. */
export async function situationView(
  tx: Tx,
  organisation: string,
  id: string,
  now: Date,
): Promise<SituationView> {
  const head = await headOf(tx, organisation, id)
  const own = sql`a.organisation = ${organisation} and a.situation = ${id} and a.number > 0`
  const alerts = await alertLines(tx, own, alertsShown)
  const rollCalls = await rollCallsWhere(tx, organisation, sql`k.situation = ${id}`, 1)
  const { ages: _, ...cases } = await openCases(tx, organisation, now, id)
  return {
    ...head,
    alerts,
    rollCalls,
    cases,
    messages: await messagesOf(tx, organisation, alerts),
    open: stillOpen(id, alerts, rollCalls, cases.open),
  }
}

/** What keeps a situation from being closed. */
export function stillOpen(
  situation: string,
  alerts: Pick<AlertLine, 'id' | 'state' | 'headline'>[],
  rollCalls: Pick<RollCallSummary, 'closedAt' | 'alert' | 'counts' | 'total'>[],
  cases: number,
): Open[] {
  return [
    ...alerts
      .filter(({ state }) => state === 'issued')
      .map(({ id, headline }) => ({
        what: 'alert' as const,
        words: `“${headline}” is in force: give the all-clear or cancel it.`,
        id,
      })),
    ...rollCalls
      .filter(({ closedAt }) => !closedAt)
      .map(({ alert }) => ({
        what: 'roll-call' as const,
        words: 'The roll-call is open: close it once everyone is accounted for.',
        id: alert,
      })),
    ...(cases > 0
      ? [
          {
            what: 'case' as const,
            words:
              cases === 1 ? 'One help case is open: close it.' : `${cases} help cases are open: close them.`,
            id: situation,
          },
        ]
      : []),
  ]
}

/** What stands at the top of a situation. Throws `not-found`. */
export async function headOf(tx: Tx, organisation: string, id: string) {
  const head = await tx
    .selectFrom('situation')
    .select(['id', 'title', 'opened_at', 'changed_at', 'closed_at', 'closed_by'])
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!head) throw new Problem('not-found', 'There is no such situation in this organisation.')
  return {
    id: head.id,
    title: head.title,
    openedAt: head.opened_at.toISOString(),
    changedAt: head.changed_at.toISOString(),
    closedAt: head.closed_at?.toISOString() ?? null,
    closedBy: head.closed_by,
  }
}

async function messagesOf(tx: Tx, organisation: string, alerts: AlertLine[]) {
  const messages = []
  for (const { id } of alerts.filter(({ state }) => state === 'issued').slice(0, 10)) {
    const latest = (await progressOfAlert(tx, organisation, id)).at(-1)
    if (latest) messages.push({ alert: id, ...latest })
  }
  return messages
}
