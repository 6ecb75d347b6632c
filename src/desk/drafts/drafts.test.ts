import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { someDraftDesk } from '../../testing/draft-desk.ts'
import { modelServer } from '../../testing/model-server.ts'
import type { DraftChanged, DraftView } from './contract.ts'

const text = `07 Mar 2026 | 10:30 AM UTC

Kenya: Shooting at a market in Nairobi March 7

Gunmen killed three people at a market in Nairobi; police operations ongoing


Police stated that gunmen opened fire at a market in Nairobi on March 7, killing three people.


People in Kenya should avoid the area and follow all instructions of the authorities.
`

test('a text becomes suggestions with their words, and none of it is in the draft until accepted', async () => {
  const { ana } = await someDraftDesk()
  const draft = await ana.begin({ from: 'text', text })

  assert.deepEqual(draft.values, { wording: 'quoted', sharing: 'AMBER' })
  const headline = draft.suggestions.find(({ field }) => field === 'headline')
  const [span] = headline?.evidence ?? []
  assert.equal(
    draft.sources[span?.source ?? 9]?.text.slice(span?.start, span?.end),
    'Kenya: Shooting at a market in Nairobi March 7',
  )
  assert.ok(draft.holds.some(({ code, field }) => code === 'missing-field' && field === 'headline'))

  const { said } = await ana.change(draft, { headline: headline?.value }, { accepts: [headline?.id ?? ''] })
  assert.equal(said.draft.values.headline, headline?.value)
  assert.equal(said.draft.suggestions.find(({ id }) => id === headline?.id)?.state, 'accepted')
  assert.equal(said.draft.situation.title, 'Kenya: Shooting at a market in Nairobi March 7')
})

test('two people in different fields lose nothing; in one field both values are kept', async () => {
  const { ana, bo } = await someDraftDesk()
  const draft = await ana.begin({ from: 'nothing' })
  await ana.change(draft, { headline: 'Ana’s' })
  const both = await bo.change(draft, { summary: 'Bo’s' })
  assert.deepEqual(both.said.conflicts, [])
  assert.deepEqual(both.said.draft.values, { headline: 'Ana’s', summary: 'Bo’s' })

  const clash = await bo.change(draft, { headline: 'Bo’s' })
  assert.deepEqual(
    clash.said.conflicts.map(({ field, theirs, mine, by }) => [field, theirs, mine, by]),
    [['headline', 'Ana’s', 'Bo’s', ana.email]],
  )
  assert.equal(clash.said.draft.values.headline, 'Ana’s')
  const kept = await ana.act((tx) => tx.selectFrom('draft_conflict').select(['field', 'value']).execute())
  assert.deepEqual(kept, [{ field: 'headline', value: 'Bo’s' }])
})

test('an autosave whose answer got lost is sent again and changes nothing', async () => {
  const { ana, bo } = await someDraftDesk()
  const draft = await ana.begin({ from: 'nothing' })
  const first = await ana.change(draft, { event: 'A long text' })
  await bo.change(first.said.draft, { event: 'Another' })

  const again = await ana.change(draft, { event: 'A long text' })

  assert.equal(again.said.draft.version, first.said.draft.version + 1)
  assert.deepEqual([again.said.conflicts, again.said.draft.values.event], [[], 'Another'])
})

test('saves at the same moment all arrive', async () => {
  const { ana, bo } = await someDraftDesk()
  const draft = await ana.begin({ from: 'nothing' })
  await Promise.all([
    ana.change(draft, { headline: 'H' }),
    bo.change(draft, { summary: 'S' }),
    ana.change(draft, { event: 'E' }),
    bo.change(draft, { context: 'C' }),
  ])
  const { said } = await ana.ask<DraftView>('GET', `/drafts/${draft.id}`)
  assert.deepEqual(said.values, { headline: 'H', summary: 'S', event: 'E', context: 'C' })
})

test('a change is taken back as a new one, and the suggestion it accepted is open again', async () => {
  const { ana } = await someDraftDesk()
  const draft = await ana.begin({ from: 'text', text })
  const summary = draft.suggestions.find(({ field }) => field === 'summary')
  const changed = await ana.change(draft, { summary: summary?.value }, { accepts: [summary?.id ?? ''] })

  const undone = await ana.ask<DraftChanged>('POST', `/drafts/${draft.id}/undo`, {
    version: changed.said.draft.version,
  })

  assert.equal(undone.said.draft.values.summary, undefined)
  assert.equal(undone.said.draft.suggestions.find(({ id }) => id === summary?.id)?.state, 'open')
  const { said } = await ana.ask<{ steps: { undoes: number | null; by: string }[] }>(
    'GET',
    `/drafts/${draft.id}/history`,
  )
  assert.equal(said.steps[0]?.undoes, changed.said.draft.version)
})

