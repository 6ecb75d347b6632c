import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordReply } from '../../replies/record.ts'
import { anAlertDesk } from '../../testing/alert-desk.ts'
import type { DeliveriesView, HomeView, SituationPage, SituationView, Timeline } from './contract.ts'

test('a situation is listed while it is open, with the worst alert in force speaking for it', async () => {
  await using desk = await anAlertDesk()
  const { situation, alert } = await desk.issue({ severity: 'Moderate', headline: 'Checkpoints' })
  await desk.issue({ severity: 'Severe', headline: 'Bridge closed' }, { follows: [alert] })

  const { situations, next } = await desk.json<SituationPage>('/situations')
  assert.equal(next, null)
  assert.deepEqual(
    situations.map(({ id, headline, severity, state, alerts, inForce, people }) => ({
      ...{ id, headline, severity, state, alerts, inForce, people },
    })),
    [
      {
        id: situation,
        headline: 'Bridge closed',
        severity: 'Severe',
        state: 'issued',
        alerts: 2,
        inForce: 2,
        people: { certain: 2, possible: 0, gone: 0, told: 0, responsible: 0 },
      },
    ],
  )
  assert.deepEqual((await desk.json<SituationPage>('/situations?state=closed')).situations, [])
})

test('pages of situations follow one another without a gap, the latest change first', async () => {
  await using desk = await anAlertDesk()
  const made: string[] = []
  for (const headline of ['One', 'Two', 'Three']) made.unshift((await desk.issue({ headline })).situation)
  const seen: string[] = []
  let after = ''
  for (let turn = 0; turn < 5; turn++) {
    const page = await desk.json<SituationPage>(`/situations?limit=1${after && `&after=${after}`}`)
    seen.push(...page.situations.map(({ id }) => id))
    if (!page.next) break
    after = page.next
  }
  assert.deepEqual(seen, made)
})

test('the timeline tells who released what, when and why, over all alerts of a situation', async () => {
  await using desk = await anAlertDesk()
  const { situation, alert, slug } = await desk.issue({ headline: 'First' })
  await desk.issue({ headline: 'Second' }, { follows: [alert] })
  await desk.end(slug, 'all-clear', 'The bridge is open')

  const { entries } = await desk.json<Timeline>(`/situations/${situation}/timeline`)
  assert.deepEqual(
    entries.map(({ headline, number, kind, note, by }) => [headline, number, kind, note, by]),
    [
      ['First', 2, 'all-clear', 'The bridge is open', desk.email],
      ['Second', 1, 'alert', null, desk.email],
      ['First', 1, 'alert', null, desk.email],
    ],
  )
  assert.equal(entries[0]?.people.told, 2)
})

test('a situation closes only when no alert, roll-call or case of it is open, and says what is', async () => {
  await using desk = await anAlertDesk()
  const { situation, alert, slug } = await desk.issue({ response: { mode: 'safety-check' } })
  await desk.act((tx) =>
    recordReply(tx, desk.organisation, {
      ...{ situation, alert, person: desk.people.Ana as string, status: 'need-help', note: null },
      ...{ reporter: 'self', reportedBy: null, now: new Date() },
    }),
  )
  const close = () => desk.post(`/situations/${situation}/close`)
  const held = await close()
  const { open, detail } = (await held.json()) as { open: { what: string }[]; detail: string }
  assert.equal(held.status, 409)
  assert.deepEqual(
    open.map(({ what }) => what),
    ['alert', 'roll-call', 'case'],
  )
  assert.match(detail, /in force.*roll-call is open.*One help case is open/)

  await desk.end(slug, 'cancel', 'It was a mistake')
  const { id } = ((await (await desk.get('/cases')).json()) as { cases: { id: string }[] }).cases[0] ?? {}
  await desk.post(`/cases/${id}/close`, { reason: 'safe', words: 'She is at the hotel' })
  for (const person of ['Ana', 'Bo'])
    await desk.post(`/alerts/${slug}/roll-call/replies`, { person: desk.people[person], status: 'safe' })
  await desk.post(`/alerts/${slug}/roll-call/close`)
  const closed = await close()
  assert.equal(closed.status, 200)
  assert.equal(((await closed.json()) as SituationView).closedBy, desk.email)
  assert.equal((await desk.json<SituationPage>('/situations?state=closed')).situations[0]?.id, situation)

  const reopened = await desk.post(`/situations/${situation}/reopen`)
  assert.equal(((await reopened.json()) as SituationView).closedAt, null)
})

