import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesOf, onlyItem, readAs } from '../../testing/source-document.ts'
import { gdacsRss } from './gdacs-rss.ts'

const rss = (items: string) =>
  `<rss version="2.0" xmlns:gdacs="http://www.gdacs.org" xmlns:georss="http://www.georss.org/georss" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#"><channel><title>Disasters</title>${items}</channel></rss>`
const quake = rss(
  `<item><title>Orange earthquake in two countries</title><description>Shaking was felt.</description><link>https://gdacs.example/report?eventtype=EQ&amp;eventid=77</link><pubDate>Tue, 18 Aug 2026 06:26:05 GMT</pubDate><gdacs:datemodified>Tue, 18 Aug 2026 08:08:44 GMT</gdacs:datemodified><gdacs:iscurrent>true</gdacs:iscurrent><gdacs:fromdate>Tue, 18 Aug 2026 06:02:20 GMT</gdacs:fromdate><gdacs:todate>Tue, 18 Aug 2026 06:02:20 GMT</gdacs:todate><guid isPermaLink="false">EQ77</guid><geo:Point><geo:lat>-0.5</geo:lat><geo:long>98.5</geo:long></geo:Point><gdacs:bbox>94.5 102.5 -4.5 3.5</gdacs:bbox><georss:point>-0.5 98.5</georss:point><gdacs:cap>https://gdacs.example/cap_77.xml</gdacs:cap><gdacs:eventtype>EQ</gdacs:eventtype><gdacs:alertlevel>Orange</gdacs:alertlevel><gdacs:episodealertlevel>Green</gdacs:episodealertlevel><gdacs:eventid>77</gdacs:eventid><gdacs:episodeid>3</gdacs:episodeid><gdacs:severity unit="M" value="6.1">Magnitude 6.1M, Depth:10km</gdacs:severity><gdacs:population unit="x" value="9">9 thousand in MMI V</gdacs:population><gdacs:iso3>IDN</gdacs:iso3><gdacs:country>Indonesia, Malaysia</gdacs:country><gdacs:glide>EQ-2026-000143-IDN</gdacs:glide></item>`,
)
const item = onlyItem(gdacsRss, quake)

test('an event is named by its type and number, and its telling by the episode', () => {
  assert.deepEqual(item.ids, ['EQ77', 'https://gdacs.example/report?eventtype=EQ&eventid=77'])
  assert.deepEqual(
    [item.facts.eventIds, item.facts.episode],
    [['gdacs:EQ77', 'glide:EQ-2026-000143-IDN'], '3'],
  )
})

test('the level is the event’s; the episode’s own stands beside it', () => {
  const { level, severity, indicators } = item.facts
  assert.deepEqual(
    [level, severity, indicators],
    [{ scheme: 'gdacs', given: 'Orange', rank: 2 }, 'Severe', ['episode Green']],
  )
})

test('first seen and last changed are two times, and the event has its own', () => {
  assert.deepEqual(
    [item.published?.given, item.updated?.given, item.facts.onset?.given],
    ['Tue, 18 Aug 2026 06:26:05 GMT', 'Tue, 18 Aug 2026 08:08:44 GMT', 'Tue, 18 Aug 2026 06:02:20 GMT'],
  )
})

test('an event ends only when it is not current any more, and stays listed', () => {
  assert.equal(item.facts.ends, null)
  const past = onlyItem(gdacsRss, quake.replace('iscurrent>true', 'iscurrent>false'))
  assert.deepEqual([past.facts.ends?.given, past.state], ['Tue, 18 Aug 2026 06:02:20 GMT', 'actual'])
})

test('all the countries of the list count, not the one of the code alone', () => {
  assert.deepEqual(item.facts.countries, ['ID', 'MY'])
  const coded = onlyItem(gdacsRss, quake.replace('Indonesia, Malaysia', ''))
  assert.deepEqual(coded.facts.countries, ['ID'])
})

test('magnitude, depth, the point and the CAP document are read', () => {
  const { magnitude, depthKm, points } = item.facts
  assert.deepEqual(
    [magnitude, depthKm, points, item.full],
    [6.1, 10, [{ lat: -0.5, lon: 98.5 }], { url: 'https://gdacs.example/cap_77.xml', format: 'cap' }],
  )
})

test('a square around the point is a map’s window, another box is an area', () => {
  assert.equal(item.facts.area, null)
  const boxed = onlyItem(gdacsRss, quake.replace('94.5 102.5 -4.5 3.5', '94.5 99.5 -1 0.5'))
  assert.equal(boxed.facts.area?.[0]?.type, 'polygon')
})

test('what people are said to live there is in the text', () =>
  assert.match(item.text, /9 thousand in MMI V/))

test('an item without type and number is dropped with that reason', () => {
  const { items, dropped } = readAs(gdacsRss, bytesOf(rss('<item><title>About us</title></item>')))
  assert.deepEqual([items, dropped.map(({ at }) => at)], [[], ['item 1']])
})