test('a value that is not valid is kept as typed, and said to be wrong', async () => {
  const { ana } = await someDraftDesk()
  const draft = await ana.begin({ from: 'nothing' })
  const { said } = await ana.change(draft, { countries: ['Kenya'], eventTime: { from: 'tomorrow' } })
  assert.deepEqual(said.draft.values.countries, ['Kenya'])
  assert.deepEqual(said.draft.faults.map(({ field }) => field).sort(), ['countries.0', 'eventTime.from'])
  assert.ok(said.draft.holds.some(({ field }) => field === 'countries.0'))
})

test('NUL and half characters are taken, not refused', async () => {
  const { ana } = await someDraftDesk()
  const draft = await ana.begin({ from: 'nothing' })
  const answer = await ana.change(draft, { headline: 'a\u0000b\ud800' })
  assert.equal(answer.status, 200)
  assert.equal(answer.said.draft.values.headline, 'a b\ufffd')
})

test('whoever has a draft open is seen by the others, until they give no sign', async () => {
  let now = new Date()
  const { ana, bo } = await someDraftDesk({ clock: () => now })
  const draft = await ana.begin({ from: 'nothing' })
  const here = (who: typeof ana, field: string | null) =>
    who.ask<{ editors: { email: string; field: string }[] }>('POST', `/drafts/${draft.id}/presence`, {
      field,
    })
  await here(ana, 'headline')
  assert.deepEqual(
    (await here(bo, null)).said.editors.map(({ email, field }) => [email, field]),
    [[ana.email, 'headline']],
  )
  now = new Date(now.getTime() + 26_000)
  assert.deepEqual((await here(bo, null)).said.editors, [])
})

test('a discarded draft is out of the list, comes back whole, and is gone after thirty days', async () => {
  const { ana, site } = await someDraftDesk()
  const draft = await ana.begin({ from: 'nothing' })
  await ana.change(draft, { headline: 'Kept' })
  const listed = async (query = '') =>
    (await ana.ask<{ drafts: { headline: string }[] }>('GET', `/drafts${query}`)).said.drafts.map(
      ({ headline }) => headline,
    )

  await ana.ask('DELETE', `/drafts/${draft.id}`)
  assert.deepEqual([await listed(), await listed('?discarded=true')], [[], ['Kept']])
  assert.equal((await ana.ask('GET', `/drafts/${draft.id}`)).status, 404)
  const { said } = await ana.ask<DraftView>('POST', `/drafts/${draft.id}/restore`)
  assert.equal(said.values.headline, 'Kept')

  await ana.ask('DELETE', `/drafts/${draft.id}`)
  const longAgo = new Date(Date.now() - 31 * 86_400_000)
  await ana.act(async (tx) => {
    await tx.updateTable('draft').set({ discarded_at: longAgo }).execute()
    await tx.updateTable('step_due').set({ at: longAgo }).execute()
  })
  await site.work()
  assert.deepEqual(await listed('?discarded=true'), [])
  assert.equal((await ana.ask('POST', `/drafts/${draft.id}/restore`)).status, 404)
})

test('an address is fetched for its words, and one of a private network is refused', async () => {
  const page = createServer((_request, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<!doctype html><html><body><main>${text.replaceAll('\n\n', '</p><p>')}</main></body></html>`),
  )
  await new Promise<void>((done) => page.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(page.address() as AddressInfo).port}/`
  const open = await someDraftDesk({ settings: { ALARUM_FETCH_PRIVATE: 'on' } })
  const draft = await open.ana.begin({ from: 'address', url })
  assert.equal(draft.sources[0]?.name, url)
  assert.ok(draft.suggestions.some(({ field }) => field === 'headline'))
  const closed = await someDraftDesk()
  const refused = await closed.ana.ask('POST', '/drafts', { from: 'address', url: 'http://127.0.0.1/' })
  assert.deepEqual([refused.status, JSON.stringify(refused.said).includes('private network')], [422, true])
  page.closeAllConnections()
  page.close()
})

test('a file that is no text is refused with what to do, and leaves no draft behind', async () => {
  const { ana } = await someDraftDesk()
  const bytes = Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0, 1, 2, 3]).toString('base64')
  const answer = await ana.ask('POST', '/drafts', { from: 'file', name: 'a.pdf', bytes })
  assert.equal(answer.status, 422)
  assert.match(JSON.stringify(answer.said), /a\.pdf/)
  assert.deepEqual((await ana.ask<{ drafts: unknown[] }>('GET', '/drafts')).said.drafts, [])
})

