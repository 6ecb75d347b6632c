import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkCap } from '../cap/rules.ts'
import { serialiseCap } from '../cap/serialise.ts'
import { aScene } from '../testing/scene.ts'
import { someContent } from '../testing/told.ts'
import type { AlertContent, RevisionKind } from './alert.ts'
import { type CapSource, capOf } from './as-cap.ts'
import { publicContent } from './chain.ts'
import { revisionsOf } from './queries.ts'
import { appendRevision } from './revisions.ts'

const site = { url: 'https://alerts.example', sender: 'desk@alerts.example', senderName: 'Example desk' }

function source(over: Partial<CapSource> = {}, content: Partial<AlertContent> = {}): CapSource {
  return {
    alert: '0b8f2f4e-0000-4000-8000-000000000001',
    slug: '2026-03-03-iraq-bridge-closed',
    number: 1,
    kind: 'alert',
    exercise: false,
    issuedAt: new Date('2026-03-03T06:00:00.250Z'),
    note: null,
    content: publicContent(someContent({ area: [{ type: 'country', country: 'IQ' }], ...content })),
    earlier: [],
    ...over,
  }
}

const later = { number: 2, earlier: [{ number: 1, issuedAt: new Date('2026-03-03T05:00:00.900Z') }] }

function capInfo(given: CapSource) {
  const [info] = capOf(given, site).infos
  assert.ok(info)
  return info
}

const parts = {
  country: { type: 'country', country: 'IQ' },
  'widened country': { type: 'country', country: 'IQ', km: 30 },
  region: { type: 'region', ref: 'region:IQ-BG', name: 'Baghdad' },
  place: { type: 'place', ref: 'geonames:98182', name: 'Baghdad', km: 20 },
  circle: { type: 'circle', lat: 33.3, lon: 44.4, km: 12.5 },
  polygon: {
    type: 'polygon',
    rings: [
      [
        [44, 33],
        [45, 33],
        [45, 34],
        [44, 33],
      ],
    ],
  },
} as const satisfies Record<string, NonNullable<AlertContent['area']>[number]>

for (const [name, part] of Object.entries(parts))
  test(`an alert whose area is a ${name} breaks no rule of CAP`, () => {
    const area = [part] as unknown as AlertContent['area']

    assert.deepEqual(checkCap(capOf(source({}, { area }), site)), [])
  })

for (const [kind, msgType] of [
  ['update', 'Update'],
  ['correction', 'Update'],
  ['cancel', 'Cancel'],
  ['all-clear', 'Update'],
] as [RevisionKind, string][])
  test(`the revision "${kind}" is a CAP ${msgType} that refers to the one before and breaks no rule`, () => {
    const message = capOf(source({ ...later, kind }), site)

    assert.deepEqual([message.msgType, checkCap(message)], [msgType, []])
    assert.equal(
      message.references,
      'desk@alerts.example,0b8f2f4e-0000-4000-8000-000000000001.1,2026-03-03T05:00:00-00:00',
    )
  })

test('an all-clear says AllClear, and that the event is past', () => {
  const { responseTypes, urgency } = capInfo(source({ ...later, kind: 'all-clear' }))

  assert.deepEqual([responseTypes, urgency], [['AllClear'], 'Past'])
})

test('an update whose earlier revisions were never public is an Alert: nobody outside knows what it updates', () => {
  const message = capOf(source({ number: 2, kind: 'update' }), site)

  assert.deepEqual([message.msgType, message.references, checkCap(message)], ['Alert', null, []])
})

test('an exercise has that status and explains itself in the note', () => {
  const message = capOf(source({ exercise: true, note: 'Spring drill.' }), site)

  assert.deepEqual(
    [message.status, message.note],
    ['Exercise', 'Exercise: this is not a real event. Spring drill.'],
  )
})

test('an all-clear after the timeframe is still current when it arrives', () => {
  const issuedAt = new Date('2026-03-09T06:00:00Z')
  const message = capOf(source({ ...later, kind: 'all-clear', issuedAt }), site)

  assert.deepEqual([message.infos[0]?.expires, checkCap(message)], ['2026-03-10T06:00:00-00:00', []])
})

test('the shapes are written latitude first, outlines closed', () => {
  const area = [parts.polygon, parts.circle] as unknown as AlertContent['area']

  const [written] = capInfo(source({}, { area })).areas

  assert.deepEqual([written?.polygons, written?.circles], [['33,44 33,45 34,45 33,44'], ['33.3,44.4 12.5']])
})

test('only a whole country has a geocode, since a geocode widens the area to all of it', () => {
  const codes = (part: keyof typeof parts) => {
    const area = [parts[part]] as unknown as AlertContent['area']
    return capInfo(source({}, { area })).areas[0]?.geocodes
  }

  assert.deepEqual(codes('country'), [{ valueName: 'ISO3166-1', value: 'IQ' }])
  assert.deepEqual(codes('place'), [])
})

test('a headline that is too long is shortened, and marks of Markdown and HTML go', () => {
  const info = capInfo(
    source({}, { headline: 'ä'.repeat(190), event: 'A **blast**, see [map](https://m.example) <b>now</b>.' }),
  )

  assert.equal([...(info.headline ?? '')].length, 160)
  assert.match(info.description ?? '', /A blast, see map \(https:\/\/m\.example\) now\./)
})

test('a known instant of the event is the onset; a day is not, and an exercise has its own', () => {
  const eventTime = { from: '2026-03-03T03:30:00+03:00' }

  assert.equal(capInfo(source({}, { eventTime })).onset, '2026-03-03T00:30:00-00:00')
  assert.equal(capInfo(source()).onset, '2026-03-03T00:00:00-00:00')
})

test('a chain as the database holds it is a message that breaks no rule, update after update', async () => {
  const { organisation, act } = await aScene()
  const content = someContent({ sharing: 'CLEAR', area: [{ type: 'country', country: 'IQ' }] })
  const actor = { email: 'ana@a.example', through: 'command' } as const
  const issue = (kind: RevisionKind, hour: number, alert?: string) =>
    act((tx) => {
      const now = new Date(Date.UTC(2026, 2, 3, hour))
      const wanted = { kind, content, actor, now, note: `At ${hour}.`, ...(alert ? { alert } : {}) }
      return appendRevision(tx, organisation, wanted)
    })
  const { alert } = await issue('alert', 6)
  await issue('update', 7, alert)
  await issue('cancel', 8, alert)

  const revisions = await act((tx) => revisionsOf(tx, organisation, alert))
  const last = revisions.at(-1)
  assert.ok(last)
  const message = capOf({ ...last, earlier: revisions.slice(0, -1) }, site)

  assert.deepEqual([message.msgType, message.note, checkCap(message)], ['Cancel', 'At 8.', []])
  assert.equal(message.references?.split(' ').length, 2)
  assert.match(serialiseCap(message), /<msgType>Cancel<\/msgType>/)
})
