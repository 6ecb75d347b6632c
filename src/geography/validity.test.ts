import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Ring } from './area.ts'
import { areaKm2, containsPoint } from './measure.ts'
import { checkRings } from './validity.ts'

const square: Ring = [
  [44, 33],
  [45, 33],
  [45, 34],
  [44, 34],
  [44, 33],
]

test('a square passes as it stands', () => {
  assert.deepEqual(checkRings([square]), { ok: true, rings: [square], shape: [[square]] })
})

test('an unclosed ring and repeated positions are repaired', () => {
  const checked = checkRings([[...square.slice(0, 2), [45, 33], ...square.slice(2, 4)]])
  assert.deepEqual(checked.ok && checked.rings, [square])
})

test('a bow tie is refused, and the crossing is named', () => {
  const checked = checkRings([
    [
      [44, 33],
      [45, 34],
      [45, 33],
      [44, 34],
    ],
  ])
  assert.deepEqual(checked, {
    ok: false,
    fault:
      'The outline crosses itself near 33.5000° N, 44.5000° E: put the corners in order around the area.',
    at: [44.5, 33.5],
  })
})

test('faults say which ring, what and the remedy', () => {
  const faults: [Ring[], RegExp][] = [
    [[], /no outline/],
    [[[]], /0 different corners/],
    [
      [
        [
          [44, 33],
          [45, 33],
        ],
      ],
      /2 different corners; an area needs at least 3/,
    ],
    [
      [
        [
          [44, 33],
          [45, 33],
          [44, 33],
        ],
      ],
      /2 different corners/,
    ],
    [
      [
        [
          [33, 144],
          [34, 144],
          [34, 145],
        ],
      ],
      /longitude 33, latitude 144: it looks like latitude, longitude/,
    ],
    [
      [
        [
          [200, 33],
          [201, 33],
          [201, 34],
        ],
      ],
      /longitude 200/,
    ],
    [
      [
        [
          [Number.NaN, 33],
          [45, 33],
          [45, 34],
        ],
      ],
      /longitude NaN/,
    ],
    [
      [
        [
          [44, 33],
          [45, 33],
          [46, 33],
        ],
      ],
      /crosses itself/,
    ],
    [
      [
        square,
        [
          [44.5, 33.5],
          [46, 33.5],
          [46, 33.6],
          [44.5, 33.6],
        ],
      ],
      /outline and hole 1 cross/,
    ],
  ]
  for (const [rings, fault] of faults) {
    const checked = checkRings(rings)
    assert.match(checked.ok ? 'no fault' : checked.fault, fault)
  }
})

test('a hole is kept and is not part of the area', () => {
  const checked = checkRings([
    square,
    [
      [44.4, 33.4],
      [44.6, 33.4],
      [44.6, 33.6],
      [44.4, 33.6],
    ],
  ])
  assert.ok(checked.ok)
  assert.equal(containsPoint(checked.shape, 44.5, 33.5), false)
  assert.equal(containsPoint(checked.shape, 44.1, 33.1), true)
})

test('a ring over the antimeridian is cut in two and keeps its area and its hole', () => {
  const checked = checkRings([
    [
      [179, -1],
      [-179, -1],
      [-179, 1],
      [179, 1],
    ],
    [
      [179.5, -0.5],
      [-179.5, -0.5],
      [-179.5, 0.5],
      [179.5, 0.5],
    ],
  ])
  assert.ok(checked.ok)
  assert.equal(checked.shape.length, 2)
  assert.ok(Math.abs(areaKm2(checked.shape) - 3 * 111.195 ** 2) < 20)
  for (const lon of [179.2, -179.2]) assert.equal(containsPoint(checked.shape, lon, 0), true)
  for (const lon of [179.7, -179.7, 0, 178]) assert.equal(containsPoint(checked.shape, lon, 0), false)
})

test('a ring around the pole holds the pole', () => {
  const checked = checkRings([
    [
      [0, -70],
      [90, -70],
      [179, -70],
      [-90, -70],
    ],
  ])
  assert.ok(checked.ok)
  for (const lon of [-180, -135, 0, 45, 179]) assert.equal(containsPoint(checked.shape, lon, -80), true)
  assert.equal(containsPoint(checked.shape, 10, -60), false)
})