test('a second report is read beside the first', async () => {
  const { ana } = await someDraftDesk()
  const draft = await ana.begin({ from: 'text', text })
  const other = text.replace('Shooting at a market', 'Explosion at a market')
  const { said } = await ana.ask<DraftView>('POST', `/drafts/${draft.id}/sources`, {
    from: 'text',
    text: other,
  })
  const [headline, ...more] = said.suggestions.filter(({ field }) => field === 'headline')
  assert.deepEqual(more, [])
  const says = [headline?.value, headline?.alternatives[0]?.value].map(String)
  assert.ok(says.some((one) => one.includes('Shooting')) && says.some((one) => one.includes('Explosion')))
  const country = said.suggestions.find(({ field }) => field === 'countries')
  assert.deepEqual(country?.sources, [0, 1])
  assert.deepEqual([...new Set(country?.evidence.map(({ source }) => source))], [0, 1])
})

test('what a model chose is marked, and stays so when the draft is opened again', async () => {
  await using model = await modelServer(() =>
    JSON.stringify({
      choices: { certainty: 'certainty:1' },
      rewrites: { headline: 'Kenya: three killed at a Nairobi market' },
    }),
  )
  const { ana } = await someDraftDesk({
    settings: { ALARUM_MODEL_URL: model.url, ALARUM_MODEL: 'small', ALARUM_MODEL_KEY: 'sk-secret' },
  })
  const { id } = await ana.begin({ from: 'text', text })
  const { said } = await ana.ask<DraftView>('GET', `/drafts/${id}`)
  const by = (field: string) => said.suggestions.find((one) => one.field === field)
  assert.deepEqual(
    [by('headline')?.by, by('certainty')?.by, by('severity')?.by],
    ['model', 'model', 'reader'],
  )
  assert.equal(by('headline')?.alternatives[0]?.value, 'Kenya: Shooting at a market in Nairobi March 7')
  assert.equal(model.asked.length, 1)
  assert.doesNotMatch(JSON.stringify(model.asked[0]?.body), new RegExp(ana.email))
})

test('of several reports, one that cannot be read is named, and no draft is begun', async () => {
  const { ana } = await someDraftDesk()
  const bytes = Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0, 1, 2, 3]).toString('base64')
  const sources = [
    { from: 'text', text },
    { from: 'file', name: 'a.pdf', bytes },
  ]
  const answer = await ana.ask('POST', '/drafts', { from: 'several', sources })
  assert.equal(answer.status, 422)
  assert.match(JSON.stringify(answer.said), /sources\.1\.bytes/)
  assert.deepEqual((await ana.ask<{ drafts: unknown[] }>('GET', '/drafts')).said.drafts, [])
})

test('an alternative that is taken decides the suggestion, with all that was joined in it', async () => {
  const { ana } = await someDraftDesk()
  const other = text.replace('Shooting at a market', 'Explosion at a market')
  const draft = await ana.begin({
    from: 'several',
    sources: [
      { from: 'text', text },
      { from: 'text', text: other },
    ],
  })
  const headline = draft.suggestions.find(({ field }) => field === 'headline')
  const [second] = headline?.alternatives ?? []
  const { said } = await ana.ask<DraftChanged>('PATCH', `/drafts/${draft.id}`, {
    ...{ base: draft.version, changes: { headline: second?.value }, accepts: [headline?.id] },
  })
  assert.equal(said.draft.values.headline, second?.value)
  const left = said.draft.suggestions.filter(({ field, state }) => field === 'headline' && state === 'open')
  assert.deepEqual(left, [])
})

test('viewers neither see nor write drafts, and another organisation finds nothing', async () => {
  const { ana, member } = await someDraftDesk()
  const draft = await ana.begin({ from: 'nothing' })
  const viewer = await member('viewer')
  assert.equal((await viewer.ask('GET', `/drafts/${draft.id}`)).status, 403)
  const { ana: stranger } = await someDraftDesk()
  for (const [method, path, body] of [
    ['GET', '', undefined],
    ['PATCH', '', { base: 1, changes: { headline: 'x' } }],
    ['POST', '/undo', { version: 1 }],
    ['POST', '/presence', { field: null }],
    ['GET', '/history', undefined],
    ['POST', '/sources', { from: 'text', text: 'x' }],
    ['GET', '/preview', undefined],
    ['GET', '/preview/page', undefined],
    ['POST', '/submit', { version: 1 }],
    ['POST', '/review', { version: 1, approved: true }],
    ['POST', '/release', { version: 1 }],
    ['DELETE', '', undefined],
    ['POST', '/restore', undefined],
  ] as const)
    assert.equal((await stranger.ask(method, `/drafts/${draft.id}${path}`, body)).status, 404, method + path)
})

test('a long text is read whole', async () => {
  const { ana } = await someDraftDesk()
  const long = `${text}\n\n${'Police said that a road in Mombasa was closed on March 8. '.repeat(1_700)}`
  const draft = await ana.begin({ from: 'text', text: long })
  assert.ok(draft.suggestions.length > 5)
  assert.ok((draft.sources[0]?.text.length ?? 0) > 95_000)
})
