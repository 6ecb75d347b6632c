import { z } from '@hono/zod-openapi'
import type { Tx } from '../../database/database.ts'
import type { FieldFault } from '../../http/problem.ts'
import { Problem } from '../../http/problem.ts'

export const PersonParam = z.object({ id: z.uuid() })
/** The instant that is asked about; now where nothing is said. */
export const At = z.iso.datetime({ offset: true }).optional()
export const Done = z.object({ id: z.uuid() })

/** The box `west,south,east,north` of a query, in degrees. */
export const BoxText = z
  .string()
  .regex(/^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$/, 'Send west,south,east,north in degrees.')
  .transform((text) => {
    const [west = 0, south = 0, east = 0, north = 0] = text.split(',').map(Number)
    const wide = east - west >= 360
    return {
      west: wide ? -180 : wrapped(west),
      east: wide ? 180 : wrapped(east),
      south: Math.max(-90, south),
      north: Math.min(90, north),
    }
  })

function wrapped(lon: number) {
  return lon >= -180 && lon <= 180 ? lon : ((((lon + 180) % 360) + 360) % 360) - 180
}

/** Throws `not-found` unless the person is one of the organisation, and not erased. */
export async function thePerson(tx: Tx, organisation: string, id: string): Promise<void> {
  const row = await tx
    .selectFrom('person')
    .select('key')
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row || row.key.startsWith('erased:'))
    throw new Problem('not-found', 'There is no such person in this organisation.')
}

/** Throws `invalid-fields` with faults of single fields. */
export function refuse(faults: FieldFault[]): never {
  throw new Problem('invalid-fields', faults.map(({ message }) => message).join(' '), faults)
}
