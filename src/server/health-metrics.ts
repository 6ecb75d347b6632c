import { sql } from 'kysely'
import { Gauge, type Registry } from 'prom-client'
import type { Database } from '../database/database.ts'

type Health = {
  untold: string
  checked_at: Date | null
  oldest_waiting: Date | null
  unsealed: string
  oldest_unsealed: Date | null
}

/**
 * The dead man's switch for whoever watches from outside: numbers over the whole installation, asked of the database when
 * Prometheus asks us. Where the database is away they are missing, and /metrics still answers.
 */
export function healthMetrics(registry: Registry, db: Database, now: () => Date) {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [] })
  const gauges = {
    untold: gauge(
      'alarum_untold_people',
      'People in an audience who were not told within two minutes; alarm above 0',
    ),
    looked: gauge('alarum_untold_look_age_seconds', 'Since the oldest look for the untold; alarm above 180'),
    waiting: gauge(
      'alarum_longest_waiting_seconds',
      'How long the longest waiting message is beyond its time',
    ),
    unsealed: gauge('alarum_audit_unsealed', 'Audit entries that wait for their seal'),
  }
  registry.registerMetric(gauges.untold)
  for (const one of [gauges.looked, gauges.waiting, gauges.unsealed]) registry.registerMetric(one)
  return async () => {
    const { rows } = await sql<Health>`select * from installation_health()`
      .execute(db)
      .catch(() => ({ rows: [] as Health[] }))
    const [health] = rows
    for (const one of Object.values(gauges)) one.remove()
    if (!health) return
    gauges.untold.set(Number(health.untold))
    gauges.unsealed.set(Number(health.unsealed))
    gauges.waiting.set(Math.max(0, secondsSince(health.oldest_waiting, now())))
    if (health.checked_at) gauges.looked.set(secondsSince(health.checked_at, now()))
  }
}

function secondsSince(at: Date | null, now: Date) {
  return at ? (now.getTime() - at.getTime()) / 1000 : 0
}
