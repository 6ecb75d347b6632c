import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { XmlElement } from '../../cap/element.ts'
import { onlyItem, sampleBytes } from '../../testing/source-document.ts'
import { jma } from './jma.ts'
import { iso6709 } from './jma-places.ts'

const telegram = new TextDecoder().decode(sampleBytes('jma.xml'))
const quake = onlyItem(jma, telegram)

function changed(...pairs: [string, string][]) {
  return onlyItem(
    jma,
    pairs.reduce((text, [from, to]) => text.replace(from, to), telegram),
  )
}

test('the event’s number joins telegrams, and the kind keeps them apart', () => {
  assert.deepEqual(
    [quake.ids, quake.facts.eventIds],
    [['地震情報/20260301134500/気象庁'], ['jma:20260301134500']],
  )
  const flash = changed(['<InfoKind>地震情報', '<InfoKind>震度速報'])
  assert.notDeepEqual(flash.ids, quake.ids)
  assert.deepEqual(flash.facts.eventIds, quake.facts.eventIds)
})

test('a correction is the same thing told again', () => {
  const corrected = changed(['発表', '訂正'], ['<Serial>2', '<Serial>3'])
  assert.deepEqual([corrected.ids, corrected.state, corrected.facts.episode], [quake.ids, 'actual', '3'])
})

test('a cancellation is of the same thing', () => {
  const taken = changed(['<InfoType>発表', '<InfoType>取消'])
  assert.deepEqual([taken.ids, taken.state], [quake.ids, 'cancelled'])
})

test('drills and tests are none of the event, even with its number', () => {
  const drill = changed(['<Status>通常', '<Status>訓練'])
  assert.deepEqual([drill.state, changed(['<Status>通常', '<Status>試験']).state], ['exercise', 'test'])
  assert.notDeepEqual(drill.ids, quake.ids)
})

test('place, depth and size of an earthquake are read', () => {
  const { points, depthKm, magnitude, onset } = quake.facts
  assert.deepEqual(
    { points, depthKm, magnitude },
    { points: [{ lat: 34.8, lon: 138.5 }], depthKm: 10, magnitude: 5.9 },
  )
  assert.equal(onset?.at?.toISOString(), '2026-03-01T04:45:00.000Z')
})

test('a magnitude that could not be told is none', () => {
  assert.equal(changed(['>5.9<', '>NaN<']).facts.magnitude, null)
})

test('the strongest shaking is the level, and no severity is made of it', () => {
  assert.deepEqual(quake.facts.level, { scheme: 'jma-shaking', given: '震度５弱', rank: 5 })
  assert.equal(quake.facts.severity, null)
})

test('warnings have the agency’s level and CAP’s word for it', () => {
  const warning = changed(['震度５弱', '津波警報'], ['震度４', '津波注意報'])
  assert.deepEqual(
    [warning.facts.level, warning.facts.severity],
    [{ scheme: 'jma', given: '津波警報', rank: 3 }, 'Severe'],
  )
  assert.equal(changed(['震度５弱', '大津波警報']).facts.severity, 'Extreme')
})

test('a river over its banks is the gravest of the flood forecasts', () => {
  const flood = changed(['震度５弱', '氾濫発生情報'], ['震度４', '氾濫危険情報'])
  assert.deepEqual([flood.facts.level?.rank, flood.facts.severity], [5, 'Extreme'])
})

test('the first snow is no alert', () => {
  const snow = changed(
    ['震度５弱', '初雪'],
    ['震度４', '初雪'],
    ['<MaxInt>5-</MaxInt>', ''],
    ['地震情報', '特殊気象報'],
  )
  assert.deepEqual([snow.facts.severity, snow.facts.level], [null, null])
})

test('warnings that are all lifted have ended', () => {
  const lifted = changed(
    ['<Name>震度４</Name>', '<Name>大雨警報</Name><Condition>解除</Condition>'],
    ['<Name>震度５弱</Name>', '<Name>洪水警報</Name><Condition>警報解除</Condition>'],
  )
  assert.deepEqual([lifted.state, lifted.facts.severity], ['ended', null])
})

test('a typhoon that is one no more has ended', () => {
  const remark = '<Remark>台風消滅（温帯低気圧化）</Remark>'
  assert.equal(changed(['<MaxInt>5-</MaxInt>', remark]).state, 'ended')
})

test('an earthquake far away is not in Japan', () => {
  assert.deepEqual(changed(['<Title>震源・震度情報', '<Title>遠地地震に関する情報']).facts.countries, [])
})

test('ISO 6709 is read in degrees, minutes and seconds', () => {
  const at = (text: string): XmlElement => ({
    name: 'Coordinate',
    namespace: '',
    attributes: {},
    children: [text],
  })
  assert.deepEqual(iso6709(at('+4700+14300/')), { lat: 47, lon: 143, metres: null })
  assert.deepEqual(iso6709(at('-1730-17836+1200/')), { lat: -17.5, lon: -178.6, metres: 1200 })
  assert.deepEqual(iso6709(at('+363000+1383000/')), { lat: 36.5, lon: 138.5, metres: null })
  assert.equal(iso6709(at('somewhere')), null)
})
