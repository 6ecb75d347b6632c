import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeFaults } from '../../testing/axe.ts'
import { openedConsole } from '../../testing/console.ts'
import { aDesk, aMember } from '../../testing/desk.ts'
import { aScene } from '../../testing/scene.ts'
import { served } from '../../testing/served.ts'
import { someContent } from '../../testing/told.ts'
import type { DraftView } from './contract.ts'

const text = `07 Mar 2026 | 10:30 AM UTC

Kenya: Shooting at a market in Nairobi March 7

Gunmen killed three people at a market in Nairobi; police operations ongoing


Police stated that gunmen opened fire at a market in Nairobi on March 7, killing three people.


People in Kenya should avoid the area and follow all instructions of the authorities.
`
const people =
  'key,name,email,post,post country\nA,Ana Local,ana@example.org,Nairobi,Kenya\nB,Bo Away,bo@example.org,Oslo,Norway\n'

type Member = { cookie: string }
type Site = { url: string }

const opened = async (site: Site, member: Member, path: string, width = 1280) =>
  (await openedConsole(site, member, path, { width })).page

async function importPeople(site: { url: string }, { cookie }: Member) {
  const headers = { cookie, origin: site.url, 'content-type': 'text/csv' }
  const imported = await fetch(`${site.url}/api/import/people`, { method: 'POST', headers, body: people })
  assert.equal(imported.status, 200)
}

