import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emailChannel } from '../channels/email.ts'
import { aScene } from '../testing/scene.ts'
import { anSmtpServer } from '../testing/smtp.ts'
import { expandNotices } from './expand.ts'
import { createLetter, type Letter } from './letters.ts'
import { listOutbox, outboxMessage } from './outbox.ts'
import { progress } from './progress.ts'
import { sendDue } from './send.ts'
import { aSender } from './sender.ts'

const now = new Date('2026-03-03T06:01:00Z')
const secret = 'a secret of the tests'
const sender = (email: ReturnType<typeof emailChannel> | null) =>
  aSender({
    email,
    secret,
    from: 'alarum@alarum.example',
    url: 'https://a.example',
    worker: 'one',
    clock: () => now,
  })
function aChannel(smtpUrl: string) {
  const email = emailChannel({ smtpUrl, connections: 2 })
  return { email, [Symbol.dispose]: () => email.close() }
}
const letter: Letter = {
  kind: 'review',
  to: [
    { email: 'bo@a.example', name: 'Bo' },
    { email: 'BO@a.example', name: 'Bo again' },
    { email: 'cy@a.example', name: 'Cy', language: 'fr' },
  ],
  subject: 'Review now: Iraq',
  paragraphs: ['Ana released this alone.'],
  link: { phrase: 'Review it', url: 'https://a.example/console/alerts/iraq' },
  lane: 'life-safety',
  now,
}

async function written(options: { demonstration?: boolean; over?: Partial<Letter> } = {}) {
  const scene = await aScene(options)
  const { organisation, db, act } = scene
  const notice = await act((tx) => createLetter(tx, organisation, { ...letter, ...options.over }))
  await expandNotices(db, organisation, now, { secret, host: 'a.example' })
  return { ...scene, notice }
}

test('a letter reaches each address once, by mail, in the lane it asks for', async () => {
  await using smtp = await anSmtpServer()
  using channel = aChannel(smtp.url)
  const { organisation, db, act, notice } = await written()

  await sendDue(db, organisation, sender(channel.email))

  assert.deepEqual(smtp.received.map(({ to }) => to).sort(), ['bo@a.example', 'cy@a.example'])
  const [first] = smtp.received
  assert.equal(first?.mail.subject, 'Review now: Iraq')
  assert.match(first?.mail.text ?? '', /Ana released this alone\.\n\nReview it:|Review it:/)
  assert.equal(first?.mail.headers.get('priority'), 'high')
  assert.equal((await act((tx) => progress(tx, organisation, notice)))['handed-over'], 2)
})

test('the letters of a demonstration stay in the outbox, and an exercise says so', async () => {
  await using smtp = await anSmtpServer()
  using channel = aChannel(smtp.url)
  const { organisation, db, act } = await written({ demonstration: true, over: { exercise: true } })

  await sendDue(db, organisation, sender(channel.email))

  assert.equal(smtp.received.length, 0)
  const kept = await act((tx) => listOutbox(tx, organisation, { limit: 9 }))
  assert.deepEqual(kept.map(({ subject }) => subject).sort(), [
    'Exercice: Review now: Iraq',
    'Exercise: Review now: Iraq',
  ])
})

test('markup in a letter is shown, not obeyed, and a line break adds no header', async () => {
  const { organisation, db, act } = await written({
    over: { subject: 'Hello\r\nBcc: eve@a.example', paragraphs: ['<script>x</script>'] },
  })

  await sendDue(db, organisation, sender(null))

  const [kept] = await act((tx) => listOutbox(tx, organisation, { limit: 1 }))
  const mail = await act((tx) => outboxMessage(tx, organisation, kept?.id ?? ''))
  assert.match(mail?.html ?? '', /&lt;script&gt;/)
  assert.equal(mail?.subject, 'Hello Bcc: eve@a.example')
})

test('what cannot be a mail address is refused before anything is written', async () => {
  const { organisation, act } = await aScene()
  for (const email of ['bo', 'bo@a.example\r\nBcc: x@y.example', 'a@b.example, c@d.example'])
    await assert.rejects(
      act((tx) => createLetter(tx, organisation, { ...letter, to: [{ email, name: 'Bo' }] })),
      /not a mail address/,
    )
})
