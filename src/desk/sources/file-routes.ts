import { z } from '@hono/zod-openapi'
import { recordAudit } from '../../audit/record.ts'
import { noteShared } from '../../database/changed.ts'
import { atomically } from '../../database/database.ts'
import { type Api, body, json, keyed, newRoutes } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import { exportSources } from '../../sources/export.ts'
import { formOf, importSources } from '../../sources/import.ts'
import { ExportQuestion, ImportedRows, SourceFile } from './keeping-contract.ts'

const importRoute = keyed({
  permission: 'sources.manage',
  method: 'post',
  path: '/sources/import',
  summary: 'Add the sources of an OPML or YAML file, switched off, as the organisation’s own',
  request: body(SourceFile),
  responses: { 200: json(ImportedRows, 'Row by row: added, changed, already there, or refused and why') },
})
const exportRoute = keyed({
  permission: 'alerts.read',
  method: 'get',
  path: '/sources/export',
  summary: 'The sources that are fetched, as OPML for any feed reader or as YAML of the catalogue’s form',
  request: { query: ExportQuestion },
  responses: {
    200: {
      description: 'The file',
      content: { 'text/x-opml': { schema: z.string() }, 'application/yaml': { schema: z.string() } },
    },
  },
})
const types = { opml: 'text/x-opml; charset=utf-8', yaml: 'application/yaml; charset=utf-8' }

/** Lists of sources, in and out. */
export function sourceFileRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(importRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'sources.manage')
    const { name, text } = c.req.valid('json')
    const bytes = Buffer.from(text)
    const form = formOf(name, bytes)
    const rows = await atomically(db, organisation, async (tx) => {
      const done = await importSources(tx, organisation, { form, file: name || 'file', bytes })
      if (!done.ok) throw refused(done.faults)
      const counts = Object.fromEntries(
        Object.entries(Object.groupBy(done.rows, ({ outcome }) => outcome)).map(([outcome, some]) => [
          outcome,
          some?.length ?? 0,
        ]),
      )
      const entry = { actor: email, action: 'sources.imported', detail: { form, ...counts }, now: clock() }
      await recordAudit(tx, organisation, entry)
      await noteShared(tx, 'source')
      return done.rows
    })
    return c.json({ rows }, 200)
  })
  app.openapi(exportRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'alerts.read')
    const { form, set } = c.req.valid('query')
    const file = await atomically(db, organisation, (tx) => exportSources(tx, form, set))
    c.header('content-type', types[form])
    c.header('content-disposition', `attachment; filename="sources.${form}"`)
    return c.body(file) as never
  })
  return app
}

function refused(faults: { entry: string; field: string; fault: string }[]) {
  const fields = faults.map(({ entry, field, fault }) => ({
    path: [entry, field].filter(Boolean).join(', '),
    message: fault,
  }))
  return new Problem('invalid-fields', 'Nothing was taken; correct what is listed and send it again.', fields)
}
