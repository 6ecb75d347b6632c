import { randomUUID } from 'node:crypto'
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
  await tx.insertInto('situation').values({ organisation, id, title, opened_at: now }).execute()
  return id
}
