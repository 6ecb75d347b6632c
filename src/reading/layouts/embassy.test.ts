import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAll, readOne } from '../read-one.ts'

const alert = `Security Alert – U.S. Embassy Nairobi, Kenya (January 5, 2020)

Location: Westlands, Nairobi, Kenya

Event: A march is planned for tomorrow at 10:00 a.m. near the museum. Roads will be closed.

Actions to Take:
• Avoid the area.
• Monitor local media for updates.
• Keep a low profile.

Assistance:
U.S. Embassy Nairobi, Kenya
+254 20 000 0000`

test('an embassy alert: title, location, event, bulleted actions, assistance apart', () => {
  const draft = readOne(alert)

  assert.equal(draft.layout, 'us-embassy')
  assert.deepEqual(draft.countries, ['KE'])
  assert.equal(draft.publishedAt?.slice(0, 10), '2020-01-05')
  assert.ok(draft.missing.includes('time of publication'))
  assert.match(draft.event ?? '', /^A march is planned/)
  assert.equal(draft.advice, '- Avoid the area.\n- Monitor local media for updates.\n- Keep a low profile.')
  assert.match(draft.standingAdvice ?? '', /\+254/)
  assert.deepEqual(draft.actions, ['Avoid', 'Monitor'])
  assert.equal(draft.places.find((place) => place.name === 'Nairobi')?.role, 'scene')
})

test('a colon in the title, the date on its own line, asterisks, bare actions: still the same', () => {
  const variants = [
    alert.replace(' –', ':').replace(' (January 5, 2020)', '\nJanuary 5, 2020'),
    alert.replaceAll('• ', '* '),
    alert.replaceAll('• ', ''),
    alert.replace('Event:', 'Event(s):').replace('Actions to Take:', 'Actions to take'),
    alert.replaceAll(' ', '\u00a0').replaceAll('\n', '\r\n'),
  ]
  for (const text of variants) {
    const draft = readOne(text)
    assert.equal(draft.publishedAt?.slice(0, 10), '2020-01-05', text)
    assert.equal(
      draft.advice,
      '- Avoid the area.\n- Monitor local media for updates.\n- Keep a low profile.',
      text,
    )
    assert.deepEqual(draft.countries, ['KE'])
  }
})

test('labels in capitals are labels, not the heads of a digest', () => {
  const draft = readOne(
    alert.replace(/^(?:Location|Event|Actions to Take|Assistance):/gm, (label) => label.toUpperCase()),
  )

  assert.match(draft.event ?? '', /^A march is planned/)
  assert.deepEqual(draft.countries, ['KE'])
})

test('a demonstration alert with numbered pairs keeps both events', () => {
  const draft = readOne(`Demonstration Alert: U.S. Consulate General Lagos, Nigeria
Location 1: Ikeja, Lagos
Event 1: A rally begins at noon.
Location 2: Lekki, Lagos
Event 2: A second rally begins at 3:00 p.m.
Actions to Take:
- Avoid both areas`)

  assert.equal(draft.event, 'A rally begins at noon.\n\nA second rally begins at 3:00 p.m.')
  assert.deepEqual(draft.countries, ['NG'])
})

test('an OSAC copy states region and country', () => {
  const draft = readOne(`Health Alert: U.S. Embassy Lima
Western Hemisphere > Peru; Western Hemisphere > Peru > Lima
3/12/2020
Event: The ministry announced the closure of schools.
Actions to Take:
* Stay home if ill.`)

  assert.deepEqual(draft.countries, ['PE'])
  assert.equal(draft.publishedAt?.slice(0, 10), '2020-03-12')
})

test('an older warden message in hard-wrapped prose is joined and sorted', () => {
  const draft = readOne(`Warden Message No. 115
U.S. Embassy Dhaka, Bangladesh
November 10, 2013

Opposition parties have called a nationwide shutdown from Sunday until
Wednesday. Rallies in Dhaka are expected to draw large crowds and
may turn violent with little notice.

U.S. citizens should avoid large gatherings and keep informed of
local news. Review your personal security plans and remain aware of
your surroundings.`)

  assert.equal(draft.layout, 'warden-message')
  assert.deepEqual(draft.countries, ['BD'])
  assert.equal(draft.eventDate?.from, '2013-11-10')
  assert.equal(draft.publishedAt?.slice(0, 10), '2013-11-10')
  assert.match(draft.event ?? '', /from Sunday until Wednesday/)
  assert.match(draft.advice ?? '', /^U\.S\. citizens should/)
})

test('two embassy alerts in one text are two drafts', () => {
  const second = alert.replaceAll('Nairobi, Kenya', 'Kampala, Uganda').replace('January 5', 'January 6')

  assert.deepEqual(
    readAll(`${alert}\n\n${second}`).map((draft) => draft.countries),
    [['KE'], ['UG']],
  )
})
