import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { recordReply } from '../../replies/record.ts'
import { anAlertDesk } from '../../testing/alert-desk.ts'
import { axeFaults } from '../../testing/axe.ts'
import { browser } from '../../testing/browser.ts'

type Desk = Awaited<ReturnType<typeof anAlertDesk>>

/** A signed-in page of the console, with everything it complained of. */
async function opened({ site, cookie }: Desk, path = '/', width = 1280): Promise<[Page, string[]]> {
  const context = await (await browser()).newContext({
    viewport: { width, height: 900 },
    colorScheme: 'light',
  })
  const [name = '', value = ''] = cookie.split(/=(.*)/s)
  await context.addCookies([{ name, value: value.split(';')[0] ?? '', url: site.url }])
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (fault) => complaints.push(String(fault)))
  await page.goto(`${site.url}/console/`)
  await page.waitForSelector('h1')
  if (path !== '/') {
    await page.goto(page.url().replace(/\/$/, path))
    await page.waitForSelector('h1')
  }
  return [page, complaints]
}

async function picture(page: Page, name: string) {
  const { PICTURES } = process.env
  if (!PICTURES) return
  for (const [width, scheme] of [
    [1280, 'light'],
    [360, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: scheme })
    await page.waitForTimeout(150)
    await page.screenshot({ path: `${PICTURES}/${name}-${width}.png`, fullPage: true })
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
}

async function aDeskAtWork() {
  const desk = await anAlertDesk({ withConsole: true })
  const { alert, situation, slug } = await desk.issue({
    headline: 'Bridge closed in Baghdad',
    summary: 'A bridge is closed after a blast; **delays** are likely.',
    response: { mode: 'safety-check' },
    area: [{ type: 'country', country: 'IQ' }],
  })
  await desk.issue(
    {
      headline: 'Two bridges closed in Baghdad',
      summary: 'Two bridges are closed after a blast; **long delays** are certain.',
      severity: 'Extreme',
      response: { mode: 'safety-check' },
      area: [{ type: 'country', country: 'IQ', km: 10 }],
    },
    { alert },
  )
  await desk.work()
  await desk.act((tx) =>
    recordReply(tx, desk.organisation, {
      ...{ situation, alert, person: desk.people.Bo as string, status: 'need-help', note: null },
      ...{ reporter: 'self', reportedBy: null, now: new Date() },
    }),
  )
  await desk.work()
  return Object.assign(desk, { alert, situation, slug })
}

test('from the first page to the situation, the alert, what changed, and an all-clear that a second page sees', async () => {
  await using desk = await aDeskAtWork()
  const [page, complaints] = await opened(desk)
  await page.getByRole('heading', { name: 'In force now' }).waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await picture(page, 'home')

  await page.getByRole('link', { name: 'Bridge closed in Baghdad', exact: true }).first().click()
  await page.getByRole('heading', { name: 'Timeline' }).waitFor()
  await page.locator('.timeline > li').first().waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await picture(page, 'situation')
  const [second, secondComplaints] = await opened(desk, `/situations/${desk.situation}`)
  await second.getByRole('heading', { name: 'Alert in force' }).waitFor()

  await page.getByRole('link', { name: 'Two bridges closed in Baghdad' }).first().click()
  await page.getByRole('tab', { name: 'Words' }).waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await picture(page, 'alert-words')
  await page.keyboard.press('2')
  await page.locator('ins').first().waitFor()
  assert.match(await page.locator('.differences').innerText(), /Iraq.*→.*Iraq and 10 km around it/s)
  assert.deepEqual(await axeFaults(page), [])
  await picture(page, 'alert-differences')
  await page.reload()
  await page.locator('ins').first().waitFor()

  await page.keyboard.press('a')
  await page.getByText('Told to 2 people').waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await picture(page, 'alert-all-clear')
  await page.keyboard.press('Enter')
  await page.getByText('The all-clear is on its way.').waitFor()
  await page.locator('.alert-facts').getByText('All-clear given').waitFor()

  // Nobody touched the second page: it heard of it.
  await second.getByRole('heading', { name: 'Ended' }).waitFor()
  await second.locator('.timeline > li').first().locator('strong', { hasText: 'All-clear' }).waitFor()
  assert.deepEqual(secondComplaints, [])
  assert.deepEqual(complaints, [])
  await second.context().close()
  await page.context().close()
})

test('names are shown after a reason is given, once, and messages say how they ended', async () => {
  await using desk = await aDeskAtWork()
  const [page, complaints] = await opened(desk, `/alerts/${desk.slug}?tab=audience`)
  await page.getByRole('heading', { name: 'By area' }).waitFor()
  assert.ok(!(await page.innerText('main')).includes('Ana'))
  const field = page.getByLabel('Why do you look up the people in this audience?')
  await field.fill('Their families call')
  await field.press('Enter')
  await page.getByText('Ana', { exact: true }).waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await picture(page, 'alert-audience')
  await page.getByLabel('Name, key or mail address').fill('cleo')
  await page.getByRole('button', { name: 'Ask why' }).click()
  await page.getByText('Cleo: no.').waitFor()

  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Messages' }).click()
  await page.getByText('Kept in the local outbox').first().waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await picture(page, 'alert-messages')
  await page.getByRole('tab', { name: 'Chain' }).click()
  await page.getByText('The chain holds.').waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await picture(page, 'alert-chain')
  await page.keyboard.press('u')
  await page.getByRole('dialog').getByRole('button', { name: 'Update' }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/drafts/${desk.alert}`)
  assert.deepEqual(complaints, [])
  assert.ok((await desk.audited(desk.alert)).some(([, words]) => words === 'Their families call'))
  await page.context().close()
})

test('a situation says what keeps it open, is closed, and opened again by undo; its report fits one sheet', async () => {
  await using desk = await aDeskAtWork()
  const [page, complaints] = await opened(desk, `/situations/${desk.situation}`)
  await page.getByRole('heading', { name: 'Timeline' }).waitFor()
  await page.keyboard.press('x')
  await page.getByRole('dialog').getByText('is in force').waitFor()
  assert.match(await page.getByRole('dialog').innerText(), /roll-call is open[\s\S]*help case is open/)
  await page.keyboard.press('Escape')

  await page.keyboard.press('p')
  await page.getByRole('heading', { name: 'What happened' }).waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await picture(page, 'report')
  if (process.env.PICTURES) {
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 680, height: 1000 })
    await page.screenshot({ path: `${process.env.PICTURES}/report-print.png`, fullPage: true })
    await page.emulateMedia({ media: null })
  }
  const sheet = await page.pdf({
    preferCSSPageSize: true,
    ...(process.env.PICTURES ? { path: `${process.env.PICTURES}/report.pdf` } : {}),
  })
  assert.equal(sheet.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length, 1)

  await desk.end(desk.slug, 'all-clear', 'Over')
  const { cases } = (await (await desk.get('/cases')).json()) as { cases: { id: string }[] }
  await desk.post(`/cases/${cases[0]?.id}/close`, { reason: 'safe' })
  for (const person of Object.values(desk.people).slice(0, 2))
    await desk.post(`/alerts/${desk.slug}/roll-call/replies`, { person, status: 'safe' })
  await desk.post(`/alerts/${desk.slug}/roll-call/close`)
  await page.goBack()
  await page.getByRole('heading', { name: 'Ended' }).waitFor()
  await page.locator('.count', { hasText: 'open cases' }).getByText('0').waitFor()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByText('Closed by').waitFor()
  await page.keyboard.press('z')
  await page.getByText('Closed by').waitFor({ state: 'detached' })
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('a release that somebody made alone is shown first and reviewed on the alert’s page', async () => {
  await using desk = await anAlertDesk({ withConsole: true })
  const { alert } = await desk.issue({ headline: 'Bridge closed in Baghdad' })
  await desk.act((tx) =>
    tx
      .insertInto('lone_release')
      .values({
        ...{ organisation: desk.organisation, alert, number: 1, released_by: 'night@example.org' },
        ...{ reason: 'Minutes count', at: new Date() },
      })
      .execute(),
  )
  const [page, complaints] = await opened(desk)
  await page.getByRole('heading', { name: 'Released by one alone: review them' }).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'It stands' }).waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await picture(page, 'alert-late-review')
  await page.getByRole('button', { name: 'It stands' }).click()
  await page.getByRole('region', { name: 'Later review' }).waitFor({ state: 'detached' })
  assert.deepEqual(complaints, [])
  await page.context().close()
})
