import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'
import type { ImportReport } from './findings.ts'

export const importKinds = ['people', 'trips', 'sites'] as const
export type ImportKind = (typeof importKinds)[number]
export const importStates = [
  ...(['waiting', 'checking', 'checked', 'faulty'] as const),
  ...(['confirmed', 'importing', 'done', 'discarded', 'failed'] as const),
] as const
export type ImportState = (typeof importStates)[number]

/** A file on its way in: checked first, imported once somebody has seen what it would do. */
export type ImportJob = {
  id: string
  kind: ImportKind
  fileName: string
  state: ImportState
  phase: 'reading' | 'writing' | null
  done: number
  total: number
  /** What the file would do or did; lists cut where they were read. */
  report: ImportReport | null
  fault: string | null
  createdBy: string
  createdAt: Date
  confirmedBy: string | null
  changedAt: Date
}

/** The worker's step that looks for files. */
export const importStep = 'imports'

/** Puts a file in line to be checked, and the worker's bell beside it. */
export async function addImportJob(
  tx: Tx,
  organisation: string,
  job: { kind: ImportKind; fileName: string; bytes: Uint8Array; by: string; now: Date },
): Promise<string> {
  const { kind, fileName, bytes, by, now } = job
  const id = randomUUID()
  await tx
    .insertInto('import_job')
    .values({
      ...{ organisation, id, kind, file_name: fileName, bytes: Buffer.from(bytes), state: 'waiting' },
      ...{ created_by: by, created_at: now, changed_at: now },
    })
    .execute()
  await ring(tx, organisation, now)
  await noteChange(tx, organisation, 'import', id)
  return id
}

/** Lets a checked file be imported. Undefined for no such job; else the state it is in now. */
export function confirmImport(
  tx: Tx,
  organisation: string,
  { id, by, now }: { id: string; by: string; now: Date },
) {
  return moved(tx, organisation, id, now, sql`state = 'confirmed', confirmed_by = ${by}`, ['checked'])
}

/** Lets a file go before it is imported. Undefined for no such job; else the state it is in now. */
export function discardImport(tx: Tx, organisation: string, { id, now }: { id: string; now: Date }) {
  const before: ImportState[] = ['waiting', 'checking', 'checked', 'faulty', 'failed']
  return moved(tx, organisation, id, now, sql`state = 'discarded', bytes = null`, before)
}

async function moved(
  tx: Tx,
  organisation: string,
  id: string,
  now: Date,
  change: ReturnType<typeof sql>,
  from: ImportState[],
): Promise<{ moved: boolean; state: ImportState } | undefined> {
  const { numAffectedRows } = await sql`
    update import_job set ${change}, phase = null, done = 0, total = 0, leased_until = null, changed_at = ${now}
    where organisation = ${organisation} and id = ${id} and state = any(${from}::text[])`.execute(tx)
  const row = await tx
    .selectFrom('import_job')
    .select('state')
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numAffectedRows) {
    await ring(tx, organisation, now)
    await noteChange(tx, organisation, 'import', id)
  }
  return row && { moved: Boolean(numAffectedRows), state: row.state as ImportState }
}

async function ring(tx: Tx, organisation: string, now: Date) {
  await tx
    .insertInto('step_due')
    .values({ organisation, step: importStep, at: now })
    .onConflict((on) => on.columns(['organisation', 'step']).doUpdateSet({ at: now }))
    .execute()
}

const columns = sql`id, kind, file_name as "fileName", state, phase, done, total, report, fault, created_by as "createdBy",
  created_at as "createdAt", confirmed_by as "confirmedBy", changed_at as "changedAt"`

/** One job with its report, or undefined. */
export async function findImportJob(
  tx: Tx,
  organisation: string,
  id: string,
): Promise<ImportJob | undefined> {
  const { rows } = await sql<ImportJob>`
    select ${columns} from import_job where organisation = ${organisation} and id = ${id}`.execute(tx)
  return rows[0]
}

/** Jobs, the latest first, up to `limit` before the one that ended the last page; without the lists of their reports. */
export async function listImportJobs(
  tx: Tx,
  organisation: string,
  { after, limit }: { after?: { at: Date; id: string } | undefined; limit: number },
): Promise<ImportJob[]> {
  const { rows } = await sql<ImportJob>`
    select j.* from (select ${columns} from import_job j0 where organisation = ${organisation}
      ${after ? sql`and (created_at, id) < (${after.at}, ${after.id}::uuid)` : sql``}
      order by created_at desc, id desc limit ${limit}) j`.execute(tx)
  return rows.map((job) => ({
    ...job,
    report: job.report && { ...job.report, errors: [], warnings: [], unresolved: [] },
  }))
}
