import { sql } from 'kysely'
import { atomically, type Database } from '../database/database.ts'
import { issue } from '../issuing/issue.ts'
import type { Sending } from '../server/sending.ts'
import type { DemonstrationAlert, DemonstrationRevision } from './alert.ts'
import { workUntilDone } from './work.ts'

type All = { alerts: DemonstrationAlert[]; owner: string; sending: Sending }
type Next = { alert: DemonstrationAlert; number: number; revision: DemonstrationRevision }

/**
 * Issues every revision at its own time, the earliest first, and lets the worker tell each before the next: the history
 * is as it would have been. What was issued by an earlier start stays. Answers the alerts' ids by key.
 */
export async function issueAll(db: Database, organisation: string, { alerts, owner, sending }: All) {
  const ids = new Map<string, string>()
  for (const { alert, number, revision } of inOrder(alerts)) {
    const before = await issuedAs(db, organisation, revision.content.headline)
    if (before) ids.set(alert.key, before.id)
    if (!before || before.number < number) {
      const follows = alert.follows.flatMap((key) => ids.get(key) ?? [])
      const made = await issue(db, organisation, {
        kind: revision.kind,
        content: revision.content,
        ...(before ? { alert: before.id } : { follows }),
        exercise: true,
        actor: { email: owner, through: 'demonstration' },
        note: revision.note,
        now: revision.issuedAt,
      })
      if (!made.ok)
        throw new Error(
          `The demonstration's ${alert.key} is held: ${made.holds.map((hold) => hold.code).join(', ')}`,
        )
      ids.set(alert.key, made.alert)
    }
    await workUntilDone(db, organisation, sending, revision.issuedAt)
  }
  return ids
}

function inOrder(alerts: DemonstrationAlert[]): Next[] {
  return alerts
    .flatMap((alert) => alert.revisions.map((revision, i) => ({ alert, number: i + 1, revision })))
    .sort((a, b) => a.revision.issuedAt.getTime() - b.revision.issuedAt.getTime())
}

/** A headline carries its day and is never used twice in the demonstration, so it tells whether an alert is there. */
function issuedAs(db: Database, organisation: string, headline: string) {
  return atomically(db, organisation, (tx) =>
    tx
      .selectFrom('alert_revision as r')
      .innerJoin('alert as a', (on) =>
        on.onRef('a.organisation', '=', 'r.organisation').onRef('a.id', '=', 'r.alert'),
      )
      .select(['a.id', 'a.number'])
      .where('r.organisation', '=', organisation)
      .where('r.number', '=', 1)
      .where(sql<string>`r.content->>'headline'`, '=', headline)
      .executeTakeFirst(),
  )
}
