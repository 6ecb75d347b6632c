import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atomically } from '../../database/database.ts'
import { readWhatCame } from '../../server/watching.ts'
import { claimDue } from '../../sources/claim.ts'
import { pollSource, sourceWays } from '../../sources/poll-source.ts'
import { axeFaults } from '../../testing/axe.ts'
import { openedConsole, pictured } from '../../testing/console.ts'
import { aDesk } from '../../testing/desk.ts'
import { aMessage, anImapServer } from '../../testing/imap.ts'
import { served } from '../../testing/served.ts'
import { aWatch } from '../../testing/watched.ts'

test('a mailbox is tried, watched, changed without writing its password again, and its mail is in the inbox', async () => {
  const { db } = await aWatch()
  await using mail = await anImapServer()
  await using site = await served(db, { withConsole: true, settings: { ALARUM_FETCH_PRIVATE: 'on' } })
  const desk = await aDesk(db, site, { role: 'owner' })
  mail.deliver(aMessage('b', 'Bridge closed in Kisumu', 'Police closed the bridge in Kisumu, Kenya.'))
  const { page } = await openedConsole(site, desk, '/sources')
  await page.getByRole('button', { name: 'Watch a mailbox …' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill('Harbour office')
  await dialog.getByRole('button', { name: 'Watch it' }).click()
  await dialog.getByText('Name the mail server, such as imap.example.org.').waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await dialog.getByLabel('Mail server').fill('127.0.0.1')
  await dialog.getByLabel('Connection').selectOption('none')
  assert.equal(await dialog.getByLabel('Port', { exact: true }).inputValue(), '143')
  await dialog.getByLabel('Port', { exact: true }).fill(String(mail.port))
  await dialog.getByLabel('User name').fill('desk')
  await dialog.getByLabel('Password').fill('wrong')
  await dialog.getByRole('button', { name: 'Try it' }).click()
  await dialog.getByText(/does not take this name and password/).waitFor()
  await dialog.getByLabel('Password').fill('pass')
  await dialog.getByLabel('Who is heard').fill('@harbour.example')
  await dialog.getByRole('button', { name: 'Try it' }).click()
  await dialog.getByText('It opens: INBOX holds 1 message.').waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await pictured(page, 'mailbox')
  await dialog.getByRole('button', { name: 'Watch it' }).click()
  await page.getByText('Watched: Harbour office').waitFor()

  const { organisation } = desk
  for (const claimed of await claimDue(db, organisation, 5))
    await pollSource(db, organisation, claimed, sourceWays(true), () => new Date())
  while (
    (await readWhatCame(
      db,
      async () => [organisation],
      () => new Date(),
    )) > 0
  );
  const base = page.url().replace(/\/sources.*/, '')
  await page.goto(`${base}/stories`)
  await page.getByRole('link', { name: 'Bridge closed in Kisumu' }).waitFor()

  await page.goto(`${base}/sources/harbour-office`)
  await page.getByRole('button', { name: 'Change …' }).click()
  assert.equal(await dialog.getByLabel('Password').inputValue(), '')
  await dialog.getByLabel('Looked at every … minutes').fill('10')
  await dialog.getByRole('button', { name: 'Watch it' }).click()
  await page.getByText('every 10 min').waitFor()
  const kept = await atomically(db, organisation, (tx) =>
    tx.selectFrom('mailbox').select(['password', 'senders']).execute(),
  )
  assert.deepEqual(kept, [{ password: 'pass', senders: ['@harbour.example'] }])
  await page.getByRole('button', { name: 'Change …' }).click()
  await dialog.waitFor()
  await page.setViewportSize({ width: 360, height: 800 })
  await page.emulateMedia({ colorScheme: 'dark' })
  assert.deepEqual(await axeFaults(page), [])
  await pictured(page, 'mailbox-narrow')
})

test('an analyst watches no mailbox, and no password leaves the API', async () => {
  const { db } = await aWatch()
  await using mail = await anImapServer()
  await using site = await served(db, { settings: { ALARUM_FETCH_PRIVATE: 'on' } })
  const owner = await aDesk(db, site, { role: 'owner' })
  const reached = { host: '127.0.0.1', port: mail.port, security: 'none', username: 'desk', password: 'pass' }
  const made = await owner.send('POST', '/api/mailboxes', { key: 'box', name: 'Box', ...reached })
  assert.equal(made.status, 201)
  assert.doesNotMatch(await made.text(), /"pass"|password/)
  assert.doesNotMatch(await (await owner.get('/api/mailboxes/box')).text(), /"pass"|password/)
  assert.doesNotMatch(await (await owner.get('/api/sources/box')).text(), /"pass"|password/)
  const analyst = await aDesk(db, site, { role: 'analyst' })
  assert.equal((await analyst.send('POST', '/api/mailboxes/try', reached)).status, 403)
})
