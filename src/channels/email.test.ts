import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anSmtpServer } from '../testing/smtp.ts'
import { type Email, emailChannel } from './email.ts'

const email = (over: Partial<Email> = {}): Email => ({
  from: { name: 'Acme', address: 'alarum@alarum.example' },
  to: { name: 'Ana', address: 'ana@a.example' },
  subject: 'Warning: Iraq: الجسر مغلق',
  plain: 'Plain text',
  html: '<p>Simple HTML</p>',
  messageId: '<one@alarum.example>',
  references: ['<zero@alarum.example>'],
  headers: { 'Auto-Submitted': 'auto-generated' },
  ...over,
})

const channelTo = (smtpUrl: string) =>
  emailChannel({ smtpUrl, connections: 2, connectMs: 500, answerMs: 300 })

test('a mail arrives with its identity, both texts and its headers', async () => {
  await using server = await anSmtpServer()
  const channel = channelTo(server.url)
  const outcome = await channel.send(email())
  channel.close()
  assert.equal(outcome.outcome, 'handed-over')
  const mail = server.received[0]?.mail
  assert.equal(mail?.messageId, '<one@alarum.example>')
  assert.equal(mail?.subject, 'Warning: Iraq: الجسر مغلق')
  assert.equal(mail?.inReplyTo, '<zero@alarum.example>')
  assert.equal(mail?.text?.trim(), 'Plain text')
  assert.match(String(mail?.html), /<p>Simple HTML<\/p>/)
  assert.equal(mail?.headers.get('auto-submitted'), 'auto-generated')
})

test('the server’s reply code decides whether a refusal is for good', async () => {
  await using server = await anSmtpServer()
  const channel = channelTo(server.url)
  const answers: [number, string][] = []
  for (const code of [450, 451, 550, 552]) {
    server.manners.recipient = () => ({ code, text: 'No' })
    answers.push([code, (await channel.send(email())).outcome])
  }
  channel.close()
  assert.deepEqual(answers, [
    [450, 'temporary'],
    [451, 'temporary'],
    [550, 'permanent'],
    [552, 'permanent'],
  ])
})

test('a message refused after it was sent whole is refused, not unknown', async () => {
  await using server = await anSmtpServer({ message: () => ({ code: 554, text: 'Looks like spam' }) })
  const channel = channelTo(server.url)
  const outcome = await channel.send(email())
  channel.close()
  assert.deepEqual(outcome, { outcome: 'permanent', code: '554', text: '554 Looks like spam' })
})

test('no answer after the whole message was sent leaves it unknown', async () => {
  await using server = await anSmtpServer({ answerAfterMs: Number.POSITIVE_INFINITY })
  const channel = channelTo(server.url)
  assert.equal((await channel.send(email())).outcome, 'unknown')
  channel.close()
})

test('a server that is away is a temporary fault of the server’s', async () => {
  const gone = await anSmtpServer()
  await gone.close()
  const channel = channelTo(gone.url)
  const outcome = await channel.send(email())
  assert.ok(outcome.outcome === 'temporary' && outcome.server)
  assert.match((await channel.verify()) ?? '', /ECONNREFUSED/)
  channel.close()
})

test('a wrong password gives nobody up', async () => {
  await using server = await anSmtpServer({ password: 'right' })
  const channel = channelTo(server.url.replace('//', '//user:wrong@'))
  const outcome = await channel.send(email())
  channel.close()
  assert.ok(outcome.outcome === 'temporary' && outcome.server)
})

test('a line break in an address or a header is refused before anything is sent', async () => {
  await using server = await anSmtpServer()
  const channel = channelTo(server.url)
  const to = { name: 'Ana', address: 'ana@a.example\r\nBcc: all@a.example' }
  assert.equal((await channel.send(email({ to }))).outcome, 'permanent')
  assert.equal((await channel.send(email({ subject: 'a\nb' }))).outcome, 'permanent')
  channel.close()
  assert.equal(server.received.length, 0)
})

test('an address that names two mailboxes reaches neither', async () => {
  await using server = await anSmtpServer()
  const channel = channelTo(server.url)
  const to = { name: 'Ana', address: 'ana@a.example, bo@a.example' }
  const { outcome } = await channel.send(email({ to }))
  channel.close()
  assert.equal(outcome, 'permanent')
  assert.deepEqual(server.received, [])
})
