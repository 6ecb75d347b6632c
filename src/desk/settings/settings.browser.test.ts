import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { atomically } from '../../database/database.ts'
import { axeFaults } from '../../testing/axe.ts'
import { browser } from '../../testing/browser.ts'
import { aDesk } from '../../testing/desk.ts'
import { aScene, testDatabase } from '../../testing/scene.ts'
import { served } from '../../testing/served.ts'
import { anSmtpServer } from '../../testing/smtp.ts'

type Site = Awaited<ReturnType<typeof served>>
type Desk = Awaited<ReturnType<typeof aDesk>>

/** A page of the console's settings, and everything it complained of. */
async function opened(site: Site, desk: Desk, { width = 1280, dark = false } = {}) {
  const context = await (await browser()).newContext({
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
  })
  const [name = '', value = ''] = desk.cookie.split(/=(.*)/s)
  await context.addCookies([{ name, value: value.split(';')[0] ?? '', url: site.url }])
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (fault) => complaints.push(String(fault)))
  const { db } = await testDatabase()
  const { slug } = await db
    .selectFrom('organisation')
    .select('slug')
    .where('id', '=', desk.organisation)
    .executeTakeFirstOrThrow()
  const at = async (path: string, heading: string) => {
    await page.goto(`${site.url}/console/${slug}/${path}`)
    await page.waitForSelector(`h1:text-is("${heading}")`)
    await page.waitForSelector('.state-of-screen', { state: 'detached' })
  }
  return { page, at, complaints, close: () => context.close() }
}

async function pictured(page: Page, name: string) {
  if (process.env.PICTURES)
    await page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true })
}

test('a setting saves itself, is taken back with one key, and survives a reload', async () => {
  const { db } = await aScene()
  await using site = await served(db, { withConsole: true })
  const desk = await aDesk(db, site)
  const { page, at, complaints, close } = await opened(site, desk)
  const kept = () =>
    atomically(db, desk.organisation, (tx) =>
      tx.selectFrom('organisation_setting').select(['retention_stay', 'language']).executeTakeFirstOrThrow(),
    )
  await at('settings/retention', 'Retention')
  const field = page.getByLabel('Past trips and stays: days kept')
  await field.fill('30')
  await field.press('Enter')
  await page.waitForSelector('text=kept 30 days')
  assert.equal((await kept()).retention_stay, 30)
  await field.blur()
  await page.keyboard.press('z')
  await page.waitForSelector('text=Taken back')
  assert.equal((await kept()).retention_stay, 90)
  await field.fill('nothing')
  await field.press('Enter')
  await page.waitForSelector('text=Write a number of days')
  assert.equal(await field.inputValue(), 'nothing')
  await field.fill('90')
  await field.press('Enter')

  await at('settings', 'Organisation')
  await page.getByLabel('Language').selectOption('fr')
  await page.waitForSelector('text=Language: Français')
  await page.reload()
  await page.waitForSelector('text=Time zone')
  assert.equal(await page.getByLabel('Language').inputValue(), 'fr')
  assert.deepEqual(complaints, [])
  await close()
})

test('a key is made, shown once, used, and dead once it is revoked; undo lets it in again', async () => {
  const { db } = await aScene()
  await using site = await served(db, { withConsole: true })
  const desk = await aDesk(db, site)
  const { page, at, close } = await opened(site, desk)
  await at('settings/keys', 'API keys')
  await page.getByLabel('Name').fill('wall screen')
  await page.getByRole('button', { name: 'Make it' }).click()
  const key = (await page.getByTestId('key').innerText()).trim()
  assert.deepEqual(await axeFaults(page), [])
  await page.getByRole('button', { name: 'I have it' }).click()
  const use = async () => (await fetch(`${site.url}/api/alerts`, { headers: { 'x-api-key': key } })).status
  assert.equal(await use(), 200)
  await page.getByRole('button', { name: 'Revoke wall screen' }).click()
  await page.waitForSelector('text=wall screen is revoked')
  assert.equal(await use(), 401)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Revoke wall screen' }).waitFor()
  assert.equal(await use(), 200)
  await close()
})

