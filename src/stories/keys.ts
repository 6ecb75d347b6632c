import type { Features } from './features.ts'
import { bandsOf } from './near-copy.ts'
import { kindOf } from './terms.ts'

/** The weightiest terms by which stories are found. */
const most = { name: 14, word: 6 }

/**
 * The keys by which stories that a report may belong to are found in an index, at most 80: its weightiest names and words, the bands of its
 * signature, the event’s numbers, the squares its places lie in.
 */
export function keysOf(features: Features): string[] {
  const left = { ...most, number: 0 }
  const terms = features.terms.filter(({ key }) => left[kindOf(key)]-- > 0).map(({ key }) => `t ${key}`)
  const bands = bandsOf(features.signature).map((band) => `b ${band}`)
  const places = features.scenes
    .filter(({ isCountry }) => !isCountry)
    .slice(0, 3)
    .flatMap(squaresOf)
  return [...new Set([...features.eventIds.map((id) => `e ${id}`), ...terms, ...bands, ...places])]
}

/** Squares of a degree in four grids, each shifted by a half: what lies within half a degree shares at least one. */
function squaresOf({ lat, lon }: { lat: number; lon: number }): string[] {
  return [0, 0.5].flatMap((north) =>
    [0, 0.5].map((east) => `p${north}${east} ${Math.floor(lat + north)} ${Math.floor(lon + east)}`),
  )
}
