import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { destination } from './circle.ts'
import { areaKm2, bounds, containsPoint, distanceKm, distanceToShapeKm } from './measure.ts'
import { areaShape, circleShape, countryShape, mapCountries, regionShape, widen } from './shapes.ts'

const degrees = (min: number, max: number) =>
  fc.integer({ min: min * 1e6, max: max * 1e6 }).map((n) => n / 1e6)
const lat = degrees(-90, 90)
const lon = degrees(-180, 180)
const within = (expected: number, share: number, actual: number) =>
  assert.ok(Math.abs(actual / expected - 1) < share, `${actual} is not ${expected} within ${share * 100} %`)

test('distances lie on the sphere of 6,371,008.8 m', () => {
  within(111.1951, 1e-6, distanceKm({ lat: 0, lon: 0 }, { lat: 1, lon: 0 }))
  within(20015.115, 1e-6, distanceKm({ lat: 0, lon: 0 }, { lat: 0, lon: 180 }))
  within(22.239, 1e-4, distanceKm({ lat: 0, lon: 179.9 }, { lat: 0, lon: -179.9 }))
})

test('areas of countries and regions agree with published ones', () => {
  within(437_072, 0.01, areaKm2(countryShape('IQ')))
  within(138_501, 0.01, areaKm2(regionShape('region:IQ-AN')))
  within(41_285, 0.01, areaKm2(countryShape('CH')))
})

test('a circle has its area wherever it lies, and stays within the map', () => {
  const circles: [number, number, number][] = [
    [33.3, 44.4, 20],
    [-17, 179.95, 100],
    [66, -179.9, 300],
    [89.5, 20, 500],
    [-90, 0, 1000],
    [0, 0, 9000],
    [10, 10, 15000],
  ]
  for (const [y, x, km] of circles) {
    const shape = circleShape(y, x, km)
    within(2 * Math.PI * 6371.0088 ** 2 * (1 - Math.cos(km / 6371.0088)), 0.004, areaKm2(shape))
    const box = bounds(shape)
    assert.ok(box.west >= -180 && box.east <= 180 && box.south >= -90 && box.north <= 90)
  }
})

test('a circle holds what is clearly nearer and not what is clearly farther', () => {
  const km = fc.double({ min: 0.1, max: 9000, noNaN: true })
  fc.assert(
    fc.property(lat, lon, km, lat, lon, (y, x, radius, py, px) => {
      const far = distanceKm({ lat: y, lon: x }, { lat: py, lon: px })
      if (Math.abs(far / radius - 1) < 0.02 || Math.abs(py) > 89.9) return
      assert.equal(containsPoint(circleShape(y, x, radius), px, py), far < radius)
    }),
    { numRuns: 500 },
  )
})

test('widening loses nobody within the distance and adds little beyond it', () => {
  const cases = [
    { shape: regionShape('region:IQ-BG'), km: 10 },
    { shape: countryShape('FJ'), km: 50 },
    { shape: countryShape('CH'), km: 5 },
  ]
  for (const { shape, km } of cases) {
    const wide = widen(shape, km)
    const box = bounds(shape)
    const x = fc.double({ min: Math.max(-180, box.west - 1), max: Math.min(180, box.east + 1), noNaN: true })
    const y = fc.double({ min: box.south - 1, max: box.north + 1, noNaN: true })
    fc.assert(
      fc.property(x, y, (px, py) => {
        const far = distanceToShapeKm(shape, px, py)
        if (far <= km) assert.ok(containsPoint(wide, px, py), `${far} km away is not in`)
        if (far > km * 1.07) assert.ok(!containsPoint(wide, px, py), `${far} km away is in`)
      }),
      { numRuns: 150 },
    )
  }
})

test('the distance to a shape is short across the antimeridian and near the pole', () => {
  const fiji = circleShape(-17, 179.5, 10)
  within(
    distanceKm({ lat: -17, lon: 179.5 }, { lat: -17, lon: -179.9 }) - 10,
    0.01,
    distanceToShapeKm(fiji, -179.9, -17),
  )
  const [x, y] = destination(89.9, 0, 30, 0)
  within(20, 0.02, distanceToShapeKm(circleShape(89.9, 0, 10), x, y))
})

test('an area is the union of its parts; a part that is not known is named', () => {
  const made = areaShape([
    { type: 'place', ref: 'geonames:98182', name: 'Baghdad', km: 20 },
    { type: 'region', ref: 'region:IQ-AN', name: 'Anbar' },
    { type: 'country', country: 'KW', km: 10 },
  ])
  assert.ok(made.ok)
  for (const [x, y] of [
    [44.39, 33.34],
    [43.3, 33.42],
    [47.98, 29.37],
  ] as const)
    assert.ok(containsPoint(made.shape, x, y))
  const unknown = areaShape([{ type: 'region', ref: 'region:IQ-ZZ', name: 'Nowhere' }])
  assert.match(unknown.ok ? '' : unknown.fault, /Nowhere \(region:IQ-ZZ\) is not known/)
})

test('an area whose polygon crosses itself says where', () => {
  const made = areaShape([
    {
      type: 'polygon',
      rings: [
        [
          [0, 0],
          [1, 1],
          [1, 0],
          [0, 1],
          [0, 0],
        ],
      ],
    },
  ])
  assert.deepEqual(made.ok ? null : made.at, [0.5, 0.5])
})

test('the layers for maps are small and hold every large country', () => {
  const codes = mapCountries('world').map(({ code }) => code)
  for (const code of ['IQ', 'US', 'FJ', 'XK', 'TW', 'EH']) assert.ok(codes.includes(code), code)
  assert.ok(mapCountries('world').flatMap(({ shape }) => shape.flat(2)).length < 15_000)
  const iraq = mapCountries('locator').find(({ code }) => code === 'IQ')
  assert.ok(iraq && containsPoint(iraq.shape, 44.4, 33.3))
})
