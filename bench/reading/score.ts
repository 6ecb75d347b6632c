import { distanceKm } from '../../src/geography/measure.ts'

export type Spot = { start: number; end: number; lat: number | null; lon: number | null }
/** What a corpus marks in one text, and what was read in it. */
export type Marked = { gold: readonly Spot[]; found: readonly Spot[] }

/** Shares from 0 to 1; `docs/…` of `../shared/corpora/geoparsing/README.md` names the protocol. */
export type Score = {
  precision: number
  recall: number
  exact: number
  overlap: number
  /** Of the marked places with coordinates, found and put within 161 km of them. */
  ofGold: number
  ofFound: number
  /** Mean of ln(1 + km) / ln(20,040), 1 where nothing was found: less is better. */
  auc: number
  marked: number
  placed: number
}

const nearKm = 161
const farthestKm = 20_040

/**
 * Scores as the field does: recognition by equal offsets and by any overlap; then, for each marked place with coordinates, the
 * nearest of what was found over it.
 */
export function score(texts: readonly Marked[]): Score {
  let [equal, foundOver, goldOver, foundAll, goldAll] = [0, 0, 0, 0, 0]
  let [placed, near, over, lost] = [0, 0, 0, 0]
  for (const { gold, found } of texts) {
    foundAll += found.length
    goldAll += gold.length
    equal += found.filter((one) => gold.some((g) => g.start === one.start && g.end === one.end)).length
    foundOver += found.filter((one) => gold.some((g) => meets(g, one))).length
    goldOver += gold.filter((one) => found.some((f) => meets(f, one))).length
    for (const one of gold) {
      if (one.lat === null) continue
      placed++
      const km = Math.min(...found.filter((f) => f.lat !== null && meets(f, one)).map((f) => kmApart(f, one)))
      lost += Number.isFinite(km) ? Math.log(1 + km) / Math.log(farthestKm) : 1
      if (Number.isFinite(km)) over++
      if (km <= nearKm) near++
    }
  }
  const [precision, recall] = [equal / Math.max(1, foundAll), equal / Math.max(1, goldAll)]
  return {
    ...{ precision, recall, exact: f1(precision, recall) },
    overlap: f1(foundOver / Math.max(1, foundAll), goldOver / Math.max(1, goldAll)),
    ...{
      ofGold: near / Math.max(1, placed),
      ofFound: near / Math.max(1, over),
      auc: lost / Math.max(1, placed),
    },
    ...{ marked: goldAll, placed },
  }
}

function f1(precision: number, recall: number) {
  return precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0
}

function meets(a: Spot, b: Spot) {
  return a.start < b.end && b.start < a.end
}

function kmApart(a: Spot, b: Spot) {
  return distanceKm(
    { lat: a.lat as number, lon: a.lon as number },
    { lat: b.lat as number, lon: b.lon as number },
  )
}
