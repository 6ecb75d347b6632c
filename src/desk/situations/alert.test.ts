import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { anAlertDesk } from '../../testing/alert-desk.ts'
import type { AlertView, AudiencePeople, AudienceView, Differences, Why } from './contract.ts'

test('an alert shows its latest words, its revisions and that its chain holds', async () => {
  await using desk = await anAlertDesk()
  const { alert, slug } = await desk.issue({ headline: 'Bridge closed' })
  await desk.issue({ headline: 'Two bridges closed' }, { alert })

  const view = await desk.json<AlertView>(`/alerts/${slug}/view`)
  assert.equal(view.content.headline, 'Two bridges closed')
  assert.deepEqual(view.where, ['Iraq'])
  assert.deepEqual(
    view.revisions.map(({ number, kind, headline, by }) => [number, kind, headline, by]),
    [
      [1, 'alert', 'Bridge closed', desk.email],
      [2, 'update', 'Two bridges closed', desk.email],
    ],
  )
  assert.deepEqual(view.chain, { intact: true, head: view.revisions[1]?.hash })
  assert.equal(view.address, null)
  const first = await desk.json<AlertView>(`/alerts/${slug}/view?number=1`)
  assert.equal(first.content.headline, 'Bridge closed')
  assert.equal((await desk.get(`/alerts/${slug}/view?number=3`)).status, 404)
})

test('the differences of the last two revisions are said, and of any two', async () => {
  await using desk = await anAlertDesk()
  const baghdad = { type: 'place' as const, ref: 'geonames:98182', name: 'Baghdad' }
  const { alert } = await desk.issue({ area: [{ ...baghdad, km: 25 }] })
  await desk.issue({ area: [{ ...baghdad, km: 50 }] }, { alert })
  await desk.issue({ area: [{ ...baghdad, km: 50 }], severity: 'Extreme' }, { alert })
  const labels = async (query = '') =>
    (await desk.json<Differences>(`/alerts/${alert}/differences${query}`)).differences.map(
      ({ label }) => label,
    )
  assert.deepEqual(await labels(), ['Severity'])
  assert.deepEqual(await labels('?from=1&to=2'), ['Area'])
  assert.deepEqual(await labels('?from=1&to=3'), ['Severity', 'Area'])
})

test('an audience is counted by area for everybody, and named for those who say why', async () => {
  await using desk = await anAlertDesk()
  const { alert } = await desk.issue({})
  const audience = await desk.json<AudienceView>(`/alerts/${alert}/audience`)
  assert.deepEqual(audience.counts, { certain: 2, possible: 0, gone: 0, told: 0, responsible: 0 })
  assert.deepEqual(audience.areas, [{ country: 'IQ', place: 'Iraq', certain: 2, possible: 0 }])
  assert.equal(audience.names, true)

  assert.equal((await desk.get(`/alerts/${alert}/audience/people`)).status, 422)
  const { people } = await desk.json<AudiencePeople>(
    `/alerts/${alert}/audience/people`,
    'their families call',
  )
  assert.deepEqual(people.map(({ name, change }) => [name, change]).sort(), [
    ['Ana', 'new'],
    ['Bo', 'new'],
  ])
  assert.match(people[0]?.why ?? '', /Hotel unknown/)
  const found = await desk.json<AudiencePeople>(`/alerts/${alert}/audience/people?search=an`, 'Ana’s mother')
  assert.deepEqual(
    found.people.map(({ name }) => name),
    ['Ana'],
  )
  assert.deepEqual((await desk.audited(alert)).slice(1), [
    ['audience.looked-up', 'their families call'],
    ['audience.looked-up', 'Ana’s mother (searched: an)'],
  ])
})

test('somebody whom an update lets go is among the gone', async () => {
  await using desk = await anAlertDesk()
  const { alert } = await desk.issue({})
  await desk.issue({ area: [{ type: 'country', country: 'FR' }], countries: ['FR'] }, { alert })
  const names = async (change: string) => {
    const path = `/alerts/${alert}/audience/people?change=${change}`
    return (await desk.json<AudiencePeople>(path, 'check')).people.map(({ name }) => name).sort()
  }
  assert.deepEqual(
    [await names('gone'), await names('new'), await names('still')],
    [['Ana', 'Bo'], ['Cleo'], []],
  )
})

test('an approver sees names while the alert is in force, an analyst never, a security manager always', async () => {
  const statuses: Record<string, number[]> = {}
  for (const role of ['analyst', 'approver', 'security-manager']) {
    await using desk = await anAlertDesk({ role })
    const { alert } = await desk.issue({})
    const ask = async () => (await desk.get(`/alerts/${alert}/audience/people`, 'because')).status
    const before = await ask()
    await desk.act((tx) =>
      sql`update alert set state = 'expired' where organisation = ${desk.organisation}`.execute(tx),
    )
    statuses[role] = [before, await ask()]
  }
  assert.deepEqual(statuses, { analyst: [403, 403], approver: [200, 403], 'security-manager': [200, 200] })
})

test('why somebody is not in it is answered with the nearest miss, and the question is kept', async () => {
  await using desk = await anAlertDesk()
  const { alert } = await desk.issue({})
  const why = await desk.json<Why>(`/alerts/${alert}/audience/why?person=cleo`, 'her team asks')
  assert.equal(why.answer?.exposed, false)
  assert.match(why.answer?.why ?? '', /km from the area/)
  const yes = await desk.json<Why>(`/alerts/${alert}/audience/why?person=ana@a.example`, 'her team asks')
  assert.equal(yes.answer?.exposed, true)
  const many = await desk.json<Why>(`/alerts/${alert}/audience/why?person=o`, 'which one')
  assert.deepEqual(
    many.candidates.map(({ name }) => name),
    ['Bo', 'Cleo'],
  )
  assert.equal((await desk.get(`/alerts/${alert}/audience/why?person=Nobody`, 'x')).status, 404)
  assert.equal((await desk.audited(alert)).at(1)?.[1], 'her team asks (asked: cleo)')
})
