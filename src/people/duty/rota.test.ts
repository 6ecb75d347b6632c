import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { offsetAt } from '../local-time.ts'
import { type DutyContact, onDuty, pageOf, type Rota } from './on-duty.ts'
import { type Layer, minutesOfWeek, patternFault, type Shift, segmentsOf } from './rota.ts'
import { firstInstant } from './wall-clock.ts'

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Baghdad',
  'Africa/Casablanca',
]
/** Days around which clocks change somewhere, and some days on which none do. */
const days = [
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-10-04',
  '2026-10-25',
  '2026-11-01',
  '2026-07-01',
]
const monday = Date.UTC(2026, 0, 5)
const hour = 3_600_000

const aLayer = (zone: string, shifts: Shift[], weeks = 1): Layer => ({
  ...{ id: 'l', position: 1, name: 'First', zone, weeks, anchor: monday, shifts },
})
const around = fc.tuple(fc.constantFrom(...days), fc.integer({ min: -72 * 60, max: 72 * 60 }))
const instantOf = ([day, minutes]: [string, number]) => Date.parse(`${day}T00:00:00Z`) + minutes * 60_000

test('later wall-clock times never come earlier, and each is shown by the clock unless it is skipped', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), around, fc.integer({ min: 1, max: 600 }), (zone, at, more) => {
      const wall = instantOf(at)
      const instant = firstInstant(zone, wall)
      assert.ok(firstInstant(zone, wall + more * 60_000) >= instant)
      const shown = instant + offsetAt(zone, instant)
      assert.ok(shown >= wall)
      assert.ok(instant - 1000 + offsetAt(zone, instant - 1000) < wall, 'a second before it is not reached')
    }),
    { numRuns: 2000 },
  )
})

test('whatever the handover times, zone and change of clocks: always exactly one person has a full layer', () => {
  const cuts = fc.uniqueArray(fc.integer({ min: 0, max: minutesOfWeek - 1 }), { minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(fc.constantFrom(...zones), cuts, around, (zone, given, at) => {
      const starts = [...given].sort((a, b) => a - b)
      const shifts = starts.map((start, index) => ({
        contact: `c${index}`,
        starts: start,
        ends: starts[index + 1] ?? (starts[0] ?? 0) + minutesOfWeek,
      }))
      const layer = aLayer(zone, shifts)
      assert.equal(patternFault(layer), null)
      const from = instantOf(at)
      const to = from + 96 * hour
      const segments = segmentsOf(layer, [], new Set(shifts.map(({ contact }) => contact)), [from, to])
      assert.equal(segments[0]?.starts, from)
      assert.equal(segments.at(-1)?.ends, to)
      for (const [index, one] of segments.entries()) {
        assert.notEqual(one.contact, null, 'no gap')
        assert.ok(one.ends > one.starts)
        if (index) assert.equal(one.starts, segments[index - 1]?.ends)
      }
    }),
    { numRuns: 500 },
  )
})

test('a handover at nine is at nine on both sides of a change of clocks', () => {
  const daily = Array.from({ length: 7 }, (_, day) => ({
    ...{ contact: `d${day}`, starts: day * 1440 + 540, ends: day * 1440 + 1980 },
  }))
  const active = new Set(daily.map(({ contact }) => contact))
  const span = [Date.parse('2026-03-28T00:00:00Z'), Date.parse('2026-03-31T00:00:00Z')] as [number, number]
  const changes = segmentsOf(aLayer('Europe/Berlin', daily), [], active, span).map(({ starts }) =>
    new Date(starts).toISOString(),
  )
  assert.deepEqual(changes.slice(1), [
    '2026-03-28T08:00:00.000Z',
    '2026-03-29T07:00:00.000Z',
    '2026-03-30T07:00:00.000Z',
  ])
})

test('an override takes over its part of a shift, and the rest stays as it was', () => {
  const layer = aLayer('Etc/UTC', [{ contact: 'ana', starts: 0, ends: minutesOfWeek }])
  const at = (hours: number) => monday + hours * hour
  const over = { id: 'o', layer: null, covers: 'ana', contact: 'bo', starts: at(10), ends: at(12) }
  const other = { ...over, id: 'p', covers: 'cy', contact: 'dee' }
  const segments = segmentsOf(layer, [over, other], new Set(['ana', 'bo']), [at(8), at(14)])
  assert.deepEqual(
    segments.map(({ starts, contact, override }) => [(starts - monday) / hour, contact, override]),
    [
      [8, 'ana', null],
      [10, 'bo', 'o'],
      [12, 'ana', null],
    ],
  )
})

test('two people at once in one layer are refused, also where a shift runs into the next week', () => {
  const shift = (starts: number, ends: number) => ({ contact: 'a', starts, ends })
  assert.match(patternFault({ weeks: 1, shifts: [shift(0, 600), shift(599, 700)] }) ?? '', /overlap/)
  assert.match(
    patternFault({ weeks: 1, shifts: [shift(60, 120), shift(10_000, minutesOfWeek + 61)] }) ?? '',
    /overlap/,
  )
  assert.equal(patternFault({ weeks: 1, shifts: [shift(60, 120), shift(10_000, minutesOfWeek + 60)] }), null)
})

const contact = (id: string, active = true): DutyContact => ({
  ...{ id, name: id, email: `${id}@example.org`, phone: null, active },
})

test('a case is told layer by layer, then to everybody; to everybody at once where nobody is on duty', () => {
  const all = (of: string) => [{ contact: of, starts: 0, ends: minutesOfWeek }]
  const rota: Rota = {
    layers: [
      aLayer('Etc/UTC', all('ana')),
      { ...aLayer('Etc/UTC', all('bo')), id: 'm', position: 2 },
      { ...aLayer('Etc/UTC', all('away')), id: 'n', position: 3 },
    ],
    overrides: [],
    contacts: [contact('ana'), contact('bo'), contact('away', false)],
  }
  const at = new Date('2026-03-04T12:00:00Z')
  const told = (step: number, of = rota) => {
    const { contacts, why } = pageOf(of, at, step)
    return [why, ...contacts.map(({ id }) => id)]
  }
  assert.deepEqual(
    [told(1), told(2), told(3)],
    [
      ['layer', 'ana'],
      ['layer', 'bo'],
      ['everybody', 'ana', 'bo'],
    ],
  )
  assert.equal(onDuty(rota, at)[2]?.contact, null, 'who is away does not stand on the rota')
  const empty = { ...rota, layers: [aLayer('Etc/UTC', [])] }
  assert.deepEqual(told(1, empty), ['nobody-on-duty', 'ana', 'bo'])
  assert.deepEqual(told(1, { ...rota, layers: [] }), ['everybody', 'ana', 'bo'])
  assert.deepEqual(told(1, { ...rota, contacts: [] }), ['no-contact'])
})
