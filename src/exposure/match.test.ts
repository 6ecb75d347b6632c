import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Position, Ring, Shape } from '../geography/area.ts'
import { cellAncestors, cellOf } from '../geography/cells.ts'
import { circleShape } from '../geography/circle.ts'
import { usualPresence } from '../people/presence-rules.ts'
import { answers, bruteForce, crowd, window } from '../testing/crowd.ts'
import { aScene } from '../testing/scene.ts'
import { coveredBy } from './covered.ts'
import { ancestors } from './match.ts'

/** Where shapes and stays crowd: a city, an equator, a fjord, a southern cape, both sides of the antimeridian. */
const anchors: Position[] = [
  [44.4, 33.3],
  [0, 0],
  [25, 70],
  [-70, -54],
  [179.9, -17],
  [-179.9, 66],
]

const aKnown = fc
  .record({
    anchor: fc.constantFrom(...anchors),
    away: fc.constantFrom(0.01, 0.3, 3),
    x: fc.double({ min: -1, max: 1, noNaN: true }),
    y: fc.double({ min: -1, max: 1, noNaN: true }),
    radius: fc.constantFrom(0, 0, 0.1, 2, 24, 50),
  })
  .map(({ anchor: [lon, lat], away, x, y, radius }) => {
    return { lon: onGlobe(lon + x * away), lat: lat + y * away, radius }
  })

function onGlobe(lon: number) {
  return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon
}

/** A star-shaped ring with corners at random distances, kept on its own side of the antimeridian, and one drawn in within it. */
const aStar = fc
  .record({
    anchor: fc.constantFrom(...anchors),
    size: fc.constantFrom(0.02, 0.4, 4),
    spikes: fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 3, maxLength: 24 }),
  })
  .map(({ anchor: [lon, lat], size, spikes }) => {
    const ring = spikes.map((spike, i): Position => {
      const turn = (2 * Math.PI * i) / spikes.length
      const x = lon + size * spike * Math.cos(turn)
      return [lon < 0 ? Math.max(-180, x) : Math.min(180, x), lat + size * spike * Math.sin(turn)]
    })
    const outline: Ring = [...ring, ring[0] as Position]
    const hole = outline.map(([x, y]): Position => [lon + (x - lon) * 0.4, lat + (y - lat) * 0.4])
    return { outline, hole }
  })

const aShape: fc.Arbitrary<Shape> = fc.oneof(
  aStar.map(({ outline }) => [[outline]]),
  aStar.map(({ outline, hole }) => [[outline, hole]]),
  fc.tuple(aStar, aStar).map((stars) => stars.map(({ outline }) => [outline])),
  fc
    .tuple(fc.constantFrom(...anchors), fc.constantFrom(1, 30, 300))
    .map(([[lon, lat], km]) => circleShape(lat, lon, km)),
)

test('the match gives the answer of exact geometry, on random shapes with holes, parts and sides of the antimeridian', async () => {
  const scene = await aScene()
  const { organisation, act } = scene
  const points = fc.sample(aKnown, { numRuns: 1000, seed: 7 })
  const known = await act((tx) => crowd(tx, organisation, points))
  let told = 0
  await fc.assert(
    fc.asyncProperty(aShape, async (shape) => {
      const source = { covered: coveredBy(shape), places: [] }
      const found = await act((tx) =>
        answers(tx, organisation, { source, window, conditions: [], presence: usualPresence }),
      )
      for (const one of known) {
        const want = bruteForce(shape, one)
        const got = found.get(one.person) ?? 'no'
        told += got === 'no' ? 0 : 1
        if (want === 'either' || want === got) continue
        // Of two polygons only the outer line counts as edge; brute force knows no union, so it cannot tell there.
        if (shape.length > 1 && want === 'possible' && got === 'certain') continue
        assert.fail(`${JSON.stringify(one)}: exact geometry says ${want}, the match ${got}`)
      }
    }),
    { numRuns: 40, endOnFailure: true },
  )
  assert.ok(told > 1000, `only ${told} hits: the shapes miss the crowd`)
})

test('a cell in SQL has the ancestors that the geography room gives it', async () => {
  const { act } = await aScene()
  const cell = cellOf(44.361488, 33.312806)
  const { rows } = await act((tx) =>
    sql<{
      cells: string[]
    }>`select ${ancestors} as cells from (select ${cell.toString()}::bigint as cell) s`.execute(tx),
  )
  assert.deepEqual(rows[0]?.cells, cellAncestors(cell).map(String))
})
