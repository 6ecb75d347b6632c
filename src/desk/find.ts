import { z } from '@hono/zod-openapi'
import { sql } from 'kysely'
import { atomically, type Tx } from '../database/database.ts'
import { type Api, json, keyed, newRoutes } from '../http/api.ts'
import { mayDo } from '../vocabulary/role.ts'

const Found = z.object({
  id: z.uuid(),
  /** Its headline. */
  says: z.string(),
  /** Where the console shows it. */
  to: z.string(),
  kind: z.enum(['draft', 'alert']),
})
export type Found = z.infer<typeof Found>

const findRoute = keyed({
  method: 'get',
  path: '/find',
  summary: 'Alerts and drafts whose headline holds these words, the latest change first',
  request: { query: z.object({ q: z.string().trim().min(2).max(200) }) },
  responses: { 200: json(z.object({ found: z.array(Found) }), 'At most ten') },
})

/** Alerts looked through, the latest changed first: whoever seeks an older one has the archive. */
const lookedThrough = 3000

/** GET /find: what the console's palette asks while somebody types. */
export function findRoutes({ db, callers }: Api) {
  const app = newRoutes()
  app.openapi(findRoute, async (c) => {
    const { organisation, role } = await callers.allowed(c, 'alerts.read')
    const drafts = mayDo(role, 'drafts.write')
    const found = await atomically(db, organisation, (tx) =>
      find(tx, organisation, c.req.valid('query').q, drafts),
    )
    return c.json({ found }, 200)
  })
  return app
}

async function find(tx: Tx, organisation: string, words: string, drafts: boolean): Promise<Found[]> {
  const part = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<{ id: string; slug: string; says: string; issued: boolean }>`
    select id, slug, says, issued from (
      select a.id, a.slug, a.updated_at, a.number > 0 as issued,
             coalesce(r.content->>'headline', a.draft->>'headline') as says
      from (select * from alert where organisation = ${organisation} and (number > 0 or ${drafts})
            order by updated_at desc limit ${lookedThrough}) a
      left join alert_revision r on r.organisation = a.organisation and r.alert = a.id and r.number = a.number) x
    where says ilike ${part} order by updated_at desc limit 10`.execute(tx)
  return rows.map(({ id, slug, says, issued }) => ({
    id,
    says,
    to: issued ? `/alerts/${slug}` : `/drafts/${id}`,
    kind: issued ? 'alert' : 'draft',
  }))
}