test('a test message leaves by the mail server, and what the server refused is shown in its words', async () => {
  const { db } = await aScene()
  await using smtp = await anSmtpServer({
    recipient: (address) => (address.startsWith('no') ? { code: 550, text: 'No such mailbox here' } : null),
  })
  await using site = await served(db, { withConsole: true, smtpUrl: smtp.url })
  const desk = await aDesk(db, site)
  const { page, at, close } = await opened(site, desk)
  await at('settings/mail', 'Mail')
  await page.getByLabel('To', { exact: true }).fill('ana@example.org')
  await page.keyboard.press('Enter')
  await page.waitForSelector('text=Handed over')
  assert.deepEqual(
    smtp.received.map(({ to }) => to),
    ['ana@example.org'],
  )
  await page.getByLabel('To', { exact: true }).fill('nobody@example.org')
  await page.keyboard.press('Enter')
  await page.waitForSelector('text=No such mailbox here')
  assert.deepEqual(await axeFaults(page), [])
  await close()
})

test('the log is verified on the page with its head, filtered, and what was tampered with is named', async () => {
  const { db, ownerUrl } = await aScene()
  await using site = await served(db, { withConsole: true })
  const desk = await aDesk(db, site)
  const { page, at, complaints, close } = await opened(site, desk)
  for (const days of [30, 60, 90])
    await fetch(`${site.url}/api/settings`, {
      method: 'PATCH',
      headers: { cookie: desk.cookie, origin: site.url, 'content-type': 'application/json' },
      body: JSON.stringify({ retentionStay: days }),
    })
  await site.work()
  await at('audit', 'Audit log')
  await page.getByRole('button', { name: 'Verify the log' }).click()
  await page.waitForSelector('text=The log is whole.')
  assert.match(await page.locator('.audit-check .secret').innerText(), /^[0-9a-f]{64}$/)
  await page.locator('summary').first().click()
  await page.waitForSelector('text=Place in the chain')
  assert.deepEqual(await axeFaults(page), [])
  await pictured(page, 'audit-verified')
  await page.getByLabel('What').selectOption('setting.changed')
  await page.waitForURL(/action=setting.changed/)
  await page.reload()
  await page.waitForSelector('summary')
  assert.equal(await page.locator('summary').count(), 3)

  const pg = (await import('pg')).default
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query(`update audit_entry set action = 'setting.read' where organisation = $1`, [
    desk.organisation,
  ])
  await owner.end()
  await page.getByRole('button', { name: 'Verify the log' }).click()
  await page.waitForSelector('text=The log is broken at number')
  assert.deepEqual(complaints, [])
  await close()
})

test('a line over the screen says that somebody was not told, and leads to why', async () => {
  const { db } = await aScene()
  await using site = await served(db, { withConsole: true })
  const desk = await aDesk(db, site)
  const found = { organisation: desk.organisation, checked_at: new Date(), people: 3, since: new Date() }
  await atomically(db, desk.organisation, (tx) => tx.insertInto('told_check').values(found).execute())
  const { page, at, complaints, close } = await opened(site, desk)
  await at('settings/mail', 'Mail')
  await page.waitForSelector('text=3 people should have been told and were not.')
  await page.getByRole('link', { name: 'See why' }).click()
  await page.waitForSelector('h1:text-is("Health")')
  assert.deepEqual(await axeFaults(page), [])
  await pictured(page, 'untold')
  assert.deepEqual(complaints, [])
  await close()
})

test('every page of the settings is clean for axe, wide and narrow, light and dark', async () => {
  const { db } = await aScene()
  await using site = await served(db, { withConsole: true })
  const desk = await aDesk(db, site)
  await atomically(db, desk.organisation, (tx) =>
    tx
      .insertInto('duty_contact')
      .values({
        organisation: desk.organisation,
        id: crypto.randomUUID(),
        name: 'Dee',
        email: 'dee@example.org',
      })
      .execute(),
  )
  await site.work()
  const pages = {
    settings: 'Organisation',
    'settings/duty-contacts': 'Duty contacts',
    'settings/mail': 'Mail',
    'settings/retention': 'Retention',
    'settings/keys': 'API keys',
    'settings/health': 'Health',
    audit: 'Audit log',
  }
  for (const [width, dark] of [
    [1280, false],
    [360, true],
  ] as const) {
    const { page, at, complaints, close } = await opened(site, desk, { width, dark })
    for (const [path, heading] of Object.entries(pages)) {
      await at(path, heading)
      await pictured(page, `${path.replace('/', '-')}-${width}${dark ? '-dark' : ''}`)
      assert.deepEqual(await axeFaults(page), [], `${path} at ${width}`)
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
      assert.equal(sideways, false, `${path} at ${width} scrolls sideways`)
    }
    assert.deepEqual(complaints, [])
    await close()
  }
})