const saved = (page: Page) => page.waitForSelector('.page-head .save-state.saved')
const count = (page: Page) => page.locator('[data-count=certain]').first()
async function picture(page: Page, name: string) {
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/composer-${name}.png` })
}

test('a pasted text becomes a draft by keyboard: suggestions, undo, area, count; a reload keeps everything', async () => {
  const { db } = await aScene()
  await using site = await served(db, { withConsole: true })
  const desk = await aDesk(db, site)
  await importPeople(site, desk)

  const page = await opened(site, desk, '/drafts')
  await page.waitForSelector('text=Nothing is being written')
  await page.keyboard.press('n')
  await page.getByLabel('The text').fill(text)
  await page.getByLabel('Exercise').check()
  await page.reload()
  assert.equal(await page.getByLabel('The text').inputValue(), text)
  await page.getByLabel('Exercise').check()
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('.suggestions li')
  await picture(page, 'begun')
  assert.deepEqual(await axeFaults(page), [])

  await page.keyboard.press('j')
  const first = page.locator('.suggestions li[aria-current=true]')
  assert.match(await first.innerText(), /Headline/)
  await page.locator('mark.active').first().waitFor()
  const marked = await page.locator('mark.active').allInnerTexts()
  assert.equal(marked.join(''), 'Kenya: Shooting at a market in Nairobi March 7')
  await page.keyboard.press('a')
  await saved(page)
  const headline = page.getByRole('textbox', { name: 'Headline' })
  assert.equal(await headline.inputValue(), 'Kenya: Shooting at a market in Nairobi March 7')
  await page.keyboard.press('z')
  await page.waitForFunction(
    () => document.querySelector<HTMLTextAreaElement>('#field-headline textarea')?.value === '',
  )
  await page.waitForSelector('.suggestions li:has-text("Headline")')
  await page.keyboard.press('A')
  await page.waitForSelector('text=all decided')

  const parts = page.getByRole('list', { name: 'Parts of the area' })
  for (const part of await parts.getByRole('button', { name: /^Remove/ }).all()) await part.first().click()
  await page.getByRole('combobox', { name: /Add a country, region/ }).fill('nairob')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.waitForSelector('[role=option][data-focused]:has-text("Nairobi")')
  await page.keyboard.press('Enter')
  await parts.getByText('Nairobi').waitFor()
  await page.waitForFunction(() => document.querySelector('[data-count=certain]')?.textContent === '1')
  await saved(page)
  await picture(page, 'reached')

  await page.getByRole('button', { name: '3 days' }).click()
  await page.getByLabel('Wording').selectOption('own')
  await saved(page)
  await page.reload()
  assert.equal(await headline.inputValue(), 'Kenya: Shooting at a market in Nairobi March 7')
  await count(page).waitFor()
  assert.equal(await count(page).innerText(), '1')
  await page.waitForSelector('text=Nothing holds it')
  await page.emulateMedia({ colorScheme: 'dark' })
  assert.deepEqual(await axeFaults(page), [])
  await picture(page, 'ready-dark')
  await page.setViewportSize({ width: 360, height: 740 })
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360)
  assert.deepEqual(await axeFaults(page), [])
})

test('a release asks once, with what goes out and to how many, and lands on the alert', async () => {
  const { db } = await aScene()
  await using site = await served(db, { withConsole: true })
  const desk = await aDesk(db, site)
  await importPeople(site, desk)
  const begun = (await (
    await desk.send('POST', '/api/drafts', { from: 'nothing', exercise: true })
  ).json()) as DraftView
  const draft = `/drafts/${begun.id}`
  const { originalTimeframe: _, ...changes } = someContent({
    area: [{ type: 'place', ref: 'geonames:184745', name: 'Nairobi', km: 25 }],
    countries: ['KE'],
    headline: 'Kenya: Shooting at a market in Nairobi March 7',
  })
  assert.equal((await desk.send('PATCH', `/api${draft}`, { base: begun.version, changes })).status, 200)

  const page = await opened(site, desk, draft, 360)
  await page.waitForSelector('text=Nothing holds it')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('[role=dialog] >> text=1 person')
  assert.match(
    await page.innerText('[role=dialog]'),
    /Kenya: Shooting[\s\S]*TLP:AMBER[\s\S]*every message says so/,
  )
  assert.deepEqual(await axeFaults(page), [])
  await picture(page, 'release-360')
  await page.getByRole('button', { name: 'Release the exercise' }).click()
  await page.waitForURL(/\/alerts\/[^/]*kenya-/)
  await page.waitForSelector('h1:has-text("Kenya: Shooting")')
})

test('two people in one field keep both values until one is chosen; in different fields they merge', async () => {
  const { db } = await aScene()
  await using site = await served(db, { withConsole: true })
  const ana = await aDesk(db, site)
  const bo = await aMember(db, site, ana.organisation, 'approver')
  const draft = (await (await ana.send('POST', '/api/drafts', { from: 'nothing' })).json()) as DraftView
  const [one, two] = [
    await opened(site, ana, `/drafts/${draft.id}`),
    await opened(site, bo, `/drafts/${draft.id}`),
  ]
  const headline = (page: Page) => page.getByRole('textbox', { name: 'Headline' })
  await headline(two).click()
  await one.waitForSelector(`#field-headline >> text=${bo.email.split('@')[0]} is here`, { timeout: 15_000 })
  // Bo's page hears of nothing while he types, as on a slow line.
  await two.route(/\/api\/(drafts\/[^/]+(\?|$)|events)/, (route) =>
    route.request().method() === 'PATCH' ? route.continue() : route.abort(),
  )
  await headline(one).fill('Ana’s headline')
  await saved(one)
  await headline(two).fill('Bo’s headline')
  await two.getByRole('textbox', { name: 'Summary' }).fill('Bo’s summary')
  await two.waitForSelector('.clash')
  assert.match(await two.innerText('.clash'), /Ana’s headline/)
  assert.equal(await headline(two).inputValue(), 'Bo’s headline')
  assert.deepEqual(await axeFaults(two), [])
  await picture(two, 'clash')
  await one.waitForFunction(
    () => document.querySelector<HTMLTextAreaElement>('#field-summary textarea')?.value === 'Bo’s summary',
  )

  await two.getByRole('button', { name: 'Keep mine' }).click()
  await one.waitForFunction(
    () => document.querySelector<HTMLTextAreaElement>('#field-headline textarea')?.value === 'Bo’s headline',
  )
  assert.equal(await two.locator('.clash').count(), 0)
})

test('what is typed while the server is away stays through a reload and is saved once it is back', async () => {
  const { db } = await aScene()
  await using site = await served(db, { withConsole: true })
  const ana = await aDesk(db, site)
  const draft = (await (await ana.send('POST', '/api/drafts', { from: 'nothing' })).json()) as DraftView
  const page = await opened(site, ana, `/drafts/${draft.id}`)
  const advice = page.getByRole('textbox', { name: 'Advice', exact: true })
  await advice.waitFor()
  await page.route(/\/api\/drafts\//, (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.continue(),
  )
  await advice.fill('Stay inside')
  await page.waitForSelector('text=Not sent yet, kept in this browser')
  await page.reload()
  await page.waitForSelector('text=Not sent yet, kept in this browser')
  assert.equal(await advice.inputValue(), 'Stay inside')
  await page.unroute(/\/api\/drafts\//)
  await saved(page)
  const after = (await (await ana.get(`/api/drafts/${draft.id}`)).json()) as DraftView
  assert.equal(after.values.advice, 'Stay inside')
})
