import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseCap } from './parse.ts'
import { areaParts, messageParts, readCircle, readPolygon } from './shapes.ts'
import { effectiveOf, infosByLanguage, readAddresses, readReferences, readTime, writeTime } from './values.ts'

const area = { areaDesc: 'Harbour', polygons: [], circles: [], geocodes: [], altitude: null, ceiling: null }

test('latitude comes first in CAP and second in our positions', () => {
  assert.deepEqual(readPolygon('+10.5,-20 11,20'), [
    [-20, 10.5],
    [20, 11],
  ])
  assert.deepEqual(readCircle(' 10,20  5.5 '), { lat: 10, lon: 20, km: 5.5 })
})

test('what is no shape is null', () => {
  assert.deepEqual(['', '10', '10,20,30', '1e3,5', 'ten,20'].map(readPolygon), [null, null, null, null, null])
  assert.deepEqual(['', '10,20', '10,20 x', '10 20 5'].map(readCircle), [null, null, null, null])
})

test('an area is the union of its usable shapes, its rings closed', () => {
  const parts = areaParts(
    { ...area, polygons: ['1,2 1,3 2,3', '1,2 99,3 2,3 1,2'], circles: ['5,6 7'] },
    null,
  )
  assert.deepEqual(parts, [
    {
      type: 'polygon',
      rings: [
        [
          [2, 1],
          [3, 1],
          [3, 2],
          [2, 1],
        ],
      ],
    },
    { type: 'circle', lat: 5, lon: 6, km: 7 },
  ])
})

test('a zero radius takes the radius a reader gives to points, or falls away', () => {
  assert.deepEqual(areaParts({ ...area, circles: ['5,6 0'] }, 10), [
    { type: 'circle', lat: 5, lon: 6, km: 10 },
  ])
  assert.deepEqual(areaParts({ ...area, circles: ['5,6 0'] }, null), [])
})

test('times are instants, and an impossible day is none', () => {
  assert.equal(readTime('2024-05-01T10:00:00+05:30')?.instant.toISOString(), '2024-05-01T04:30:00.000Z')
  assert.equal(readTime('2024-02-30T10:00:00+05:30'), null)
  assert.equal(readTime('2024-05-01T24:00:00-00:00'), null)
  assert.equal(writeTime(new Date('2024-05-01T10:00:00.900Z')), '2024-05-01T10:00:00-00:00')
})

test('without effective an info takes effect when it was sent', () => {
  const message = { sent: '2024-05-01T10:00:00-00:00' } as Parameters<typeof effectiveOf>[0]
  const info = { effective: null } as Parameters<typeof effectiveOf>[1]
  assert.equal(effectiveOf(message, info)?.toISOString(), '2024-05-01T10:00:00.000Z')
})

test('references are triples, addresses may be quoted', () => {
  const sent = '2024-05-01T10:00:00-00:00'
  assert.deepEqual(readReferences(`a,b,${sent}\n c,d`), [{ sender: 'a', identifier: 'b', sent }, null])
  assert.deepEqual(readAddresses('one "night desk" two'), ['one', 'night desk', 'two'])
  assert.equal(readAddresses('"open'), null)
})

const bilingual = `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>A</identifier>
<info><event>Strike</event><area><circle>5,6 7</circle></area></info>
<info><language>fr</language><event>Greve</event><area><circle>5,6 7</circle></area></info>
<info><language>en-us</language><event>Blockade</event><area><circle>1,2 3</circle></area></info></alert>`

test('each language is its own sequence of infos, a missing one en-US', () => {
  const events = [...infosByLanguage(bilingualMessage())].map(([tag, infos]) => [
    tag,
    infos.map((info) => info.event),
  ])
  assert.deepEqual(events, [
    ['en-us', ['Strike', 'Blockade']],
    ['fr', ['Greve']],
  ])
})

test('the area of a message is the union over its infos, a repeated shape once', () => {
  const radii = messageParts(bilingualMessage(), null).map((part) =>
    part.type === 'circle' ? part.km : null,
  )
  assert.deepEqual(radii, [7, 3])
})

function bilingualMessage() {
  const parsed = parseCap(new TextEncoder().encode(bilingual))
  const message = parsed.ok ? parsed.messages[0] : undefined
  assert.ok(message)
  return message
}
