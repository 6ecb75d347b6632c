import type { Context } from 'hono'
import { sql } from 'kysely'
import { publicContent } from '../alerts/chain.ts'
import { findAlert, revisionsOf } from '../alerts/revisions.ts'
import { atomically, type Database } from '../database/database.ts'
import type { Callers } from '../http/caller.ts'
import type { Publication } from '../publishing/publication.ts'

/** Shows an alert that is not public to a signed-in member of its organisation, and to nobody else. */
export function internalPage(db: Database, callers: Callers) {
  return async (c: Context, slug: string): Promise<Publication | undefined> => {
    const caller = await callers.of(c)
    if (!caller) return undefined
    const { organisation } = caller
    return atomically(db, organisation, async (tx) => {
      const alert = await findAlert(tx, organisation, slug)
      const revisions = alert ? await revisionsOf(tx, organisation, alert.id) : []
      const [first] = revisions
      const latest = revisions.at(-1)
      if (!alert || !first || !latest) return undefined
      const { rows: follows } = await sql<{ slug: string; headline: string; issuedAt: string }>`
        select a.slug, r.content->>'headline' as headline, to_json(r.issued_at) #>> '{}' as "issuedAt"
        from alert_follow f join alert a on a.organisation = f.organisation and a.id = f.follows
        join alert_revision r on r.organisation = a.organisation and r.alert = a.id and r.number = a.number
        where f.organisation = ${organisation} and f.alert = ${alert.id} order by r.issued_at desc`.execute(
        tx,
      )
      return {
        alert: alert.id,
        slug: alert.slug,
        number: alert.number,
        kind: latest.kind,
        state: alert.state,
        exercise: alert.exercise,
        demonstration: false,
        content: publicContent(latest.content),
        hash: latest.hash,
        firstIssuedAt: first.issuedAt,
        issuedAt: latest.issuedAt,
        follows,
        revisions: revisions.map(({ number, kind, issuedAt, note, hash }) => ({
          number,
          kind,
          issuedAt: issuedAt.toISOString(),
          note,
          hash,
          public: false,
        })),
      }
    })
  }
}
