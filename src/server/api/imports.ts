import { z } from '@hono/zod-openapi'
import { type Api, json, keyed, newRoutes } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import { importPeople } from '../../people/import-people.ts'
import { importSites } from '../../people/import-sites.ts'
import { importTrips } from '../../people/import-trips.ts'

const imports = { people: importPeople, trips: importTrips, sites: importSites }

const importRoute = keyed({
  method: 'post',
  path: '/import/{kind}',
  summary: 'Import people, trips or sites from CSV: all of it or, where a row is wrong, nothing',
  request: {
    params: z.object({ kind: z.enum(['people', 'trips', 'sites']) }),
    query: z.object({ dryRun: z.stringbool().default(false) }),
    body: { content: { 'text/csv': { schema: z.string() } }, required: true },
  },
  responses: {
    200: json(
      z.object({
        added: z.number(),
        changed: z.number(),
        unchanged: z.number(),
        warnings: z.array(z.looseObject({ row: z.number() })),
        unresolved: z.array(z.looseObject({ row: z.number() })),
      }),
      'What was imported',
    ),
  },
})

/** What the command `import` does. */
export function importRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(importRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'people.write')
    const { kind } = c.req.valid('param')
    const { dryRun } = c.req.valid('query')
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    const report = await imports[kind](db, organisation, bytes, { dryRun, now: clock() })
    if (report.errors.length) {
      const fields = report.errors.map(({ row, column, message }) => ({
        path: column ? `row ${row}, ${column}` : `row ${row}`,
        message,
      }))
      throw new Problem(
        'invalid-fields',
        'Nothing was imported. Correct the rows listed under errors.',
        fields,
      )
    }
    const { added, changed, unchanged, warnings, unresolved } = report
    return c.json({ added, changed, unchanged, warnings, unresolved }, 200)
  })
  return app
}
