import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Position, Ring, Shape } from '../geography/area.ts'
import { checkRings } from '../geography/validity.ts'
import { usualPresence } from '../people/presence-rules.ts'
import { answers, bruteForce, crowd, type Spot, window } from '../testing/crowd.ts'
import { aScene } from '../testing/scene.ts'
import { coveredBy } from './covered.ts'

const closed = (...ring: Position[]): Ring => [...ring, ring[0] as Position]
const box = (west: number, south: number, east: number, north: number): Ring =>
  closed([west, south], [east, south], [east, north], [west, north])

function drawn(...rings: Ring[]): Shape {
  const checked = checkRings(rings)
  if (!checked.ok) throw new Error(checked.fault)
  return checked.shape
}

/** Slivers, holes against edges and corners, needles, poles, both sides of ±180°. */
const shapes: Record<string, Shape> = {
  'a sliver of ten metres by 500 km': [[box(40, 33, 45.4, 33.0001)]],
  'a needle': [[closed([40, 33], [45, 33.5], [40, 33.00002])]],
  'a hole that touches the outline along an edge': [
    [box(44, 33, 45, 34), box(44, 33.4, 44.5, 33.6).toReversed()],
  ],
  'a hole that touches the outline in a corner': [
    [box(44, 33, 45, 34), closed([44, 33], [44.4, 33.5], [44.5, 33.2]).toReversed()],
  ],
  'two holes that share a corner': [
    [box(44, 33, 45, 34), box(44.2, 33.2, 44.5, 33.5).toReversed(), box(44.5, 33.5, 44.8, 33.8).toReversed()],
  ],
  'two parts that share an edge': [[box(44, 33, 44.5, 34)], [box(44.5, 33, 45, 34)]],
  'a box over ±180°': drawn(closed([179.7, -17.3], [-179.6, -17.3], [-179.6, -16.8], [179.7, -16.8])),
  'a cap over the north pole': drawn(closed([0, 88.5], [90, 88.5], [180, 88.5], [-90, 88.5])),
  'a cap over the south pole': drawn(closed([-90, -88], [180, -88], [90, -88], [0, -88])),
  'a band at 89.9° north': [[box(-180, 89.8, 180, 89.95)]],
  'a comb': [
    [
      closed(
        [44, 33],
        [45, 33],
        ...Array.from({ length: 40 }, (_, i): Position => [45 - (i + 0.5) / 40, i % 2 ? 33.01 : 33.9]),
        [44, 33.9],
      ),
    ],
  ],
}

/** Spots on the corners and the middles of edges, a few metres and a few kilometres to every side of them, and at the poles. */
function spotsOf(shape: Shape): Spot[] {
  const on = shape.flat().flatMap((ring) =>
    ring.slice(1, 80).flatMap(([x, y], i): Position[] => {
      const [px, py] = ring[i] as Position
      return [
        [x, y],
        [(x + px) / 2, (y + py) / 2],
      ]
    }),
  )
  const beside = fc.sample(
    fc.record({
      at: fc.constantFrom(...on),
      away: fc.constantFrom(0, 0, 3e-5, 1e-3, 0.05, 0.6),
      turn: fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
      radius: fc.constantFrom(0, 0, 0.1, 5, 40),
    }),
    { numRuns: 300, seed: 11 },
  )
  const near = beside.map(({ at: [x, y], away, turn, radius }): Spot => {
    const lat = Math.max(-90, Math.min(90, y + away * Math.sin(turn)))
    const lon = x + (away * Math.cos(turn)) / Math.max(0.01, Math.cos((lat * Math.PI) / 180))
    return { lon: lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon, lat, radius }
  })
  const poles = [90, -90, 89.999].flatMap((lat) =>
    [0, 180, -180].map((lon): Spot => ({ lon, lat, radius: 0 })),
  )
  return [...near, ...poles]
}

for (const [name, shape] of Object.entries(shapes))
  test(`${name}: nobody is missed and nobody told who is not near`, async () => {
    const { organisation, act } = await aScene()
    const known = await act((tx) => crowd(tx, organisation, spotsOf(shape)))
    const source = { covered: coveredBy(shape), places: [] }
    const found = await act((tx) =>
      answers(tx, organisation, { source, window, conditions: [], presence: usualPresence }),
    )
    let held = 0
    for (const one of known) {
      const want = bruteForce(shape, one)
      if (want === 'either') continue
      const got = found.get(one.person) ?? 'no'
      held++
      // Of parts that meet only the outer line counts as edge; brute force knows no union.
      if (shape.length > 1 && want === 'possible' && got === 'certain') continue
      assert.equal(got, want, JSON.stringify(one))
    }
    assert.ok(held > 40, `only ${held} spots were decided`)
  })
