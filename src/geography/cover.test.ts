import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Shape } from './area.ts'
import { cellAncestors, cellBounds, cellLevel, cellOf, cellRange } from './cells.ts'
import { type Cover, coverShape } from './cover.ts'
import { containsPoint, distanceToShapeKm } from './measure.ts'
import { areaShape, circleShape, countryShape, regionShape } from './shapes.ts'

const degrees = (min: number, max: number) =>
  fc.integer({ min: Math.round(min * 1e6), max: Math.round(max * 1e6) }).map((n) => n / 1e6)
const lat = degrees(-90, 90)
const lon = degrees(-180, 180)

/** What the database does: ranges answer by themselves, border cells by the polygon they carry. */
function answer({ inside, ranges, border }: Cover, x: number, y: number) {
  const leaf = cellOf(x, y)
  const holds = ({ lo, hi }: { lo: bigint; hi: bigint }) => lo <= leaf && leaf <= hi
  const whole = ranges.some(holds)
  assert.equal(inside.filter(holds).length, whole ? 1 : 0)
  const near = border.filter(holds)
  assert.ok(near.length + (whole ? 1 : 0) <= 1, 'a point lies in two cells of the cover')
  return {
    known: whole || near.length > 0,
    contains: whole || near.some((one) => containsPoint(one.polygon, x, y)),
  }
}

const shapes: { name: string; shape: Shape; x: [number, number]; y: [number, number] }[] = [
  { name: 'Iraq', shape: countryShape('IQ'), x: [38, 50], y: [28, 38] },
  { name: 'Fiji', shape: countryShape('FJ'), x: [174, 180], y: [-22, -11] },
  { name: 'Fiji from the east', shape: countryShape('FJ'), x: [-180, -175], y: [-22, -11] },
  { name: 'Russia in the east', shape: countryShape('RU'), x: [-180, -165], y: [60, 75] },
  { name: 'a cap', shape: circleShape(88, 30, 400), x: [-180, 180], y: [80, 90] },
  { name: 'a southern cap', shape: circleShape(-89, 30, 900), x: [-180, 180], y: [-90, -75] },
  {
    name: 'a circle over the antimeridian',
    shape: circleShape(-17, 179.9, 60),
    x: [178, 180],
    y: [-18, -16],
  },
  { name: 'a small circle', shape: circleShape(33.3, 44.4, 0.5), x: [44.3, 44.5], y: [33.2, 33.4] },
  { name: 'Anbar with a hole', shape: withHole(), x: [38, 45], y: [30, 36] },
  { name: 'overlapping parts', shape: overlapping(), x: [43, 46], y: [32, 35] },
]

for (const { name, shape, x, y } of shapes) {
  test(`${name}: a point is in the shape exactly when the cover says so, and none within reach is missed`, () => {
    for (const growKm of [0, 5, 50]) {
      const cover = coverShape(shape, { growKm, maxCells: 200 })
      const px = degrees(x[0], x[1])
      const py = degrees(y[0], y[1])
      fc.assert(
        fc.property(px, py, (pointX, pointY) => {
          const { known, contains } = answer(cover, pointX, pointY)
          assert.equal(contains, containsPoint(shape, pointX, pointY))
          if (!known)
            assert.ok(distanceToShapeKm(shape, pointX, pointY) > growKm, 'a point within reach is in no cell')
        }),
        { numRuns: 100 },
      )
    }
  })
}

test('near a border cell the distance to its polygon is the distance to the shape', () => {
  const shape = regionShape('region:IQ-BG')
  const growKm = 20
  const cover = coverShape(shape, { growKm })
  const px = degrees(43.5, 45.5)
  const py = degrees(32.5, 34.2)
  fc.assert(
    fc.property(px, py, (x, y) => {
      const leaf = cellOf(x, y)
      const cell = cover.border.find(({ lo, hi }) => lo <= leaf && leaf <= hi)
      const far = distanceToShapeKm(shape, x, y)
      if (cell && far <= growKm) assert.ok(Math.abs(distanceToShapeKm(cell.polygon, x, y) - far) < 1e-6)
      if (cell && far > growKm) assert.ok(distanceToShapeKm(cell.polygon, x, y) > growKm)
    }),
    { numRuns: 500 },
  )
})

test('random triangles anywhere agree with the test by hand', () => {
  fc.assert(
    fc.property(
      lon,
      lat,
      lon,
      lat,
      lon,
      lat,
      fc.array(fc.tuple(lon, lat), { maxLength: 20 }),
      (ax, ay, bx, by, cx, cy, points) => {
        const shape: Shape = [
          [
            [
              [ax, ay],
              [bx, by],
              [cx, cy],
              [ax, ay],
            ],
          ],
        ]
        const cover = coverShape(shape, { growKm: 0, maxCells: 60 })
        for (const [x, y] of points) assert.equal(answer(cover, x, y).contains, containsPoint(shape, x, y))
      },
    ),
    { numRuns: 100 },
  )
})

test('a cover keeps to its number of cells', () => {
  const { inside, border } = coverShape(countryShape('US'), { growKm: 5, maxCells: 300 })
  assert.ok(inside.length + border.length <= 300)
  assert.ok(inside.length > 50)
})

test('a shape of nothing is covered by nothing', () => {
  assert.deepEqual(coverShape([], { growKm: 10 }), { inside: [], ranges: [], border: [] })
})

test('a leaf is in the range and in the box of each of its 31 ancestors', () => {
  fc.assert(
    fc.property(lon, lat, (x, y) => {
      const leaf = cellOf(x, y)
      const ancestors = cellAncestors(leaf)
      assert.deepEqual(
        ancestors.map(cellLevel),
        Array.from({ length: 31 }, (_, i) => 30 - i),
      )
      for (const cell of ancestors) {
        const [lo, hi] = cellRange(cell)
        const box = cellBounds(cell)
        assert.ok(lo <= leaf && leaf <= hi && hi < 2n ** 63n && lo > 0n)
        assert.ok(box.west <= x && x <= box.east && box.south <= y && y <= box.north)
      }
    }),
  )
})

test('cells of one level do not share a leaf', () => {
  const [a, b] = [cellAncestors(cellOf(10, 10))[20] as bigint, cellAncestors(cellOf(10.5, 10))[20] as bigint]
  assert.notEqual(a, b)
  assert.ok(cellRange(a)[1] < cellRange(b)[0] || cellRange(b)[1] < cellRange(a)[0])
})

function withHole(): Shape {
  const [polygon = []] = regionShape('region:IQ-AN')
  return [
    [
      ...polygon,
      [
        [42, 32.5],
        [43, 32.5],
        [43, 33.5],
        [42, 33.5],
        [42, 32.5],
      ],
    ],
  ]
}

function overlapping(): Shape {
  const made = areaShape([
    { type: 'circle', lat: 33.3, lon: 44.4, km: 40 },
    { type: 'circle', lat: 33.4, lon: 44.6, km: 40 },
    { type: 'region', ref: 'region:IQ-BG', name: 'Baghdad', km: 5 },
  ])
  return made.ok ? made.shape : []
}
