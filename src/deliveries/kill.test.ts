import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { aScene, testDatabase } from '../testing/scene.ts'
import { anSmtpServer } from '../testing/smtp.ts'
import { someAlert, someExposed, somePeople, someRevision } from '../testing/told.ts'
import { progressOfAlert } from './progress.ts'
import { resendUnknown } from './unknown.ts'

const script = new URL('../testing/send-all.ts', import.meta.url).pathname
const people = 300
const kills = 5
/** Of the script: what it has on its way at once. */
const concurrency = 10

test('killed again and again while sending, nobody is lost and only what was on its way is in doubt', async () => {
  await using server = await anSmtpServer({ answerAfterMs: 5 })
  const { appUrl } = await testDatabase()
  const scene = await aScene()
  const { organisation, act } = scene
  const { alert } = await someAlert(scene)
  await someRevision(scene, { alert, at: new Date() })
  const ids = await somePeople(
    scene,
    Array.from({ length: people }, (_, i) => ({ name: `P${i}` })),
  )
  await someExposed(scene, { alert }, Object.values(ids))
  const start = () =>
    spawn(process.execPath, [script, appUrl, organisation, server.url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  const reckon = async () => {
    const [told] = await act((tx) => progressOfAlert(tx, organisation, alert))
    assert.ok(told)
    return told
  }

  const points = Array.from({ length: kills }, (_, i) => Math.floor((i + Math.random()) * (people / kills)))
  for (const point of points) await killWhen(start(), () => server.received.length >= point)
  await end(start())

  const first = await reckon()
  const where = `killed at ${points.join(', ')} messages; ${JSON.stringify(first.progress)}`
  assert.equal(first.progress.total, people, where)
  assert.equal(first.progress.waiting, 0, where)
  assert.ok(first.progress.unknown <= kills * concurrency, where)
  assert.equal(first.progress['handed-over'] + first.progress.unknown, people, where)
  assert.equal(copies(server.received).duplicates, 0, `nothing is sent twice by itself; ${where}`)
  assert.ok(copies(server.received).reached >= first.progress['handed-over'], where)

  await act((tx) => resendUnknown(tx, organisation, first.notice))
  await end(start())
  const last = await reckon()
  assert.equal(last.progress['handed-over'], people, where)
  assert.equal(copies(server.received).reached, people, `nobody is lost; ${where}`)
  assert.ok(copies(server.received).duplicates <= first.progress.unknown, where)
})

/** Lets a process come to `point` and some random milliseconds further, then kills it as power loss would. */
async function killWhen(child: ChildProcess, point: () => boolean) {
  assert.ok(child.stdout)
  await once(child.stdout, 'data')
  while (!point() && child.exitCode === null) await wait(1)
  await wait(Math.random() * 20)
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

async function end(child: ChildProcess) {
  const [code] = await once(child, 'exit')
  assert.equal(code, 0)
}

function copies(received: { mail: { messageId?: string | undefined } }[]) {
  const ids = new Set(received.map(({ mail }) => mail.messageId))
  return { reached: ids.size, duplicates: received.length - ids.size }
}
