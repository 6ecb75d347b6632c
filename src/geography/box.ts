import { cellAt, cellRange, leafLevel } from './cells.ts'
import type { Bounds } from './measure.ts'

/** Cells along a side that a box is at most covered by. */
const across = 5

/**
 * Ranges of leaf cells that together cover a box of degrees, and somewhat more around it. A box whose west lies east of
 * its east crosses the antimeridian.
 */
export function boxRanges({ west, south, east, north }: Bounds): { lo: string; hi: string }[] {
  if (west > east)
    return [...boxRanges({ west, south, east: 180, north }), ...boxRanges({ west: -180, south, east, north })]
  let level = leafLevel
  while (
    level > 0 &&
    Math.max(span(level, west, east, 360, 180), span(level, south, north, 180, 90)) > across
  )
    level--
  const [left, right] = columns(level, west, east, 360, 180)
  const [low, high] = columns(level, south, north, 180, 90)
  const ranges: { lo: string; hi: string }[] = []
  for (let x = left; x <= right; x++)
    for (let y = low; y <= high; y++) {
      const [lo, hi] = cellRange(cellAt(level, x, y))
      ranges.push({ lo: lo.toString(), hi: hi.toString() })
    }
  return ranges
}

function span(level: number, from: number, to: number, whole: number, zero: number) {
  const [first, last] = columns(level, from, to, whole, zero)
  return last - first + 1
}

function columns(level: number, from: number, to: number, whole: number, zero: number): [number, number] {
  const side = 2 ** level
  const at = (degrees: number) =>
    Math.min(side - 1, Math.max(0, Math.floor(((degrees + zero) / whole) * side)))
  return [at(from), at(to)]
}
