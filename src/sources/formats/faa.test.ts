import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesOf, onlyItem, readAs, sampleBytes, sampleItems } from '../../testing/source-document.ts'
import { faa } from './faa.ts'

const items = sampleItems(faa, 'faa.xml')
const orlando = items['Ground_Stop/MCO']
const closed = items['Airport_Closure/LAS/10/133']

test('an airport’s code names the place, and its coordinates are known', () => {
  assert.deepEqual([orlando?.facts.placeNames, orlando?.facts.countries], [['MCO'], ['US']])
  assert.deepEqual(
    orlando?.facts.points.map(({ lat, lon }) => [Math.round(lat), Math.round(lon)]),
    [[28, -81]],
  )
})

test('a time in words is on the day of the report, in its own zone', () => {
  assert.equal(orlando?.facts.ends?.at?.toISOString(), '2026-10-03T20:30:00.000Z')
})

test('a time after midnight is the next day’s', () => {
  assert.equal(items['Ground_Stop/LAX']?.facts.ends?.at?.toISOString(), '2026-10-04T07:15:00.000Z')
})

test('departures and arrivals at one airport are two things, with the code of their reason', () => {
  assert.deepEqual(items['Arrival_Departure_Delay/SEA/Departure']?.facts.indicators, ['RWY'])
  assert.deepEqual(items['Arrival_Departure_Delay/SEA/Arrival']?.facts.indicators, ['VOL'])
})

test('a closure ends in the year of its notice, though the words beside it have none', () => {
  assert.deepEqual(
    [closed?.facts.onset, closed?.facts.ends].map((time) => time?.at?.toISOString()),
    ['2026-10-02T15:00:00.000Z', '2027-10-05T06:59:00.000Z'],
  )
})

test('a closure without a span in its notice ends in the nearest year', () => {
  assert.equal(items['Airport_Closure/LAS/10/140']?.facts.ends?.at?.toISOString(), '2027-01-05T06:59:00.000Z')
})

test('what the fields say is the text', () => {
  assert.equal(
    items['Arrival_Departure_Delay/SEA/Arrival']?.text,
    'Reason: VOL:Volume\nArrival\nMin: 15 minutes\nMax: 29 minutes\nTrend: Steady',
  )
})

test('an entry without an airport is dropped', () => {
  assert.deepEqual(readAs(faa, sampleBytes('faa.xml')).dropped, [
    { at: 'entry 7', why: 'It names no airport.' },
  ])
})

test('two entries that nothing tells apart are numbered', () => {
  const stop = '<Program><ARPT>MCO</ARPT><Reason>wind</Reason></Program>'
  const list = `<Delay_type><Name>Ground Stop Programs</Name><Ground_Stop_List>${stop}${stop}</Ground_Stop_List></Delay_type>`
  const { items: twice } = readAs(
    faa,
    bytesOf(`<AIRPORT_STATUS_INFORMATION>${list}</AIRPORT_STATUS_INFORMATION>`),
  )
  assert.deepEqual(
    twice.map(({ ids }) => ids[0]),
    ['Ground_Stop/MCO', 'Ground_Stop/MCO#2'],
  )
})

test('a flow through the sky has the name of its element and its own times', () => {
  const flow =
    '<Airspace_Flow><CTL_Element>FCAJX7</CTL_Element><Reason>thunderstorms</Reason><FCA_StartDateTime>2026-10-03T21:00:00Z</FCA_StartDateTime></Airspace_Flow>'
  const list = `<Delay_type><Name>Airspace Flow Programs</Name><Airspace_Flow_List>${flow}</Airspace_Flow_List></Delay_type>`
  const item = onlyItem(faa, `<AIRPORT_STATUS_INFORMATION>${list}</AIRPORT_STATUS_INFORMATION>`)
  assert.deepEqual([item.ids, item.facts.points], [['Airspace_Flow/FCAJX7'], []])
  assert.equal(item.facts.onset?.at?.toISOString(), '2026-10-03T21:00:00.000Z')
})

test('a day without delays has no items', () => {
  const { items: none } = readAs(
    faa,
    bytesOf(
      '<AIRPORT_STATUS_INFORMATION><Update_Time>Sat Oct 3 20:17:42 2026 GMT</Update_Time></AIRPORT_STATUS_INFORMATION>',
    ),
  )
  assert.deepEqual(none, [])
})
