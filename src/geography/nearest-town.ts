import { once } from './artefact.ts'
import { distanceKm, kmPerDegree } from './measure.ts'
import { towns } from './towns.ts'

const columns = 360
const rows = 180

/** The row of the town nearest to a point, or −1 where none lies within `withinKm`. */
export function nearestTown(lat: number, lon: number, withinKm: number): number {
  const { lats, lons } = towns()
  const { order, starts } = grid()
  let best = -1
  let bestKm = withinKm
  for (const cell of cellsAround(lat, lon, withinKm)) {
    for (let i = starts[cell] as number; i < (starts[cell + 1] as number); i++) {
      const row = order[i] as number
      const town = { lat: (lats[row] as number) / 1e5, lon: (lons[row] as number) / 1e5 }
      const km = distanceKm({ lat, lon }, town)
      if (km <= bestKm) {
        best = row
        bestKm = km
      }
    }
  }
  return best
}

/** Towns sorted into boxes of one degree by counting: 10 ms, once. */
const grid = once(() => {
  const { count, lats, lons } = towns()
  const cells = Uint16Array.from({ length: count }, (_, row) => {
    return cellOf(Math.floor((lats[row] as number) / 1e5), Math.floor((lons[row] as number) / 1e5))
  })
  const starts = new Uint32Array(columns * rows + 1)
  for (const cell of cells) starts[cell + 1] = (starts[cell + 1] as number) + 1
  for (let i = 0; i < columns * rows; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number)
  const next = starts.slice()
  const order = new Uint32Array(count)
  for (let row = 0; row < count; row++) {
    const cell = cells[row] as number
    order[next[cell] as number] = row
    next[cell] = (next[cell] as number) + 1
  }
  return { order, starts }
})

function* cellsAround(lat: number, lon: number, km: number): Generator<number> {
  const high = km / kmPerDegree
  const wide = Math.min(
    180,
    high / Math.max(0.01, Math.cos((Math.min(89, Math.abs(lat) + high) * Math.PI) / 180)),
  )
  const east = Math.min(Math.floor(lon + wide), Math.floor(lon - wide) + columns - 1)
  for (let y = Math.max(-90, Math.floor(lat - high)); y <= Math.min(89, Math.floor(lat + high)); y++) {
    for (let x = Math.floor(lon - wide); x <= east; x++) yield cellOf(y, x)
  }
}

function cellOf(lat: number, lon: number): number {
  return Math.min(rows - 1, lat + 90) * columns + ((((lon + 180) % columns) + columns) % columns)
}
