import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { anApiDesk } from '../../testing/ask.ts'
import { axeFaults } from '../../testing/axe.ts'
import { browser } from '../../testing/browser.ts'
import { aScene } from '../../testing/scene.ts'
import { served } from '../../testing/served.ts'
import { someContent } from '../../testing/told.ts'

/** A desk whose console is open in a browser, while a worker does what is due, as it does in a real start. */
async function anOpenDesk(width = 1280) {
  const { db } = await aScene()
  const site = await served(db, { withConsole: true })
  const desk = await anApiDesk(db, site)
  const context = await (await browser()).newContext({ viewport: { width, height: 900 } })
  const [name = '', value = ''] = desk.cookie.split(/=(.*)/s)
  await context.addCookies([{ name, value: value.split(';')[0] ?? '', url: site.url }])
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (fault) => complaints.push(String(fault)))
  const { slug } = await db
    .selectFrom('organisation')
    .select('slug')
    .where('id', '=', desk.organisation)
    .executeTakeFirstOrThrow()
  const open = (path: string) => page.goto(`${site.url}/console/${slug}${path}`)
  const worker = { goesOn: true }
  const working = (async () => {
    while (worker.goesOn) {
      await site.work()
      await pause(100)
    }
  })()
  const dispose = async () => {
    worker.goesOn = false
    await working
    await context.close()
    await site[Symbol.asyncDispose]()
  }
  return { ...desk, db, site, page, open, complaints, [Symbol.asyncDispose]: dispose }
}

const wrong =
  'key,name,email,post,post country\nA,Ana Invented,ana@example.org,Baghdad,Iraq\nB,Bo Sample,nobody,Erbil,Iraq\n'

async function handIn(page: Page, csv: string) {
  await page.setInputFiles('input[type=file]', {
    name: 'staff.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(csv),
  })
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/)
}

async function picture(page: Page, name: string) {
  if (!process.env.PICTURES) return
  await page.screenshot({ path: `${process.env.PICTURES}/people-${name}.png`, fullPage: true })
}

test('a file with a wrong row says which, the corrected one is imported, and somebody is found, explained and forgotten', async () => {
  await using desk = await anOpenDesk()
  const { page } = desk
  const from = new Date(Date.now() - 3_600_000).toISOString()
  const to = new Date(Date.now() + 86_400_000).toISOString()
  const area = [{ type: 'circle' as const, lat: 33.34, lon: 44.4, km: 60 }]
  const content = someContent({ area, timeframe: { from, to }, eventTime: { from: from.slice(0, 10) } })
  await desk.ask('POST', '/alerts', { content, exercise: true })

  await desk.open('/imports')
  await page.waitForSelector('text=Drop a CSV file here')
  assert.deepEqual(await axeFaults(page), [])
  await handIn(page, wrong)
  await page.waitForSelector('text=not imported: rows are wrong')
  assert.match(await page.innerText('.faults tbody tr'), /3\s+email\s+nobody/)
  assert.deepEqual(await axeFaults(page), [])
  await picture(page, 'import-wrong')

  await page.click('text=Hand in another file')
  await page.waitForSelector('text=Drop a CSV file here')
  await handIn(page, wrong.replace('nobody', 'bo@example.org'))
  await page.click('text=Import all of it')
  await page.waitForSelector('.job-state:has-text("imported")')
  await picture(page, 'import-done')

  await page.click('text=See the people')
  await page.fill('.reason input', 'Her brother called')
  await page.keyboard.press('Enter')
  await page.fill('search input', 'invent')
  await page.waitForFunction(() => document.querySelectorAll('table.people tbody tr').length === 1)
  assert.deepEqual(await axeFaults(page), [])
  await picture(page, 'list')
  await page.reload()
  await page.waitForSelector('text=Ana Invented')
  await page.click('text=Ana Invented')
  await page.waitForSelector('.answers .answer.yes, .answers .answer-mark.yes')
  assert.match(await page.innerText('.answers'), /Alerted[\s\S]*At post, Baghdad/)
  assert.deepEqual(await axeFaults(page), [])
  await picture(page, 'person')

  await page.click('text=Erase …')
  await page.click('text=Erase in 24 hours')
  await page.waitForSelector('text=will be forgotten in')
  await page.click('text=Undo the erasure')
  await page.waitForSelector('text=Undo the erasure', { state: 'detached' })
  await page.click('text=Erase …')
  await page.click('text=Cannot be taken back')
  await page.click('button:has-text("Erase at once")')
  await page.waitForSelector('text=This person was erased')
  assert.deepEqual(desk.complaints, [])
})

