import { cellOf } from '../../src/geography/cells.ts'
import { countryPlace } from '../../src/geography/gazetteer.ts'
import { towns } from '../../src/geography/towns.ts'
import { errorRadiusKm } from '../../src/people/stay.ts'
import { seeded } from '../../src/testing/random.ts'

/** The instant that the benchmark takes for now. */
export const now = new Date('2026-06-15T00:00:00Z')
export const window = { from: now, to: new Date('2026-06-18T00:00:00Z') }

/** One traveller's one current stay; without a point only the country is known. Times in milliseconds. */
export type Traveller = {
  lon: number | null
  lat: number | null
  radiusKm: number
  country: string
  starts: number
  ends: number
}

/**
 * `count` travellers, the same ones every time: in towns by their population, around the middle as people live; of one in
 * ten only the town is known (they stand in its middle), of one in twenty only the country. A fifth of them are there at another time.
 */
export function* travellers(count: number): Generator<Traveller> {
  const random = seeded(20260615)
  const pick = weighted(random)
  const t = towns()
  for (let i = 0; i < count; i++) {
    const row = pick()
    const country = t.lists.countries[t.countries[row] as number] as string
    const starts = now.getTime() + (random() * 12 - 10) * 86_400_000
    const ends = starts + (1 + random() * 14) * 86_400_000
    const kind = random()
    if (kind < 0.05) {
      yield { lon: null, lat: null, radiusKm: 0, country, starts, ends }
      continue
    }
    const population = t.populations[row] as number
    const town = { lon: (t.lons[row] as number) / 1e5, lat: (t.lats[row] as number) / 1e5 }
    if (kind < 0.15) {
      yield { ...town, radiusKm: errorRadiusKm({ kind: 'city', population }), country, starts, ends }
      continue
    }
    const spread = 0.02 + Math.min(0.15, Math.sqrt(population) / 20_000)
    const [x, y] = [around(random), around(random)]
    const lat = Math.max(-89, Math.min(89, town.lat + y * spread))
    const lon = onGlobe(town.lon + (x * spread) / Math.max(0.2, Math.cos((lat * Math.PI) / 180)))
    yield { lon: round(lon), lat: round(lat), radiusKm: 0, country, starts, ends }
  }
}

export type Row = { person: string; stay: string }

/** Rows of `person` and of `stay` as COPY reads them, each traveller in one organisation. */
export function rowsOf(organisation: string, i: number, one: Traveller): Row {
  const id = `00000000-0000-4000-8000-${i.toString(16).padStart(12, '0')}`
  const at = (ms: number) => new Date(ms).toISOString()
  const cell = one.lon === null || one.lat === null ? '\\N' : cellOf(one.lon, one.lat).toString()
  const place = one.lon === null ? countryPlace(one.country).ref : '\\N'
  const precision = one.lon === null ? 'country' : one.radiusKm > 0 ? 'city' : 'exact'
  const point = one.lon === null ? ['\\N', '\\N'] : [one.lon, one.lat]
  return {
    person: `${[organisation, id, `p${i}`, 'Someone'].join('\t')}\n`,
    stay: `${[organisation, id, id, `s${i}`, 'lodging', 'Hotel', precision, place, one.country, ...point, one.radiusKm, cell, at(one.starts), at(one.ends)].join('\t')}\n`,
  }
}

function weighted(random: () => number) {
  const { count, populations } = towns()
  const sums = new Float64Array(count)
  let sum = 0
  for (let i = 0; i < count; i++) {
    sum += Math.max(500, populations[i] as number)
    sums[i] = sum
  }
  return () => {
    const wanted = random() * sum
    let [lo, hi] = [0, count - 1]
    while (lo < hi) {
      const mid = (lo + hi) >> 1
      if ((sums[mid] as number) < wanted) lo = mid + 1
      else hi = mid
    }
    return lo
  }
}

/** About a normal deviate. */
function around(random: () => number) {
  return random() + random() + random() + random() - 2
}

function onGlobe(lon: number) {
  return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon
}

function round(degrees: number) {
  return Math.round(degrees * 1e6) / 1e6
}
