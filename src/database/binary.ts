const oids = { int8: 20, int4: 23, float8: 701, path: 602, box: 603 } as const
/** Of an array: dimensions, whether any is null, type; of its one dimension: length, first index. */
const headBytes = 20

/** Numbers as PostgreSQL receives a `float8[]`: to be cast to that. As text each would be written and read digit by digit. */
export function doubles(numbers: readonly number[]): Buffer {
  return numbersOf(oids.float8, 8, numbers, (buffer, number, at) => buffer.writeDoubleBE(number, at))
}

/** Large whole numbers as PostgreSQL receives a `bigint[]`. */
export function bigints(numbers: readonly bigint[]): Buffer {
  return numbersOf(oids.int8, 8, numbers, (buffer, number, at) => buffer.writeBigInt64BE(number, at))
}

/** Whole numbers as PostgreSQL receives an `int[]`. */
export function integers(numbers: readonly number[]): Buffer {
  return numbersOf(oids.int4, 4, numbers, (buffer, number, at) => buffer.writeInt32BE(number, at))
}

function numbersOf<T>(
  oid: number,
  bytes: number,
  numbers: readonly T[],
  write: (buffer: Buffer, number: T, at: number) => number,
): Buffer {
  const buffer = Buffer.allocUnsafe(headBytes + numbers.length * (4 + bytes))
  let at = head(buffer, oid, numbers.length)
  for (const number of numbers) {
    at = buffer.writeInt32BE(bytes, at)
    at = write(buffer, number, at)
  }
  return buffer
}

/** Boxes as PostgreSQL receives a `box[]`. */
export function boxes(all: readonly { west: number; south: number; east: number; north: number }[]): Buffer {
  const buffer = Buffer.allocUnsafe(headBytes + all.length * 36)
  let at = head(buffer, oids.box, all.length)
  for (const { west, south, east, north } of all) {
    at = buffer.writeInt32BE(32, at)
    for (const side of [east, north, west, south]) at = buffer.writeDoubleBE(side, at)
  }
  return buffer
}

/** A ring or a line on a plane. */
export type Path = { points: readonly (readonly [x: number, y: number])[]; closed: boolean }

/** Paths as PostgreSQL receives a `path[]`: to be cast to that. */
export function paths(all: readonly (Path | null)[]): Buffer {
  const bytes = all.reduce((sum, path) => sum + 4 + (path ? 5 + path.points.length * 16 : 0), headBytes)
  const buffer = Buffer.allocUnsafe(bytes)
  let at = head(buffer, oids.path, all.length)
  for (const path of all) at = path ? writePath(buffer, at, path) : buffer.writeInt32BE(-1, at)
  return buffer
}

function writePath(buffer: Buffer, from: number, { points, closed }: Path): number {
  let at = buffer.writeInt32BE(5 + points.length * 16, from)
  at = buffer.writeInt8(closed ? 1 : 0, at)
  at = buffer.writeInt32BE(points.length, at)
  for (const [x, y] of points) {
    at = buffer.writeDoubleBE(x, at)
    at = buffer.writeDoubleBE(y, at)
  }
  return at
}

function head(buffer: Buffer, oid: number, length: number): number {
  for (const [i, number] of [1, 1, oid, length, 1].entries()) buffer.writeInt32BE(number, i * 4)
  return headBytes
}
