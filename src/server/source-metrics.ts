import { sql } from 'kysely'
import { Gauge, type Registry } from 'prom-client'
import type { Database } from '../database/database.ts'

type Counted = { state: string; sources: number }

/** How the sources that are everybody's do, asked of the database when Prometheus asks us. */
export function sourceMetrics(registry: Registry, db: Database) {
  const sources = new Gauge({
    name: 'alarum_sources',
    help: 'Sources by state: ok, failing, silent, off; failing and silent ones want a look',
    labelNames: ['state'],
    registers: [],
  })
  registry.registerMetric(sources)
  return async () => {
    const { rows } = await sql<Counted>`
      select case when s.enabled_at is null then 'off' when st.faults > 0 then 'failing'
        when st.silent_since is not null then 'silent' else 'ok' end as state, count(*)::int as sources
      from source s join source_state st on st.source = s.id where s.removed_at is null group by 1`
      .execute(db)
      .catch(() => ({ rows: [] as Counted[] }))
    sources.reset()
    for (const { state, sources: count } of rows) sources.set({ state }, count)
  }
}