test('a trip is written by hand, by keyboard, survives a reload half-written, and its cancelling is undone', async () => {
  await using desk = await anOpenDesk(360)
  const { page } = desk
  const { said } = await desk.ask<{ id: string }>('POST', '/people', {
    name: 'Dina Invented',
    email: 'd@example.org',
  })
  await desk.open(`/people/${said.id}`)
  await page.fill('.reason input', 'She travels tomorrow')
  await page.keyboard.press('Enter')
  await page.waitForSelector('h1:has-text("Dina")')
  await page.keyboard.press('t')
  await page.waitForSelector('[role=dialog]')
  await page.getByLabel('Place', { exact: true }).fill('Erbil')
  await page.waitForSelector('[role=option]:has-text("Erbil")')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByLabel('First day').fill('+1d')
  await page.reload()
  await page.waitForSelector('[role=dialog]')
  assert.equal(await page.getByLabel('First day').inputValue(), '+1d')
  assert.deepEqual(await axeFaults(page), [])
  await picture(page, 'trip-360')
  await page.getByLabel('Last day').fill('2020-01-01')
  await page.keyboard.press('Enter')
  await page.waitForSelector('text=Ends before it starts')
  await page.getByLabel('Last day').fill('+4d')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.stays :text("Erbil")')
  await picture(page, 'person-360')
  assert.deepEqual(await axeFaults(page), [])
  await page.click('.stays button:has-text("Cancel")')
  await page.waitForSelector('text=was cancelled')
  await page.keyboard.press('z')
  await page.waitForSelector('text=It is back')
  await page.waitForSelector('.stays :text("Erbil")')
  assert.deepEqual(desk.complaints, [])
})

test('sites are set on a map, and everybody is counted on one', async () => {
  await using desk = await anOpenDesk()
  const { page } = desk
  const { said } = await desk.ask<{ id: string }>('POST', '/people', {
    name: 'Dina Invented',
    email: 'd@example.org',
  })
  await desk.ask('POST', `/people/${said.id}/stays`, { kind: 'check-in', lat: 36.19, lon: 44.01 })
  await desk.open('/people?view=map')
  await page.fill('.reason input', 'Exercise')
  await page.keyboard.press('Enter')
  await page.waitForSelector('text=1 person in view')
  await page.waitForSelector('[data-ready=true]')
  assert.deepEqual(await axeFaults(page), [])
  await picture(page, 'map')
  await page.click('text=The numbers as a list')
  await page.click('.map-list button')
  await page.waitForSelector('table.people :text("Dina Invented")')

  await desk.open('/sites')
  await page.click('text=Add a site >> nth=0')
  await page.getByLabel('Name', { exact: true }).fill('Erbil office')
  await page.getByLabel('Begin at a town or airport').fill('Erbil')
  await page.waitForSelector('[role=option]:has-text("Erbil")')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByLabel('Latitude').fill('36.19')
  await page.getByLabel('Longitude').fill('44.01')
  await page.waitForSelector('[role=dialog] [data-ready=true]')
  assert.deepEqual(await axeFaults(page), [])
  await picture(page, 'site-form')
  await page.click('[role=dialog] button[type=submit]')
  await page.waitForSelector('h1:has-text("Erbil office")')
  await page.waitForSelector('text=Dina Invented')
  assert.deepEqual(await axeFaults(page), [])
  await picture(page, 'site')
  await page.click('text=Remove')
  await page.waitForSelector('text=was taken off the list')
  await page.click('text=Put it back')
  await page.waitForSelector('text=was taken off the list', { state: 'detached' })
  await desk.open('/sites')
  await page.waitForSelector('table.sites :text("Erbil office")')
  assert.deepEqual(await axeFaults(page), [])
  await picture(page, 'sites')
  assert.deepEqual(desk.complaints, [])
})
