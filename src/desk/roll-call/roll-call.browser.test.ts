import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { anAskedDesk } from '../../testing/asked.ts'
import { axeFaults } from '../../testing/axe.ts'
import { browser } from '../../testing/browser.ts'

type Desk = Awaited<ReturnType<typeof anAskedDesk>>

async function opened(desk: Desk, width = 1280) {
  const context = await (await browser()).newContext({ viewport: { width, height: 900 } })
  const [name = '', value = ''] = desk.desk.cookie.split(/=(.*)/s)
  await context.addCookies([{ name, value: value.split(';')[0] ?? '', url: desk.site.url }])
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (fault) => complaints.push(String(fault)))
  await page.goto(`${desk.site.url}/console/`)
  await page.waitForSelector('h1')
  const base = page.url().replace(/\/$/, '')
  return { page, complaints, go: (path: string) => page.goto(base + path) }
}

async function picture(page: Page, name: string) {
  if (process.env.PICTURES)
    await page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true })
}

test('an answer moves the count without a reload; a case is worked and closed; the roll-call closes once all are accounted for', async () => {
  await using desk = await anAskedDesk({ withConsole: true })
  const { page, complaints, go } = await opened(desk)
  await go(`/situations/${desk.situation}/roll-call`)
  const count = (status: string) => page.locator(`.counts .of-${status} b`).innerText()
  await page.getByRole('row').filter({ hasText: 'Ana Local' }).waitFor()
  assert.match(await count('asked'), /3/)

  // A traveller answers through the reply page, elsewhere.
  const traveller = await (await browser()).newPage()
  await traveller.goto(await desk.link('A'))
  await traveller.getByRole('textbox').fill('Stuck at a checkpoint')
  await traveller.getByRole('button', { name: 'I need help' }).click()
  await traveller.close()
  await page.locator('.counts .of-need-help b', { hasText: '1' }).waitFor({ timeout: 15_000 })
  assert.match(await count('asked'), /2/)
  assert.deepEqual(await axeFaults(page), [])
  await picture(page, 'roll-call-1280')

  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await page.getByText(/Still open: Bo Local, Cy Local/).waitFor()

  // By keyboard: down to Bo, who rang and is safe; taken back and said again.
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('s')
  await page.locator('.counts .of-safe b', { hasText: '1' }).waitFor()
  await page.keyboard.press('z')
  await page.locator('.counts .of-safe b', { hasText: '0' }).waitFor()
  for (const name of ['Bo Local', 'Cy Local']) await page.getByLabel(`Choose ${name}`).check()
  await page.getByRole('button', { name: 'Accounted for …' }).click()
  await page.getByLabel('Note').fill('By the hotel')
  assert.deepEqual(await axeFaults(page), [])
  await page.getByRole('button', { name: 'Record', exact: true }).click()
  await page.locator('.counts .of-accounted-for b', { hasText: '2' }).waitFor()

  await page.getByRole('link', { name: 'Case that nobody took yet' }).click()
  await page.getByRole('heading', { name: 'Ana Local' }).waitFor()
  await page.getByText('Stuck at a checkpoint').first().waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await page.keyboard.press('t')
  await page.getByText(`owned by ${desk.email}`).waitFor()
  await page.getByLabel('What is to be done').fill('Call her again')
  await page.getByRole('button', { name: 'Set', exact: true }).click()
  await page.getByText('Next in').waitFor()
  await page.getByLabel('What happened').fill('Reached her; on the way.')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.locator('.case-log').getByText('Reached her; on the way.').waitFor()
  await picture(page, 'case-1280')
  await page.reload()
  await page.locator('.case-log').getByText('Reached her; on the way.').waitFor()
  await page.getByRole('button', { name: 'Close …' }).click()
  await page.getByRole('button', { name: 'Close the case' }).click()
  await page.getByText('Closed by').waitFor()

  await go(`/situations/${desk.situation}/roll-call`)
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await page.getByText(/^Closed \d\d/).waitFor()
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('the rota says loudly that nobody is on duty until somebody stands in; log and handover hold what is open', async () => {
  await using desk = await anAskedDesk({ withConsole: true })
  await desk.answer('A', 'need-help', 'Stuck')
  await desk.post('/duty/layers', {
    name: 'First line',
    position: 1,
    zone: 'Etc/UTC',
    anchor: '2026-01-05',
    shifts: [],
  })
  const { page, complaints, go } = await opened(desk)
  await go('/duty')
  await page.getByText('Nobody is on duty.').waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await page.getByRole('button', { name: 'Somebody stands in' }).click()
  await page.getByLabel('Who comes in').selectOption({ label: 'Duty' })
  assert.deepEqual(await axeFaults(page), [])
  await page.getByRole('button', { name: 'Save', exact: true }).last().click()
  await page.getByText('Nobody is on duty.').waitFor({ state: 'detached' })
  await picture(page, 'duty-1280')

  await page.getByRole('link', { name: 'Shift log' }).click()
  await page.getByLabel('What happened').fill('Road to the airport is open.')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.locator('.log-text').getByText('Road to the airport is open.').waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await page.getByRole('link', { name: 'Handover' }).click()
  for (const text of ['Ana Local', 'Road to the airport is open.', 'Nobody has taken the watch over yet.'])
    await page.getByText(text).first().waitFor()
  await page.getByRole('button', { name: 'Take over' }).click()
  await page.getByText(/has had the watch since/).waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await picture(page, 'handover-1280')
  await page.setViewportSize({ width: 360, height: 800 })
  for (const [path, name] of [
    ['/cases', 'cases'],
    ['/duty', 'duty'],
    [`/situations/${desk.situation}/roll-call`, 'roll-call'],
  ] as const) {
    await go(path)
    await page.locator('.lines, .roll, .strip').first().waitFor()
    assert.deepEqual(await axeFaults(page), [])
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    assert.ok(wider <= 0, `${path} is ${wider} px too wide`)
    await picture(page, `${name}-360`)
  }
  assert.deepEqual(complaints, [])
  await page.context().close()
})
