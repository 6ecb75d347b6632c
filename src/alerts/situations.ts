import { randomUUID } from 'node:crypto'
import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'
import { Problem } from '../http/problem.ts'
import { isId } from './queries.ts'

/**
 * The id of the situation that a name means: an id must be known; a title is that of an open situation, whatever its
 * capitals, or opens one.
 */
export async function situationNamed(tx: Tx, organisation: string, name: string, now: Date): Promise<string> {
  const known = await tx
    .selectFrom('situation')
    .select('id')
    .where('organisation', '=', organisation)
    .where((eb) =>
      isId(name)
        ? eb('id', '=', name)
        : eb.and([
            eb(eb.fn<string>('lower', ['title']), '=', name.trim().toLowerCase()),
            eb('closed_at', 'is', null),
          ]),
    )
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (known) return known.id
  if (isId(name)) throw new Problem('not-found', `There is no situation ${name} in this organisation.`)
  return openSituation(tx, organisation, name.trim(), now)
}

/** Opens a situation and answers its id. */
export async function openSituation(tx: Tx, organisation: string, title: string, now: Date): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('situation')
    .values({ organisation, id, title, opened_at: now, changed_at: now })
    .execute()
  return id
}

/** A situation's row, locked until the transaction ends: while it is held nothing is issued into it. Throws `not-found`. */
export async function lockSituation(tx: Tx, organisation: string, situation: string) {
  const row = await tx
    .selectFrom('situation')
    .select(['id', 'title', 'closed_at as closedAt'])
    .where('organisation', '=', organisation)
    .where('id', '=', situation)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Problem('not-found', 'There is no such situation in this organisation.')
  return row
}

/** Gives a situation another title. Throws `not-found`. */
export async function renameSituation(
  tx: Tx,
  organisation: string,
  situation: string,
  title: string,
  now: Date,
) {
  await lockSituation(tx, organisation, situation)
  await setSituation(tx, organisation, situation, { title, changed_at: now })
}

/**
 * Closes a situation in which no alert is in force; false where one is. Roll-calls and cases stand to the right, so the
 * caller looks at them, under the same lock.
 */
export async function closeSituation(
  tx: Tx,
  organisation: string,
  situation: string,
  by: string,
  now: Date,
): Promise<boolean> {
  const inForce = await tx
    .selectFrom('alert')
    .select('id')
    .where('organisation', '=', organisation)
    .where('situation', '=', situation)
    .where('state', '=', 'issued')
    .limit(1)
    .executeTakeFirst()
  if (inForce) return false
  await setSituation(tx, organisation, situation, { closed_at: now, closed_by: by, changed_at: now })
  return true
}

/** Opens a closed situation again. */
export async function reopenSituation(tx: Tx, organisation: string, situation: string, now: Date) {
  await setSituation(tx, organisation, situation, { closed_at: null, closed_by: null, changed_at: now })
}

/** Notes that an alert of a situation changed. What is issued anew opens a closed one again: the matter goes on. */
export async function touchSituation(
  tx: Tx,
  organisation: string,
  situation: string,
  { now, goesOn }: { now: Date; goesOn: boolean },
) {
  const open = goesOn ? { closed_at: null, closed_by: null } : {}
  await setSituation(tx, organisation, situation, { ...open, changed_at: now })
}

type Changed = { changed_at: Date; title?: string; closed_at?: Date | null; closed_by?: string | null }

async function setSituation(tx: Tx, organisation: string, situation: string, changed: Changed) {
  await tx
    .updateTable('situation')
    .set(changed)
    .where('organisation', '=', organisation)
    .where('id', '=', situation)
    .execute()
  await noteChange(tx, organisation, 'situation', situation)
}
