import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { areaShape } from '../geography/shapes.ts'
import { rulesOf } from '../people/rules.ts'
import { fileCells, filePlaces, outOfForce } from './area-rows.ts'
import { countExposed } from './counts.ts'
import { coverOf } from './covered.ts'
import type { Audience, Ground } from './exposure.ts'
import { matchedPlaces } from './places.ts'
import { noteRepeat } from './repeat.ts'
import { writeResponsible } from './responsible.ts'
import { freezeSites } from './sites.ts'
import { audienceWindow } from './window.ts'
import { writeExposed, writeGone } from './write.ts'

export type Freeze = {
  alert: string
  number: number
  content: Ground
  /** The revision before, against which people are newly, still or no longer exposed. */
  previous?: number
  now: Date
  /** A replay: matched against the stays of that instant, those that are over among them, and never caught up with. */
  asOf?: Date
}

/**
 * Freezes who and what stands in an alert's area, in the transaction that issues it: the area's cells and places, the
 * exposed with their receipts, the sites, and the note that this match is to be repeated after the commit. Throws where
 * the area cannot be drawn, which readiness has refused before.
 */
export async function freezeAudience(tx: Tx, organisation: string, freeze: Freeze): Promise<Audience> {
  const { alert, number, content, previous, now, asOf } = freeze
  const window = audienceWindow(content, now, asOf)
  const ground = await groundOf(tx, organisation, content)
  await outOfForce(tx, organisation, alert)
  if (!asOf) {
    await fileCells(tx, organisation, { alert, number, window, covered: ground.covered })
    await filePlaces(tx, organisation, { alert, number, window, places: ground.places })
    await noteRepeat(tx, organisation, freeze)
  }
  const { presence } = await rulesOf(tx, organisation)
  const match = { source: ground, window, conditions: content.conditions, presence, past: asOf !== undefined }
  const counts = await writeExposed(
    tx,
    organisation,
    { alert, number, previous, now, foundBy: 'issue' },
    match,
  )
  const sites = await freezeSites(tx, organisation, { alert, number, ground, now })
  const writing = { alert, number, now, foundBy: 'issue' as const, presence }
  const responsible = await writeResponsible(tx, organisation, writing)
  const gone =
    previous === undefined ? 0 : await writeGone(tx, organisation, { alert, number, previous, now })
  await countExposed(tx, organisation, { alert, number, ...counts, responsible, gone })
  return { ...counts, gone, sites, responsible }
}

/** Everyone an alert's earlier revisions told, as the audience of the revision that ends it; its area is no longer in force. */
export async function freezeTold(
  tx: Tx,
  organisation: string,
  { alert, number, now }: { alert: string; number: number; now: Date },
): Promise<Audience & { told: number }> {
  await outOfForce(tx, organisation, alert)
  const { rows } = await sql<{ told: number }>`
    with written as (
      insert into exposed (organisation, alert, number, person, confidence, receipt, change, found_by, at)
      select distinct on (person) organisation, alert, ${number}::int, person, confidence, receipt, 'told', 'issue', ${now}::timestamptz
      from exposed where organisation = ${organisation} and alert = ${alert} and number < ${number}
      order by person, number desc
      on conflict do nothing returning 1)
    select count(*)::int as told from written`.execute(tx)
  const told = rows[0]?.told ?? 0
  await countExposed(tx, organisation, { alert, number, told })
  return { certain: 0, possible: 0, gone: 0, sites: 0, responsible: 0, told }
}

/** An alert's area in cells, and the places of an organisation against it. Throws with the fault where there is no shape. */
export async function groundOf(tx: Tx, organisation: string, { area }: Pick<Ground, 'area'>) {
  const made = area && areaShape(area, true)
  if (!made) throw new Error('An alert without an area has no audience; give it an area.')
  if (!made.ok) throw new Error(`The area of the alert cannot be drawn: ${made.fault}`)
  return {
    shape: made.shape,
    covered: coverOf(area, made.shape),
    places: await matchedPlaces(tx, organisation, area),
  }
}
