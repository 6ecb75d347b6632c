import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAll, readOne } from '../read-one.ts'

const layoutA = `04 Apr 2018 | 05:23 AM UTC
Kenya: Teachers plan march in Nairobi April 9 /update 3
Teachers' union to march in Nairobi April 9 over pay; traffic delays likely
Event
A teachers' union has called a march in Nairobi on Monday, April 9, to demand overdue salaries. The march is expected to start at 09:00 (local time) at Uhuru Park.
Police will close nearby streets.
Context
Teachers have walked out twice since January over unpaid allowances.
Advice
Individuals in Nairobi are advised to monitor local media, avoid the march, and allow extra time for journeys.
The security environment in Kenya is complex. Professional security advice should be sought before travel.`

test('layout A: section words, a line a paragraph, standing advice last', () => {
  const draft = readOne(layoutA)

  assert.equal(draft.layout, 'crisis24-a')
  assert.equal(draft.publishedAt, '2018-04-04T05:23:00Z')
  assert.deepEqual(draft.countries, ['KE'])
  assert.equal(draft.headline, 'Kenya: Teachers plan march in Nairobi April 9 /update 3')
  assert.match(draft.summary ?? '', /traffic delays likely$/)
  assert.match(draft.event ?? '', /^A teachers' union[^\n]+\n\nPolice will/)
  assert.match(draft.context ?? '', /^Teachers have walked out/)
  assert.match(draft.advice ?? '', /^Individuals in Nairobi/)
  assert.match(draft.standingAdvice ?? '', /^The security environment in Kenya/)
  assert.deepEqual(draft.eventDate, { from: '2018-04-09', to: '2018-04-09' })
  assert.equal(draft.category, 'unrest')
  assert.equal(draft.phase, 'planned')
  assert.deepEqual(draft.actions, ['Monitor', 'Avoid', 'Prepare'])
})

test('layout A without Context has none', () => {
  const draft = readOne(layoutA.replace(/Context\n.*\n/, ''))

  assert.equal(draft.context, null)
  assert.match(draft.advice ?? '', /^Individuals in Nairobi/)
})

test('layout B: skip link, blank lines, a level alone on its line', () => {
  const draft = readOne(`Skip to main content

03 Aug 2022 | 09:03 PM UTC

Chile: Lorry drivers block roads near Calama Aug. 3

Drivers block roads near Calama Aug. 3; supply shortages possible

Warning

Event

Lorry drivers have blocked Route 25 near Calama since early Aug. 3.

Advice

Avoid Route 25. Carry water and fuel.`)

  assert.equal(draft.layout, 'crisis24-b')
  assert.equal(draft.publisherLevel, 'Warning')
  assert.equal(draft.severity, 'Severe')
  assert.match(draft.summary ?? '', /shortages possible$/)
  assert.equal(draft.advice, 'Avoid Route 25. Carry water and fuel.')
  assert.deepEqual(draft.eventDate, { from: '2022-08-03', to: '2022-08-03' })
})

const outlook = 'Disruptions to ferry traffic are likely through Dec. 2. Ports could close at short notice.'
const event =
  'A storm crossed the Visayas late Nov. 28. Authorities in Cebu City closed the port and several coastal roads.'
const advice =
  'Heed evacuation orders. Avoid coastal roads. Confirm ferry reservations before going to the port.'
const background =
  'The archipelago is struck by some twenty storms a year, most of them between June and November.'
const head = `29 Nov 2023 | 02:10 PM UTC

Philippines: Storm crosses the Visayas Nov. 28

Storm crosses central Philippines Nov. 28; ferry disruptions likely through Dec. 2
`

test('layout C: no section words; event, outlook, imperatives', () => {
  const draft = readOne(`${head}\n${event}\n\n${outlook}\n\n${advice}`)

  assert.equal(draft.layout, 'crisis24-c')
  assert.equal(draft.event, `${event}\n\n${outlook}`)
  assert.equal(draft.advice, advice)
  assert.equal(draft.context, null)
  assert.equal(draft.category, 'weather')
  assert.ok(draft.forecasts.some((one) => one.likelihood === 'likely' && one.to === '2023-12-02'))
})

test('layout D: as C with the background last', () => {
  const draft = readOne(`${head}\n${event}\n\n${outlook}\n\n${advice}\n\n${background}`)

  assert.equal(draft.layout, 'crisis24-d')
  assert.equal(draft.context, background)
  assert.equal(draft.advice, advice)
})

test('background between outlook and advice is context, though nothing marks it', () => {
  const draft = readOne(`${head}\n${event}\n\n${outlook}\n\n${background}\n\n${advice}`)

  assert.equal(draft.event, `${event}\n\n${outlook}`)
  assert.equal(draft.context, background)
  assert.equal(draft.advice, advice)
})

test('a region may stand for the country', () => {
  const draft = readOne(`11 Feb 2021 | 08:00 AM UTC
Sahel region: Armed groups move camps Feb. 10
Armed groups said to have moved camps in Mali and Niger Feb. 10
Event
Armed groups have moved camps in northern Mali and in western Niger, near Tillabéri.
Advice
Travellers in Mali and Niger are advised to avoid the border area.`)

  assert.deepEqual([...draft.countries].sort(), ['ML', 'NE'])
})

test('several stamped alerts in one text are a digest', () => {
  const drafts = readAll(`${layoutA}\n\n${head}\n${event}\n\n${advice}`)

  assert.deepEqual(
    drafts.map((draft) => draft.countries),
    [['KE'], ['PH']],
  )
  assert.deepEqual(
    drafts.map((draft) => draft.publishedAt),
    ['2018-04-04T05:23:00Z', '2023-11-29T14:10:00Z'],
  )
})

test('03h58 UTC, dotted a.m. and a comma instead of the bar are the same stamp', () => {
  for (const stamp of [
    '04 Apr 2018 | 05h23 UTC',
    '4 April 2018, 05:23 a.m. UTC',
    '04 Apr 2018 | 05:23 AM UTC',
  ]) {
    const draft = readOne(layoutA.replace('04 Apr 2018 | 05:23 AM UTC', stamp))
    assert.equal(draft.publishedAt, '2018-04-04T05:23:00Z', stamp)
  }
})
