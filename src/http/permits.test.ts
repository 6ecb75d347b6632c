import assert from 'node:assert/strict'
import { test } from 'node:test'
import { permits } from './permits.ts'

const never = new AbortController().signal

test('who comes later waits in turn, and what is given back twice is given back once', async () => {
  const two = permits(2)
  const [first, second] = [await two.take(never), await two.take(never)]
  const order: string[] = []
  const third = two.take(never).then((back) => {
    order.push('third')
    return back
  })
  const fourth = two.take(never).then(() => order.push('fourth'))
  first()
  first()
  const back = await third
  assert.deepEqual(order, ['third'])
  back()
  await fourth
  assert.deepEqual(order, ['third', 'fourth'])
  second()
})

test('who leaves while waiting takes nothing', async () => {
  const one = permits(1)
  const back = await one.take(never)
  const leaving = new AbortController()
  const waiting = one.take(leaving.signal)
  leaving.abort(new Error('gone'))
  await assert.rejects(waiting, /gone/)
  back()
  await one.take(never)
})
