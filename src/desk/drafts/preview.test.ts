import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { adviceSentences } from '../../alerts/advice-sentences.ts'
import { parseCap } from '../../cap/parse.ts'
import { checkCap } from '../../cap/rules.ts'
import { saveStay } from '../../people/stays.ts'
import { someDraftDesk } from '../../testing/draft-desk.ts'
import { someContent, somePeople } from '../../testing/told.ts'
import type { AdviceEntry, Preview, Reach } from './contract.ts'

test('a draft is shown as page, mail, text message and CAP by the code that makes them', async () => {
  const { ana, site } = await someDraftDesk()
  const begun = await ana.begin({ from: 'nothing', exercise: true })
  await ana.change(begun, someContent({ area: [{ type: 'country', country: 'IQ' }] }))

  const { said } = await ana.ask<Preview>('GET', `/drafts/${begun.id}/preview?language=de`)

  assert.match(said.mail.subject, /^Übung: Warnung: Iraq: Bridge closed/)
  assert.match(said.text.body, /^\[ÜBUNG\] WARNUNG: Iraq/)
  assert.equal(said.text.encoding, 'GSM-7')
  assert.deepEqual(said.missing, [])
  const parsed = parseCap(Buffer.from(said.cap))
  assert.ok(parsed.ok)
  assert.deepEqual(
    parsed.messages.flatMap((message) => checkCap(message)).filter(({ level }) => level === 'error'),
    [],
  )
  const page = await ana.ask<string>('GET', `/drafts/${begun.id}/preview/page`)
  assert.match(page.said, /Iraq: Bridge closed in Baghdad/)
  const policy = page.headers.get('content-security-policy') ?? ''
  assert.match(policy, /frame-ancestors 'self'.*; sandbox$/)
  assert.doesNotMatch(policy, /unsafe/)
  const mail = await ana.ask<string>('GET', `/drafts/${begun.id}/preview/mail?language=de`)
  assert.match(mail.said, /<strong>eastern<\/strong>/)
  const mailPolicy = mail.headers.get('content-security-policy') ?? ''
  assert.match(
    mailPolicy,
    /^default-src 'none'; style-src 'unsafe-hashes' 'sha256-.*frame-ancestors 'self'; sandbox$/,
  )
  assert.doesNotMatch(mailPolicy, /unsafe-inline|unsafe-eval|http/)
  assert.ok(site.url)
})

test('an empty draft can be previewed, and says what is missing', async () => {
  const { ana } = await someDraftDesk()
  const { id } = await ana.begin({ from: 'nothing' })
  const { status, said } = await ana.ask<Preview>('GET', `/drafts/${id}/preview`)
  assert.equal(status, 200)
  assert.ok(said.missing.some((line) => /headline/.test(line)))
  assert.equal((await ana.ask('GET', `/drafts/${id}/preview/page`)).status, 200)
})

test('markup in a draft does not run in its preview', async () => {
  const { ana } = await someDraftDesk()
  const begun = await ana.begin({ from: 'nothing' })
  await ana.change(begun, someContent({ event: '<script>alert(1)</script><img src=x onerror=alert(1)>' }))
  const page = await ana.ask<string>('GET', `/drafts/${begun.id}/preview/page`)
  assert.doesNotMatch(page.said, /<script>|<img src=x/)
})

const day = 86_400_000
const around = [new Date(Date.now() - day), new Date(Date.now() + day)] as const

