import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { areaShape } from '../geography/shapes.ts'
import { rulesOf } from '../people/rules.ts'
import type { Confidence, Ground, Receipt } from './exposure.ts'
import { groundOf } from './freeze.ts'
import { answering } from './match.ts'
import { countSites } from './sites.ts'
import { audienceWindow } from './window.ts'

export type Preview = {
  certain: number
  possible: number
  /** Exposed, but left out by a narrowing audience condition. */
  leftOut: number
  sites: number
  sample: { person: string; name: string; confidence: Confidence; receipt: Receipt }[]
}

/** Who would be exposed if it were issued now: counts, and the first few with their receipts. Writes nothing. Nobody where the area cannot be drawn: readiness says why. */
export async function previewExposure(
  tx: Tx,
  organisation: string,
  content: Ground,
  now: Date,
  sampleSize = 5,
): Promise<Preview> {
  if (!content.area || !areaShape(content.area).ok)
    return { certain: 0, possible: 0, leftOut: 0, sites: 0, sample: [] }
  const source = await groundOf(tx, organisation, content)
  const { presence } = await rulesOf(tx, organisation)
  const match = { source, window: audienceWindow(content, now), conditions: content.conditions, presence }
  // Where nobody is shown `answer` stands there once, and PostgreSQL leaves out what makes the receipts.
  const shown =
    sampleSize === 0
      ? sql`'[]'::jsonb as sample`
      : sql`coalesce((select jsonb_agg(x) from (
             select a.person, p.name, a.confidence, a.receipt from answer a
             join person p on p.organisation = ${organisation} and p.id = a.person
             where a.wanted order by a.confidence, p.name limit ${sampleSize}) x), '[]') as sample`
  const { rows } = await sql<Omit<Preview, 'sites'>>`
    with ${answering(organisation, match)}
    select count(*) filter (where wanted and confidence = 'certain')::int as certain,
           count(*) filter (where wanted and confidence = 'possible')::int as possible,
           count(*) filter (where not wanted)::int as "leftOut", ${shown}
    from answer`.execute(tx)
  const [found] = rows
  if (!found) throw new Error('A count came back without a row.')
  return { ...found, sites: await countSites(tx, organisation, source) }
}
