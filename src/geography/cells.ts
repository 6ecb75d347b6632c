import type { Bounds } from './measure.ts'

/** Levels of the quadtree below the whole world; a leaf is about 4 cm high. */
export const deepestLevel = 30

const side = 2 ** deepestLevel

/**
 * The leaf cell of a point: the bits of longitude and latitude interleaved (Morton order), a 1 bit, then zeros. Ids of a
 * cell's descendants are one range around its own, and fit PostgreSQL's bigint.
 */
export function cellOf(lon: number, lat: number): bigint {
  return cellAt(deepestLevel, column(lon), row(lat))
}

/** The cell in a column and row of a level; column 0 begins at 180° W, row 0 at 90° S. */
export function cellAt(level: number, x: number, y: number): bigint {
  const spare = 2n * BigInt(deepestLevel - level)
  return (interleave(x, y, level) << (spare + 1n)) | (1n << spare)
}

/** First and last id of a cell and its descendants, both inclusive. */
export function cellRange(cell: bigint): [lo: bigint, hi: bigint] {
  const marker = cell & -cell
  return [cell - (marker - 1n), cell + (marker - 1n)]
}

/** The cell itself and every cell above it, the whole world last: at most 31. */
export function cellAncestors(cell: bigint): bigint[] {
  const cells = [cell]
  for (let level = cellLevel(cell) - 1; level >= 0; level--) {
    const marker = 1n << (2n * BigInt(deepestLevel - level))
    cells.push((cell & -marker) | marker)
  }
  return cells
}

/** 0 for the whole world to 30 for a leaf. */
export function cellLevel(cell: bigint): number {
  let spare = 0
  for (let marker = cell & -cell; marker > 1n; marker >>= 2n) spare++
  return deepestLevel - spare
}

/** The box of a cell in degrees. */
export function cellBounds(cell: bigint): Bounds {
  const level = cellLevel(cell)
  const bits = cell >> (2n * BigInt(deepestLevel - level) + 1n)
  let x = 0
  let y = 0
  for (let i = 0; i < level; i++) {
    const pair = Number((bits >> BigInt(2 * i)) & 3n)
    x += (pair >> 1) * 2 ** i
    y += (pair & 1) * 2 ** i
  }
  const cells = 2 ** level
  return {
    west: (x / cells) * 360 - 180,
    east: ((x + 1) / cells) * 360 - 180,
    south: (y / cells) * 180 - 90,
    north: ((y + 1) / cells) * 180 - 90,
  }
}

/** 180° and the pole belong to the last column and row. */
function column(lon: number) {
  return Math.min(side - 1, Math.max(0, Math.floor(((lon + 180) / 360) * side)))
}

function row(lat: number) {
  return Math.min(side - 1, Math.max(0, Math.floor(((lat + 90) / 180) * side)))
}

function interleave(x: number, y: number, bits: number): bigint {
  let low = 0
  let high = 0
  const half = Math.min(bits, 15)
  for (let i = 0; i < half; i++) low += (((x >> i) & 1) * 2 + ((y >> i) & 1)) * 4 ** i
  for (let i = 15; i < bits; i++) high += (((x >> i) & 1) * 2 + ((y >> i) & 1)) * 4 ** (i - 15)
  return BigInt(low) + (BigInt(high) << 30n)
}