test('what is issued into a closed situation opens it again; what ends an alert does not', async () => {
  await using desk = await anAlertDesk()
  const { situation, alert, slug } = await desk.issue({})
  await desk.end(slug, 'all-clear', 'Over')
  await desk.post(`/situations/${situation}/close`)
  await desk.end(slug, 'cancel', 'It never was')
  const closedAt = async () => (await desk.json<SituationView>(`/situations/${situation}`)).closedAt
  assert.notEqual(await closedAt(), null)
  await desk.issue({}, { follows: [alert] })
  assert.equal(await closedAt(), null)
})

test('a title is changed, and the log keeps who changed it', async () => {
  await using desk = await anAlertDesk()
  const { situation } = await desk.issue({})
  const answer = await desk.patch(`/situations/${situation}`, { title: '  Bridge in Baghdad ' })
  assert.equal(((await answer.json()) as SituationView).title, 'Bridge in Baghdad')
  assert.deepEqual(await desk.audited(situation), [['situation.renamed', 'Bridge in Baghdad']])
  assert.equal((await desk.patch(`/situations/${situation}`, { title: ' ' })).status, 422)
})

test('the first page tells what is in force, who has not answered and which cases wait, naming nobody', async () => {
  await using desk = await anAlertDesk()
  assert.equal((await desk.json<HomeView>('/home')).anything, false)
  const { situation, alert } = await desk.issue({ response: { mode: 'safety-check' } })
  await desk.work()
  await desk.act((tx) =>
    recordReply(tx, desk.organisation, {
      ...{ situation, alert, person: desk.people.Bo as string, status: 'need-help', note: 'Trapped' },
      ...{ reporter: 'self', reportedBy: null, now: new Date() },
    }),
  )
  const answer = await desk.get('/home')
  const text = await answer.text()
  const home = JSON.parse(text) as HomeView
  assert.deepEqual(
    home.inForce.map(({ id }) => id),
    [alert],
  )
  assert.deepEqual([home.rollCalls[0]?.counts['need-help'], home.rollCalls[0]?.counts.asked], [1, 1])
  assert.deepEqual([home.cases.open, home.cases.untaken, home.cases.ages[0]?.count], [1, 1, 1])
  assert.ok(!/Ana|Bo|Trapped/.test(text.replace(/Bridge[^"]*/g, '')))
})

test('a report to print has the numbers, the times and the words, and is refused where nothing is issued', async () => {
  await using desk = await anAlertDesk()
  const { situation } = await desk.issue({ response: { mode: 'safety-check' } })
  await desk.work()
  const report = await desk.json<
    Record<string, unknown> & { messages: DeliveriesView['notices'][0]['progress'] }
  >(`/situations/${situation}/report`)
  assert.equal(report.messages['handed-over'], 2)
  assert.deepEqual(report.where, ['Iraq'])
  const none = await desk.get(`/situations/${crypto.randomUUID()}/report`)
  assert.equal(none.status, 404)
})

test('nothing of one organisation opens for another', async () => {
  await using ours = await anAlertDesk()
  await using theirs = await anAlertDesk()
  const { situation, alert } = await ours.issue({})
  await ours.work()
  const notice = (await ours.json<DeliveriesView>(`/alerts/${alert}/deliveries`)).notice
  const paths = ['', '/timeline', '/report'].map((part) => `/situations/${situation}${part}`)
  const views = [
    '/view',
    '/differences',
    '/audience',
    '/audience/people',
    '/deliveries',
    '/audience/contacts',
  ]
  const statuses = await Promise.all([
    ...[...paths, ...views.map((part) => `/alerts/${alert}${part}`)].map((path) =>
      theirs.get(path, 'because'),
    ),
    theirs.get(`/alerts/${alert}/audience/why?person=x`, 'because'),
    theirs.post(`/situations/${situation}/close`),
    theirs.post(`/situations/${situation}/reopen`),
    theirs.patch(`/situations/${situation}`, { title: 'Ours' }),
    theirs.post(`/deliveries/${notice}/resend-unknown`),
    theirs.post(`/deliveries/${notice}/retry-lost`),
  ])
  assert.deepEqual(
    statuses.map(({ status }) => status),
    statuses.map(() => 404),
  )
  assert.deepEqual((await theirs.json<SituationPage>('/situations')).situations, [])
})

test('a viewer looks and closes nothing', async () => {
  await using desk = await anAlertDesk({ role: 'viewer' })
  const { situation } = await desk.issue({})
  assert.equal((await desk.get(`/situations/${situation}`)).status, 200)
  assert.equal((await desk.post(`/situations/${situation}/close`)).status, 403)
  assert.equal((await desk.patch(`/situations/${situation}`, { title: 'X' })).status, 403)
})
