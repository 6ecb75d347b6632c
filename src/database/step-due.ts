import { sql } from 'kysely'
import type { Tx } from './database.ts'

/**
 * Takes a standing step that is due and sets when it is due next, in seconds from now on the database's clock. False where
 * it is not due, or another worker has it. The caller's transaction does the step's work, so that both stand or fall.
 */
export async function takeStep(tx: Tx, organisation: string, step: string, nextInSeconds: number) {
  const { rows } = await sql`
    with due as materialized (
      select step from step_due where organisation = ${organisation} and step = ${step} and at <= clock_timestamp()
      for update skip locked)
    update step_due s set at = clock_timestamp() + make_interval(secs => ${nextInSeconds}) from due
    where s.organisation = ${organisation} and s.step = due.step returning s.step`.execute(tx)
  return rows.length === 1
}

/** Has a step looked at by `at`, or sooner where it is due sooner already. */
export async function dueBy(tx: Tx, organisation: string, step: string, at: Date): Promise<void> {
  await sql`
    insert into step_due (organisation, step, at) values (${organisation}, ${step}, ${at})
    on conflict (organisation, step) do update set at = least(step_due.at, excluded.at)`.execute(tx)
}
