import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Receipt } from '../exposure/exposure.ts'
import { someContent } from '../testing/told.ts'
import type { Material } from './material.ts'
import { composeMail } from './message.ts'

const letterhead = {
  from: 'alarum@alarum.example',
  url: 'https://alarum.example',
  secret: 'a secret of the tests',
}
const organisation = { id: '11111111-1111-4111-8111-111111111111', name: 'Acme' }

const receipt: Receipt = {
  exposed: true,
  rule: 'cells/1',
  confidence: 'certain',
  reasons: [
    {
      stay: 's',
      kind: 'lodging',
      label: 'Hotel Tigris, Baghdad',
      place: null,
      country: 'IQ',
      source: 'import',
      precision: 'exact',
      radiusKm: 0,
      distanceKm: 0,
      starts: '2026-03-02T12:00:00Z',
      ends: '2026-03-06T09:00:00Z',
      from: '2026-03-03T00:00:00Z',
      to: '2026-03-05T00:00:00Z',
      zone: 'Asia/Baghdad',
      assumed: null,
      confidence: 'certain',
      why: [],
    },
  ],
  conditions: [],
}

function material(over: Partial<Omit<Material, 'recipient' | 'alert'>> & Over = {}): Material {
  const { recipient, alert, ...rest } = over
  return {
    delivery: {
      id: 'd',
      notice: 'n',
      recipient_kind: 'person',
      recipient: 'p',
      lane: 'normal',
      attempt: 1,
      message_id: '<d@alarum.example>',
    },
    kind: 'alert',
    localOnly: false,
    organisation,
    exercise: false,
    issuedAt: new Date('2020-01-07T03:58:00Z'),
    page: null,
    change: 'new',
    receipt,
    earlier: [],
    asker: null,
    words: null,
    ...rest,
    recipient: {
      id: '22222222-2222-4222-8222-222222222222',
      name: 'Ana',
      email: 'ana@a.example',
      language: 'en',
      html: true,
      nationality: ['US'],
      affiliation: [],
      tags: [],
      ...recipient,
    },
    alert: {
      id: '33333333-3333-4333-8333-333333333333',
      number: 1,
      kind: 'alert',
      note: null,
      content: someContent(),
      ...alert,
    },
  }
}
type Over = { recipient?: Partial<Material['recipient']>; alert?: Partial<Material['alert']> }

const mail = (over?: Parameters<typeof material>[0]) =>
  composeMail(material(over), 'ana@a.example', letterhead)

test('the time of issue stands in UTC in the archetype’s form and by the clocks of the place', () => {
  assert.match(
    mail().plain,
    /Issued: 07 Jan 2020 \| 03:58 AM UTC {2}= {2}07 Jan 2020 \| 06:58 AM Baghdad \(UTC\+3\)/,
  )
})

test('the reader is told why they get it, in the words of the receipt', () => {
  assert.match(mail().plain, /WHY YOU GET THIS MESSAGE\n- .*Hotel Tigris, Baghdad/)
})

test('an event known to the day is not given an hour', () => {
  assert.match(mail().plain, /^- 03 Mar 2026$/m)
})

test('the reader finds in this order how serious, where, when, what to do, what happened, what to expect and why them', () => {
  const { plain } = mail()
  const marks = [
    '◆ WARNING',
    'Iraq: Bridge',
    'WHERE',
    'WHEN',
    'WHAT TO DO',
    'WHAT HAPPENED',
    'WHAT TO EXPECT',
    'WHY YOU',
  ]
  const places = marks.map((mark) => plain.indexOf(mark))
  assert.ok(!places.includes(-1), `missing: ${marks[places.indexOf(-1)]}`)
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  )
})

test('a safety check asks for an answer by its deadline, through a link of the reader’s own', () => {
  const content = someContent({ response: { mode: 'safety-check', deadlineHours: 2 } })
  const { plain } = mail({ alert: { content } })
  assert.match(plain, /safe or need help\..*Please answer by 07 Jan 2020 \| 05:58 AM UTC\./)
  assert.match(plain, /Say whether you are safe:\nhttps:\/\/alarum\.example\/r\/[\w-]{43}\n/)
})

test('an advisory asks for nothing but links to contact preferences, and nobody is unsubscribed by a header', () => {
  const { plain, headers } = mail()
  assert.doesNotMatch(plain, /answer|safe or need help/)
  assert.match(plain, /\/r\/[\w-]{43}\/preferences\n/)
  assert.equal(headers['List-Unsubscribe'], undefined)
  assert.equal(headers['Auto-Submitted'], 'auto-generated')
})

