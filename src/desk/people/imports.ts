import { z } from '@hono/zod-openapi'
import { recordAudit } from '../../audit/record.ts'
import { atomically, type Tx } from '../../database/database.ts'
import { type Api, json, keyed, newRoutes, Page } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import {
  addImportJob,
  confirmImport,
  discardImport,
  findImportJob,
  type ImportJob,
  importKinds,
  listImportJobs,
} from '../../people/import-job.ts'
import { refuse } from './asked.ts'
import { ImportJobLine, ImportJobs } from './contract.ts'
import { csvOf } from './csv-out.ts'
import { markOf, readMark } from './cursor.ts'
import { template } from './templates.ts'

const JobParam = z.object({ job: z.uuid() })
const KindParam = z.object({ kind: z.enum(importKinds) })
const text = (description: string) => ({ description, content: { 'text/csv': { schema: z.string() } } })

const addRoute = keyed({
  method: 'post',
  path: '/imports/{kind}',
  summary: 'Hand in a CSV file; it is checked first and imported once it is confirmed',
  request: {
    params: KindParam,
    query: z.object({ name: z.string().trim().min(1).max(200).default('import.csv') }),
    body: { content: { 'text/csv': { schema: z.string() } }, required: true },
  },
  responses: { 202: json(ImportJobLine, 'It is being checked') },
})
const listRoute = keyed({
  method: 'get',
  path: '/imports',
  summary: 'Imports, the latest first',
  request: { query: Page },
  responses: { 200: json(ImportJobs, 'Imports, without the rows of their reports') },
})
const showRoute = keyed({
  method: 'get',
  path: '/imports/{job}',
  summary: 'An import with its progress and what is wrong in which row',
  request: { params: JobParam },
  responses: { 200: json(ImportJobLine, 'The import') },
})
const confirmRoute = keyed({
  method: 'post',
  path: '/imports/{job}/confirm',
  summary: 'Import a checked file: all of it or nothing',
  request: { params: JobParam },
  responses: { 202: json(ImportJobLine, 'It is being imported') },
})
const discardRoute = keyed({
  method: 'delete',
  path: '/imports/{job}',
  summary: 'Let a file go before it is imported',
  request: { params: JobParam },
  responses: { 200: json(ImportJobLine, 'It is let go') },
})
const faultsRoute = keyed({
  method: 'get',
  path: '/imports/{job}/errors.csv',
  summary: 'What is wrong or doubtful in a file, by row and column',
  request: { params: JobParam },
  responses: { 200: text('Rows, columns and messages') },
})
const templateRoute = keyed({
  method: 'get',
  path: '/imports/templates/{kind}',
  summary: 'A file with every column and an example',
  request: { params: KindParam },
  responses: { 200: text('The template') },
})

export function importJobRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(templateRoute, async (c) => {
    await callers.allowed(c, 'people.read')
    const { kind } = c.req.valid('param')
    return c.body(template(kind), 200, fileHeaders(`${kind}.csv`))
  })
  app.openapi(addRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'people.write')
    const { kind } = c.req.valid('param')
    const { name: fileName } = c.req.valid('query')
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    if (bytes.length === 0) refuse([{ path: 'file', message: 'The file is empty.' }])
    const now = clock()
    const job = await atomically(db, organisation, async (tx) => {
      const id = await addImportJob(tx, organisation, { kind, fileName, bytes, by: email, now })
      const detail = { kind, bytes: bytes.length }
      await recordAudit(tx, organisation, {
        actor: email,
        action: 'import.handed-in',
        subject: id,
        detail,
        now,
      })
      return theJob(tx, organisation, id)
    })
    return c.json(job, 202)
  })
  app.openapi(listRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'people.read')
    const { after, limit } = c.req.valid('query')
    const [at, id] = after ? readMark(after, 2) : []
    const imports = await atomically(db, organisation, (tx) =>
      listImportJobs(tx, organisation, { limit, ...(at && id ? { after: { at: new Date(at), id } } : {}) }),
    )
    const last = imports.length === limit ? imports.at(-1) : undefined
    return c.json({ imports, next: last ? markOf(last.createdAt, last.id) : null }, 200)
  })
  app.openapi(showRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'people.read')
    const { job } = c.req.valid('param')
    return c.json(await atomically(db, organisation, (tx) => theJob(tx, organisation, job)), 200)
  })
  app.openapi(faultsRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'people.read')
    const { job: id } = c.req.valid('param')
    const { report, fileName } = await atomically(db, organisation, (tx) => theJob(tx, organisation, id))
    const rows = (['errors', 'warnings', 'unresolved'] as const).flatMap((kind) =>
      (report?.[kind] ?? []).map(({ row, column, value, message }) => [
        row,
        kindWords[kind],
        column,
        value,
        message,
      ]),
    )
    const titles = ['row', 'kind', 'column', 'value', 'what is wrong']
    return c.body(csvOf(titles, rows), 200, fileHeaders(`errors of ${fileName}`))
  })
  app.openapi(confirmRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'people.write')
    const { job: id } = c.req.valid('param')
    const now = clock()
    const job = await atomically(db, organisation, async (tx) => {
      const done = await confirmImport(tx, organisation, { id, by: email, now })
      const running = done && ['confirmed', 'importing', 'done'].includes(done.state)
      if (!done?.moved && !running) throw notNow(done?.state)
      return theJob(tx, organisation, id)
    })
    return c.json(job, 202)
  })
  app.openapi(discardRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'people.write')
    const { job: id } = c.req.valid('param')
    const job = await atomically(db, organisation, async (tx) => {
      const done = await discardImport(tx, organisation, { id, now: clock() })
      if (!done?.moved && done?.state !== 'discarded') throw notNow(done?.state)
      return theJob(tx, organisation, id)
    })
    return c.json(job, 200)
  })
  return app
}

const kindWords = { errors: 'error', warnings: 'warning', unresolved: 'place not found' }

async function theJob(tx: Tx, organisation: string, id: string) {
  const job = await findImportJob(tx, organisation, id)
  if (!job) throw new Problem('not-found', 'There is no such import in this organisation.')
  return job
}

function notNow(state: ImportJob['state'] | undefined): Problem {
  if (state === undefined) return new Problem('not-found', 'There is no such import in this organisation.')
  const words: Partial<Record<ImportJob['state'], string>> = {
    waiting: 'It is still being checked; wait until it says what it would do.',
    checking: 'It is still being checked; wait until it says what it would do.',
    faulty: 'Rows of it are wrong; correct the file and hand it in again.',
    discarded: 'It was let go; hand the file in again.',
    done: 'It is imported already.',
    failed: 'It could not be worked on; hand the file in again.',
  }
  return new Problem('conflict', words[state] ?? 'It is being imported at this moment.')
}

function fileHeaders(name: string) {
  const plain = name.replace(/[^\w. -]/g, '_')
  const attachment = `attachment; filename="${plain.endsWith('.csv') ? plain : `${plain}.csv`}"`
  return { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': attachment }
}
