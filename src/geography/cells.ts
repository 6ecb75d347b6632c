import type { Bounds } from './measure.ts'

/**
 * A cell is a square of the quadtree over longitude and latitude. Its id is the Morton prefix of its corner, a 1 bit,
 * then zeros: 61 bits, positive in PostgreSQL's bigint. Leaves are at level 30, about 4 cm by 2 cm.
 */
export const leafLevel = 30
const side = 2 ** leafLevel

/** The leaf cell of a point given in degrees; longitude 180 and latitude 90 fall into the last cell. */
export function cellOf(lon: number, lat: number): bigint {
  const x = Math.min(side - 1, Math.max(0, Math.floor(((lon + 180) / 360) * side)))
  const y = Math.min(side - 1, Math.max(0, Math.floor(((lat + 90) / 180) * side)))
  return cellAt(leafLevel, x, y)
}

/** The cell in column x and row y (from the west and the south) of a level. */
export function cellAt(level: number, x: number, y: number): bigint {
  const high = spread(Math.floor(x / 32768)) * 2 + spread(Math.floor(y / 32768))
  const low = spread(x % 32768) * 2 + spread(y % 32768)
  const morton = (BigInt(high) << 30n) | BigInt(low)
  return ((morton << 1n) | 1n) << BigInt(2 * (leafLevel - level))
}

/** The first and last leaf under a cell: every descendant's id lies between them, and no other cell's leaf does. */
export function cellRange(cell: bigint): [lo: bigint, hi: bigint] {
  const reach = lowestBit(cell) - 1n
  return [cell - reach, cell + reach]
}

/** The cells that contain a cell, itself first and the whole world last: at most 31. */
export function cellAncestors(cell: bigint): bigint[] {
  const ancestors = [cell]
  for (let bit = lowestBit(cell); ancestors.length <= leafLevel && bit < 1n << 60n; bit <<= 2n) {
    const last = ancestors.at(-1) as bigint
    ancestors.push((last & ~(bit | (bit << 1n) | (bit << 2n))) | (bit << 2n))
  }
  return ancestors
}

/** 0 for the whole world, 30 for a leaf. */
export function cellLevel(cell: bigint): number {
  return leafLevel - (lowestBit(cell).toString(2).length - 1) / 2
}

/** The cell's box in degrees; its west and south sides belong to it, the others to its neighbours. */
export function cellBounds(cell: bigint): Bounds {
  const level = cellLevel(cell)
  const morton = cell >> BigInt(2 * (leafLevel - level) + 1)
  const low = Number(morton & 0x3fffffffn)
  const high = Number(morton >> 30n)
  const x = gather(high >> 1) * 32768 + gather(low >> 1)
  const y = gather(high) * 32768 + gather(low)
  return boundsAt(level, x, y)
}

/** The box of the cell in column x and row y of a level. */
export function boundsAt(level: number, x: number, y: number): Bounds {
  const size = 2 ** level
  return {
    west: (x / size) * 360 - 180,
    south: (y / size) * 180 - 90,
    east: ((x + 1) / size) * 360 - 180,
    north: ((y + 1) / size) * 180 - 90,
  }
}

function lowestBit(cell: bigint): bigint {
  return cell & -cell
}

/** Puts a zero before each of 15 bits. */
function spread(bits: number): number {
  let x = bits
  x = (x | (x << 8)) & 0x00ff00ff
  x = (x | (x << 4)) & 0x0f0f0f0f
  x = (x | (x << 2)) & 0x33333333
  return (x | (x << 1)) & 0x55555555
}

/** Takes every second bit of 30, from the lowest. */
function gather(bits: number): number {
  let x = bits & 0x55555555
  x = (x | (x >> 1)) & 0x33333333
  x = (x | (x >> 2)) & 0x0f0f0f0f
  x = (x | (x >> 4)) & 0x00ff00ff
  return (x | (x >> 8)) & 0x0000ffff
}
