import { sql } from 'kysely'
import { atomically, type Tx } from '../../database/database.ts'
import { lastLook, longestWaiting } from '../../deliveries/told.ts'
import { type Api, json, keyed, newRoutes } from '../../http/api.ts'
import { isDemonstration } from '../../people/memberships.ts'
import { HealthReport } from './contract.ts'
import { mailSetup } from './mail.ts'

/** A look is due every minute; after this many milliseconds without one nobody looks. */
const looksWithinMs = 180_000

const healthRoute = keyed({
  method: 'get',
  path: '/health-report',
  summary: 'Whether everybody who should have been told was, and what waits',
  responses: { 200: json(HealthReport, 'The report') },
})

/** The desk's dead man's switch, and the state of what it rests on. */
export function healthRoutes({ db, config, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(healthRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'alerts.read')
    const now = clock()
    const mail = mailSetup(config, await isDemonstration(db, organisation))
    const report = await atomically(db, organisation, async (tx) => ({
      told: await toldNow(tx, organisation, now),
      waiting: await waitingNow(tx, organisation, now),
      audit: await unsealedNow(tx, organisation),
      database: await databaseNow(tx),
    }))
    return c.json(
      {
        ...report,
        mail: { server: mail.server, outboxOnly: mail.outboxOnly },
        version: '0.1.0',
        now: now.toISOString(),
      },
      200,
    )
  })
  return app
}

async function toldNow(tx: Tx, organisation: string, now: Date): Promise<HealthReport['told']> {
  const look = await lastLook(tx, organisation)
  const fresh = look !== undefined && now.getTime() - look.checkedAt.getTime() <= looksWithinMs
  const alert = look?.alert
    ? await tx
        .selectFrom('alert')
        .select(['id', 'slug'])
        .where('organisation', '=', organisation)
        .where('id', '=', look.alert)
        .executeTakeFirst()
    : undefined
  return {
    state: !fresh ? 'nobody-looks' : look.people > 0 ? 'untold' : 'told',
    people: look?.people ?? 0,
    since: look?.since?.toISOString() ?? null,
    alert: alert ?? null,
    checkedAt: look?.checkedAt.toISOString() ?? null,
  }
}

async function waitingNow(tx: Tx, organisation: string, now: Date): Promise<HealthReport['waiting']> {
  const waiting = await longestWaiting(tx, organisation, now)
  if (!waiting) return null
  return { since: waiting.since.toISOString(), lane: waiting.lane, retrying: waiting.state === 'retrying' }
}

async function unsealedNow(tx: Tx, organisation: string): Promise<HealthReport['audit']> {
  const { rows } = await sql<{ unsealed: number; oldest: Date | null }>`
    select count(*)::int as unsealed, min(e.at) as oldest
    from (select entry from audit_unsealed where organisation = ${organisation} limit 10000) u
    join audit_entry e on e.organisation = ${organisation} and e.id = u.entry`.execute(tx)
  return { unsealed: rows[0]?.unsealed ?? 0, oldest: rows[0]?.oldest?.toISOString() ?? null }
}

async function databaseNow(tx: Tx): Promise<HealthReport['database']> {
  const { rows } = await sql<{ version: string; migration: string }>`
    select current_setting('server_version') as version, (select max(name) from migration) as migration`.execute(
    tx,
  )
  return rows[0] ?? { version: '', migration: '' }
}
