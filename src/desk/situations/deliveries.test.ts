import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anAlertDesk } from '../../testing/alert-desk.ts'
import { anSmtpServer } from '../../testing/smtp.ts'
import type { DeliveriesView } from './contract.ts'

test('messages are counted, and each says why it waits or how it ended, without a name unless asked for', async () => {
  await using desk = await anAlertDesk()
  const { alert } = await desk.issue({})
  await desk.work()
  const view = await desk.json<DeliveriesView>(`/alerts/${alert}/deliveries`)
  assert.equal(view.notices[0]?.progress['handed-over'], 2)
  assert.deepEqual(
    view.deliveries.map(({ recipient, words }) => [recipient, words]),
    Array(2).fill([null, 'Kept in the local outbox; it was not sent.']),
  )
  assert.equal((await desk.get(`/alerts/${alert}/deliveries?names=yes`)).status, 422)
  const named = await desk.json<DeliveriesView>(`/alerts/${alert}/deliveries?names=yes`, 'who was told')
  assert.deepEqual(named.deliveries.map(({ recipient }) => recipient?.name).sort(), ['Ana', 'Bo'])
  const waiting = await desk.json<DeliveriesView>(`/alerts/${alert}/deliveries?state=waiting`)
  assert.deepEqual(waiting.deliveries, [])
})

test('an address in a mail server’s answer is not shown to who sees no names', async () => {
  const unknown = { code: 550, text: '5.1.1 <ana@a.example>: no such user' }
  await using smtp = await anSmtpServer({
    recipient: (address) => (address === 'ana@a.example' ? unknown : null),
  })
  await using desk = await anAlertDesk({ smtpUrl: smtp.url })
  const { alert } = await desk.issue({})
  await desk.work()
  const path = `/alerts/${alert}/deliveries?state=refused`
  const words = (view: DeliveriesView) => view.deliveries.map((one) => one.words).join()
  assert.match(words(await desk.json<DeliveriesView>(path)), /5\.1\.1 <\(address\)>: no such user/)
  assert.match(words(await desk.json<DeliveriesView>(`${path}&names=yes`, 'x')), /ana@a\.example/)
})

test('a lost message is tried again as a new one once there is an address, and only once', async () => {
  await using desk = await anAlertDesk()
  const address = (email: string | null) =>
    desk.act((tx) =>
      tx
        .updateTable('person')
        .set({ email })
        .where('organisation', '=', desk.organisation)
        .where('name', '=', 'Ana')
        .execute(),
    )
  await address(null)
  const { alert } = await desk.issue({})
  await desk.work()
  const view = () => desk.json<DeliveriesView>(`/alerts/${alert}/deliveries`)
  const { notice, again } = await view()
  assert.equal(again.lost, 0)
  await address('ana@new.example')
  assert.equal((await view()).again.lost, 1)

  const retry = async () => (await desk.post(`/deliveries/${notice}/retry-lost`)).json()
  const both = await Promise.all([retry(), retry()])
  assert.deepEqual(both.map((one) => (one as { again: number }).again).sort(), [0, 1])
  await desk.work()
  const after = await view()
  assert.deepEqual(
    after.deliveries
      .filter(({ step, state }) => step === 2 || state === 'unaddressed')
      .map(({ step, state }) => [step, state]),
    [
      [1, 'unaddressed'],
      [2, 'handed-over'],
    ],
  )
  assert.equal(after.again.lost, 0)
  assert.deepEqual((await desk.audited(alert)).at(-1), ['deliveries.retried-lost', null])
})

test('what may have arrived is sent again only when somebody decides so', async () => {
  await using desk = await anAlertDesk()
  const { alert } = await desk.issue({})
  await desk.work()
  const { notice } = await desk.json<DeliveriesView>(`/alerts/${alert}/deliveries`)
  await desk.act(async (tx) => {
    await tx
      .updateTable('delivery')
      .set({ state: 'unknown' })
      .where('organisation', '=', desk.organisation)
      .execute()
    await tx
      .insertInto('delivery_count')
      .values([
        {
          organisation: desk.organisation,
          notice: notice as string,
          id: crypto.randomUUID(),
          state: 'unknown',
          delta: 2,
        },
        {
          organisation: desk.organisation,
          notice: notice as string,
          id: crypto.randomUUID(),
          state: 'handed-over',
          delta: -2,
        },
      ])
      .execute()
  })
  const before = await desk.json<DeliveriesView>(`/alerts/${alert}/deliveries`)
  assert.deepEqual([before.again.unknown, before.again.lost], [2, 0])
  const answer = await desk.post(`/deliveries/${notice}/resend-unknown`)
  assert.deepEqual(await answer.json(), { again: 2 })
})

test('words that a later revision has replaced are not sent again', async () => {
  await using desk = await anAlertDesk()
  const { alert } = await desk.issue({})
  await desk.work()
  const { notice } = await desk.json<DeliveriesView>(`/alerts/${alert}/deliveries`)
  await desk.issue({}, { alert })
  assert.equal((await desk.post(`/deliveries/${notice}/retry-lost`)).status, 409)
})