test('an exercise says so first in the subject and in the text', () => {
  const { subject, plain } = mail({ exercise: true })
  assert.equal(subject, 'Exercise: Warning: Iraq: Bridge closed in Baghdad March 3')
  assert.match(plain, /^\*\*\* Exercise: This is an exercise\./)
})

test('an update says so to those told before, threads below the first mail, and gives its reason', () => {
  const update = mail({
    alert: { kind: 'update', number: 2, note: 'The closure was widened.' },
    change: 'still',
    earlier: ['<first@alarum.example>'],
  })
  assert.match(update.subject, /^Update: Warning: /)
  assert.match(update.plain, /The closure was widened\./)
  assert.deepEqual(update.references, ['<first@alarum.example>'])
})

test('somebody whom an update reaches first gets it as an alert', () => {
  assert.match(mail({ alert: { kind: 'update', number: 2 }, change: 'new' }).subject, /^Warning: /)
})

test('somebody who is no longer in the area is told that, and is asked for nothing', () => {
  const content = someContent({ response: { mode: 'safety-check' } })
  const { subject, plain } = mail({ alert: { kind: 'update', number: 2, content }, change: 'gone' })
  assert.match(subject, /^No longer in the area: Iraq/)
  assert.match(plain, /you are no longer in the area/)
  assert.doesNotMatch(plain, /WHAT TO DO|need help/)
})

test('an all-clear says that the danger has passed and gives no more instructions', () => {
  const { subject, plain } = mail({
    alert: { kind: 'all-clear', number: 3, note: 'The bridge is open.' },
    change: 'told',
  })
  assert.match(subject, /^All clear: Iraq/)
  assert.match(plain, /The bridge is open\./)
  assert.doesNotMatch(plain, /WHAT TO DO/)
})

test('fixed phrases come in the reader’s language, and the alert in its own', () => {
  const french = mail({ recipient: { language: 'fr-CA' } })
  assert.match(french.subject, /^Avertissement: Iraq: Bridge/)
  assert.match(french.plain, /QUE FAIRE\n- Restez à l’écart/)
  assert.match(french.plain, /Stay away from the riverside\./)
  assert.match(french.html ?? '', /<html lang="fr" dir="ltr">/)
})

test('Arabic runs from right to left around an English text that does not', () => {
  const content = someContent({ response: { mode: 'safety-check', deadlineHours: 4 } })
  const { html, plain } = mail({ recipient: { language: 'ar' }, alert: { content } })
  assert.match(plain, /\u206807 Jan 2020 \| 07:58 AM UTC\u2069/)
  assert.match(html ?? '', /<html lang="ar" dir="rtl">/)
  assert.match(html ?? '', /<h1 lang="en" dir="auto"/)
  assert.match(plain, /ما يجب فعله/)
  assert.match(plain, /\u206807 Jan 2020 \| 03:58 AM UTC\u2069/, 'a date keeps its parts in order')
})

test('a language we have no phrases for is written to in English', () => {
  assert.match(mail({ recipient: { language: 'xx' } }).plain, /WHAT TO DO/)
})

test('what a text smuggles in stays text', () => {
  const content = someContent({
    headline: 'Iraq: closed\r\nBcc: all@a.example',
    event:
      'See <script>alert(1)</script> [here](javascript:alert(1)) and [there](https://a.example/?a=1&b=2)',
  })
  const { subject, html } = mail({ alert: { content } })
  assert.equal(subject, 'Warning: Iraq: closed Bcc: all@a.example')
  assert.doesNotMatch(html ?? '', /<script|javascript:/)
  assert.match(html ?? '', /href="https:\/\/a\.example\/\?a=1&amp;b=2"/)
})

test('extra wording reaches those whom its condition names', () => {
  const content = someContent({
    conditions: [{ nationality: ['US'], wording: 'US nationals: call your embassy.', narrow: false }],
  })
  assert.match(mail({ alert: { content } }).plain, /call your embassy/)
  assert.doesNotMatch(mail({ alert: { content }, recipient: { nationality: ['FR'] } }).plain, /embassy/)
})

test('a reader who wants plain text gets no HTML', () => {
  assert.equal(mail({ recipient: { html: false } }).html, null)
})

test('a duty contact learns who asked for help, in what words, and how to reach them', () => {
  const { subject, plain } = mail({
    kind: 'help-case',
    change: null,
    asker: { person: 'p', note: 'Trapped on the roof', name: 'Bo', email: 'bo@a.example', phone: '+9641234' },
  })
  assert.equal(subject, 'Help needed: Bo')
  assert.match(plain, /Trapped on the roof[\s\S]*\+9641234\n- bo@a\.example/)
})
