import { setImmediate as breath, setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { recordAudit } from '../audit/record.ts'
import { noteChange } from '../database/changed.ts'
import { atomically, type Database, isOutage, type Tx } from '../database/database.ts'
import type { ImportReport } from './findings.ts'
import { type ImportKind, type ImportState, importStep } from './import-job.ts'
import { importPeople } from './import-people.ts'
import { importSites } from './import-sites.ts'
import { importTrips } from './import-trips.ts'
import type { OnProgress } from './progress.ts'

const imports = { people: importPeople, trips: importTrips, sites: importSites }

/** Seconds a worker may be silent before another takes a job over: told anew with every sign of progress. */
const usualLeaseSeconds = 60
/** Milliseconds between two signs of progress. */
const tellEvery = 400
/** Milliseconds that a round waits for a running import: messages of alerts must not stand behind it. */
const roundWaits = 150
/** Files that a worker died on this often are let go with a fault; each attempt was taken back whole. */
const mostAttempts = 10
/** Rows with faults that a report lists. */
const listed = 5000
/** A file nobody confirms is forgotten after a day, because it holds names. */
const keptHours = 24

type Claimed = {
  id: string
  kind: ImportKind
  bytes: Buffer
  dryRun: boolean
  attempt: number
  by: string
  leaseSeconds: number
}

/**
 * The worker's step: checks and imports files, one at a time for an organisation, beside the other steps. All of a file
 * and its job's end are one transaction; a worker that is killed leaves nothing but a lease that runs out. Answers 1
 * while a file is at work.
 */
export function importWork(
  db: Database,
  clock: () => Date,
  leaseSeconds = usualLeaseSeconds,
): (organisation: string) => Promise<number> {
  const running = new Map<string, Promise<number>>()
  return async (organisation) => {
    const work = running.get(organisation) ?? start(organisation)
    const finished = await Promise.race([work, pause(roundWaits, null, { ref: false })])
    return finished ?? 1
  }

  function start(organisation: string) {
    const work = workOne(db, organisation, clock, leaseSeconds).finally(() => running.delete(organisation))
    // A round that is not waiting any more must not end the process; the next one tries again and reports.
    work.catch(() => {})
    running.set(organisation, work)
    return work
  }
}

async function workOne(
  db: Database,
  organisation: string,
  clock: () => Date,
  leaseSeconds: number,
): Promise<number> {
  const job = await atomically(db, organisation, (tx) => claim(tx, organisation, clock(), leaseSeconds))
  if (!job) return 0
  try {
    const report = await imports[job.kind](db, organisation, job.bytes, {
      dryRun: job.dryRun,
      now: clock(),
      listed,
      onProgress: progressOf(db, organisation, job),
      finish: (tx, report) => done(tx, organisation, job, report, clock()),
    })
    if (job.dryRun || report.errorTotal > 0)
      await atomically(db, organisation, (tx) =>
        settle(tx, organisation, job, report.errorTotal > 0 ? 'faulty' : 'checked', report, clock()),
      )
  } catch (fault) {
    if (fault instanceof Lost) return 1
    if (isOutage(fault)) throw fault
    await atomically(db, organisation, (tx) => fail(tx, organisation, job, clock()))
    throw fault
  }
  return 1
}

/** Somebody else has the job now, or it was let go: this worker's transaction is taken back. */
class Lost extends Error {}

async function claim(
  tx: Tx,
  organisation: string,
  now: Date,
  leaseSeconds: number,
): Promise<Claimed | undefined> {
  await forgetOld(tx, organisation, now)
  const { rows } = await sql<Omit<Claimed, 'dryRun' | 'leaseSeconds'> & { state: ImportState }>`
    update import_job set state = case when state in ('waiting', 'checking') then 'checking' else 'importing' end,
      attempt = attempt + 1, leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}), changed_at = ${now}
    where organisation = ${organisation} and id = (
      select id from import_job where organisation = ${organisation}
        and state in ('waiting', 'checking', 'confirmed', 'importing')
        and (leased_until is null or leased_until < clock_timestamp())
      order by created_at limit 1 for update skip locked)
    returning id, kind, bytes, state, attempt, coalesce(confirmed_by, created_by) as by`.execute(tx)
  const [job] = rows
  if (!job) {
    await unlessDue(tx, organisation)
    return undefined
  }
  await noteChange(tx, organisation, 'import', job.id)
  if (job.attempt > mostAttempts) {
    await fail(tx, organisation, job, now)
    return undefined
  }
  return { ...job, dryRun: job.state === 'checking', leaseSeconds }
}

/** Puts the bell off until a file is to be forgotten, unless it was rung again since; a job under lease keeps it. */
async function unlessDue(tx: Tx, organisation: string) {
  const bell = await tx
    .selectFrom('step_due')
    .select(sql<string>`at::text`.as('at'))
    .where('organisation', '=', organisation)
    .where('step', '=', importStep)
    .executeTakeFirst()
  const { rows } = await sql`select from import_job where organisation = ${organisation}
    and state in ('waiting', 'checking', 'confirmed', 'importing') limit 1`.execute(tx)
  if (!bell || rows.length > 0) return
  await sql`
    with kept as (select min(changed_at) + make_interval(hours => ${keptHours}) as until from import_job
                  where organisation = ${organisation} and bytes is not null),
    later as (update step_due set at = kept.until from kept where organisation = ${organisation} and step = ${importStep}
              and at = ${bell.at}::timestamptz and kept.until is not null)
    delete from step_due using kept where organisation = ${organisation} and step = ${importStep}
      and at = ${bell.at}::timestamptz and kept.until is null`.execute(tx)
}

function progressOf(db: Database, organisation: string, job: Claimed): OnProgress {
  let told = 0
  return async ({ phase, done, total }) => {
    await breath()
    if (performance.now() - told < tellEvery) return
    told = performance.now()
    await atomically(db, organisation, async (tx) => {
      const { numAffectedRows } = await sql`
        update import_job set phase = ${phase}, done = ${done}, total = ${total},
          leased_until = clock_timestamp() + make_interval(secs => ${job.leaseSeconds})
        where ${own(organisation, job)}`.execute(tx)
      if (!numAffectedRows) throw new Lost()
      await noteChange(tx, organisation, 'import', job.id)
    })
  }
}

/** Whether the job is still this worker's. */
function own(organisation: string, { id, attempt }: Pick<Claimed, 'id' | 'attempt'>) {
  return sql`organisation = ${organisation} and id = ${id} and attempt = ${attempt} and state in ('checking', 'importing')`
}

/** In the transaction of the import itself: the rows and the word that they are there cannot be parted. */
async function done(tx: Tx, organisation: string, job: Claimed, report: ImportReport, now: Date) {
  await settle(tx, organisation, job, 'done', report, now)
  const { added, changed, unchanged, rows } = report
  await recordAudit(tx, organisation, {
    ...{ actor: job.by, action: `${job.kind}.imported`, subject: job.id, now },
    detail: { rows, added, changed, unchanged },
  })
  await noteChange(tx, organisation, job.kind === 'sites' ? 'site' : 'person')
}

async function settle(
  tx: Tx,
  organisation: string,
  job: Claimed,
  state: ImportState,
  report: ImportReport,
  now: Date,
) {
  const kept = JSON.stringify({ ...report, changedStays: [] })
  const { numAffectedRows } = await sql`
    update import_job set state = ${state}, report = ${kept}::jsonb, phase = null, done = ${report.rows}, total = ${report.rows},
      bytes = case when ${state === 'checked'} then bytes end, leased_until = null, changed_at = ${now}
    where ${own(organisation, job)}`.execute(tx)
  if (!numAffectedRows) throw new Lost()
  await noteChange(tx, organisation, 'import', job.id)
}

async function fail(tx: Tx, organisation: string, job: Pick<Claimed, 'id' | 'attempt'>, now: Date) {
  const words = 'Alarum could not work on this file; nothing of it was imported, and the log has the details.'
  await sql`update import_job set state = 'failed', fault = ${words}, bytes = null, leased_until = null, changed_at = ${now}
    where ${own(organisation, job)}`.execute(tx)
  await noteChange(tx, organisation, 'import', job.id)
}

async function forgetOld(tx: Tx, organisation: string, now: Date) {
  const before = new Date(now.getTime() - keptHours * 3_600_000)
  await sql`update import_job set state = 'discarded', bytes = null
    where organisation = ${organisation} and bytes is not null and changed_at < ${before}
      and state not in ('confirmed', 'importing')`.execute(tx)
}
