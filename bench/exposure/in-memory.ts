import type { Position, Shape } from '../../src/geography/area.ts'
import { bounds } from '../../src/geography/measure.ts'
import { type Traveller, window } from './travellers.ts'

const bands = 4096
const hour = 3_600_000

/** Every point in typed arrays, scanned one after the other: what a program that held them all would take. */
export function inMemory(all: Iterable<Traveller>, count: number) {
  const [lon, lat] = [new Float64Array(count), new Float64Array(count)]
  const [starts, ends] = [new Float64Array(count), new Float64Array(count)]
  let n = 0
  for (const one of all) {
    if (one.lon === null || one.lat === null) continue
    lon[n] = one.lon
    lat[n] = one.lat
    starts[n] = one.starts
    ends[n++] = one.ends
  }
  const [from, to] = [window.from.getTime() - 24 * hour, window.to.getTime() + 24 * hour]
  return (shape: Shape): number => {
    const box = bounds(shape)
    const edges = banded(shape, box.south, box.north)
    let found = 0
    for (let i = 0; i < n; i++) {
      const y = lat[i] as number
      if (y < box.south || y > box.north) continue
      const x = lon[i] as number
      if (x < box.west || x > box.east || (starts[i] as number) >= to || (ends[i] as number) <= from) continue
      if (edges(x, y)) found++
    }
    return found
  }
}

/** Even–odd over the edges of the band of latitude that a point is in. */
function banded(shape: Shape, south: number, north: number) {
  const high = Math.max(1e-9, north - south)
  const band = (y: number) => Math.min(bands - 1, Math.max(0, Math.floor(((y - south) / high) * bands)))
  const lists: number[][] = Array.from({ length: bands }, () => [])
  for (const ring of shape.flat())
    for (let i = 1; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i - 1] as Position, ring[i] as Position]
      if (ay === by) continue
      for (let b = band(Math.min(ay, by)); b <= band(Math.max(ay, by)); b++) lists[b]?.push(ax, ay, bx, by)
    }
  const packed = lists.map((list) => Float64Array.from(list))
  return (x: number, y: number) => {
    const list = packed[band(y)] as Float64Array
    let inside = false
    for (let i = 0; i < list.length; i += 4) {
      const [ay, by] = [list[i + 1] as number, list[i + 3] as number]
      if (ay > y !== by > y) {
        const [ax, bx] = [list[i] as number, list[i + 2] as number]
        if (x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
      }
    }
    return inside
  }
}
