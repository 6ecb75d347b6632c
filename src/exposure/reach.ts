import type { Tx } from '../database/database.ts'
import type { Area, Position, Shape } from '../geography/area.ts'
import { areaShape } from '../geography/shapes.ts'
import type { Ground } from './exposure.ts'
import { type Preview, previewExposure } from './preview.ts'
import { widerArea } from './wider-area.ts'

export type Reach = Omit<Preview, 'sample'> & {
  shape: Shape
  fault: { message: string; at?: Position } | null
  /** How many more with the area so many km wider; empty unless asked for. */
  sensitivity: { km: number; more: number }[]
  sample: Preview['sample']
}

/** Kilometres by which an area is widened to see how much depends on where its edge is drawn. */
const widerBy = [10, 25, 50]
const sampleSize = 5

/** Whom an area would reach now. `full` asks for the sensitivity and the first few people too. Writes nothing. */
export async function reach(
  tx: Tx,
  organisation: string,
  ground: Ground & { area: Area },
  now: Date,
  full: boolean,
): Promise<Reach> {
  const made = areaShape(ground.area)
  if (!made.ok) {
    const fault = { message: made.fault, ...(made.at ? { at: made.at } : {}) }
    return { ...nobody, shape: [], fault }
  }
  const { sample, ...counts } = await previewExposure(tx, organisation, ground, now, full ? sampleSize : 0)
  const base = counts.certain + counts.possible
  const sensitivity = []
  for (const km of full ? widerBy : []) {
    const wider = { ...ground, area: widerArea(ground.area, km) }
    const { certain, possible } = await previewExposure(tx, organisation, wider, now, 0)
    sensitivity.push({ km, more: certain + possible - base })
  }
  return { ...counts, shape: made.shape, fault: null, sensitivity, sample }
}

const nobody = { certain: 0, possible: 0, leftOut: 0, sites: 0, sensitivity: [], sample: [] }