async function peopled(role: string) {
  const desk = await someDraftDesk({ role })
  const { organisation, act } = desk
  const ids = await somePeople({ organisation, act } as Parameters<typeof somePeople>[0], [{ name: 'Zoë' }])
  const [starts, ends] = around
  await act((tx) =>
    saveStay(tx, organisation, {
      ...{
        key: randomUUID(),
        person: ids.Zoë as string,
        trip: null,
        kind: 'lodging',
        label: 'Palm Hotel',
      },
      where: {
        ...{ precision: 'exact', place: null, country: 'IQ', zone: 'Asia/Baghdad' },
        point: { lat: 33.34, lon: 44.4, radiusKm: 0 },
      },
      ...{ starts, ends, assumed: [] },
    }),
  )
  const [from, to] = around.map((at) => at.toISOString())
  const ask = (km: number, lat = 33.34) =>
    desk.ana.ask<Reach>('POST', '/reach', {
      ...{
        area: [{ type: 'circle', lat, lon: 44.4, km }],
        timeframe: { from, to },
        conditions: [],
        full: true,
      },
    })
  return { ...desk, reach: ask }
}

test('an analyst sees how many an area reaches and no name or place; the same look writes no audit', async () => {
  const { reach, act } = await peopled('analyst')
  const { said } = await reach(5)
  assert.deepEqual([said.certain, said.possible], [1, 0])
  assert.deepEqual([said.sample[0]?.name, said.sample[0]?.person], [null, null])
  assert.doesNotMatch(JSON.stringify(said), /Zoë|Palm/)
  const entries = await act((tx) => tx.selectFrom('audit_entry').select('action').execute())
  assert.deepEqual(entries, [])
})

test('an approver sees the first few with why, and each name is audited once in a burst', async () => {
  const { reach, act } = await peopled('approver')
  const { said } = await reach(5)
  assert.equal(said.sample[0]?.name, 'Zoë')
  assert.match(said.sample[0]?.why ?? '', /Palm Hotel/)
  await reach(6)
  await reach(7)
  const entries = await act((tx) => tx.selectFrom('audit_entry').select('action').execute())
  assert.deepEqual(entries, [{ action: 'reach.names-shown' }])
})

test('the sensitivity says how many more a wider area would reach', async () => {
  const { reach } = await peopled('analyst')
  const { said } = await reach(5, 33.54)
  assert.equal(said.certain, 0)
  assert.deepEqual(said.sensitivity, [
    { km: 10, more: 0 },
    { km: 25, more: 1 },
    { km: 50, more: 1 },
  ])
})

test('an area that cannot be drawn says what is wrong and where, and reaches nobody', async () => {
  const { ana } = await peopled('analyst')
  const bow = [
    [0, 0],
    [1, 1],
    [1, 0],
    [0, 1],
    [0, 0],
  ]
  const { said } = await ana.ask<Reach>('POST', '/reach', {
    area: [{ type: 'polygon', rings: [bow] }],
    timeframe: { from: around[0].toISOString(), to: around[1].toISOString() },
  })
  assert.match(said.fault?.message ?? '', /crosses itself/)
  assert.deepEqual([said.fault?.at, said.certain], [[0.5, 0.5], 0])
})

test('the advice library has its own sentences for every kind of event, and the organisation’s before them', async () => {
  const { ana } = await someDraftDesk()
  assert.ok(adviceSentences.length >= 30)
  assert.equal(new Set(adviceSentences.map(({ id }) => id)).size, adviceSentences.length)
  const id = randomUUID()
  const entry = { title: 'Our hotel', text: 'Go to the Palm.', categories: ['unrest'], actions: ['Shelter'] }
  assert.equal((await ana.ask('PUT', `/advice-library/${id}`, entry)).status, 200)
  await ana.ask('PUT', `/advice-library/${id}`, { ...entry, title: 'Our hotel in town' })

  const list = async () =>
    (await ana.ask<{ entries: AdviceEntry[] }>('GET', '/advice-library?category=unrest')).said.entries

  const [first, ...others] = await list()
  assert.deepEqual([first?.title, first?.own], ['Our hotel in town', true])
  assert.ok(others.length > 5 && others.every(({ own }) => !own))
  assert.equal((await ana.ask('DELETE', `/advice-library/${id}`)).status, 200)
  assert.ok((await list()).every(({ own }) => !own))
})
