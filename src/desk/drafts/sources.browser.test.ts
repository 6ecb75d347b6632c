import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeFaults } from '../../testing/axe.ts'
import { openedConsole, pictured } from '../../testing/console.ts'
import { aDesk } from '../../testing/desk.ts'
import { modelServer } from '../../testing/model-server.ts'
import { aScene } from '../../testing/scene.ts'
import { served } from '../../testing/served.ts'
import { someContent } from '../../testing/told.ts'

const report = `07 Mar 2026 | 10:30 AM UTC

Kenya: Shooting at a market in Nairobi March 7

Gunmen killed three people at a market in Nairobi; police operations ongoing


Police stated that gunmen opened fire at a market in Nairobi on March 7, killing three people.


People in Kenya should avoid the area and follow all instructions of the authorities.
`
const later = 'Kenya: Curfew in Nairobi March 8\n\nA curfew is in force in Nairobi from March 8.\n'

async function aWriter(settings: Record<string, string> = {}) {
  const { db } = await aScene()
  const site = await served(db, { withConsole: true, settings: { ALARUM_FETCH_PRIVATE: 'on', ...settings } })
  const desk = await aDesk(db, site)
  const open = async (path: string) => (await openedConsole(site, desk, path)).page
  return { site, desk, open, [Symbol.asyncDispose]: site[Symbol.asyncDispose] }
}

const begin = async (page: Page) => {
  await page.getByRole('button', { name: 'Begin the draft' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/\/drafts\/[0-9a-f-]{36}/)
}

test('a draft begins from a file, takes a second source, is put aside and comes back', async () => {
  await using writer = await aWriter()
  const page = await writer.open('/drafts/new')
  await page.getByLabel('A file').check()
  await page.setInputFiles('input[type=file]', {
    ...{ name: 'report.txt', mimeType: 'text/plain', buffer: Buffer.from(report) },
  })
  await page.getByText('report.txt').waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await begin(page)
  await page.waitForSelector('.suggestions li')
  await page.getByRole('button', { name: 'Add a source …' }).click()
  await page.getByRole('dialog').getByLabel('The text').fill(later)
  assert.deepEqual(await axeFaults(page), [])
  await page.getByRole('button', { name: 'Read it' }).click()
  await page.getByText(/Read: \d+ new, \d+ as the others say, \d+ different/).waitFor()
  await pictured(page, 'draft-two-sources')
  await page.reload()
  await page.getByText('Curfew in Nairobi').first().waitFor()

  await page.goto(page.url().replace(/\/drafts\/.*/, '/drafts'))
  await page.getByRole('button', { name: /^Put aside/ }).click()
  await page.getByText('Nothing is being written').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: /^Put aside/ }).click()
  await page.getByText('Nothing is being written').waitFor()
  await page.getByRole('link', { name: 'Put aside' }).click()
  await page.getByRole('button', { name: /^Bring back/ }).click()
  await page.getByText('Nothing was put aside').waitFor()
  assert.deepEqual(await axeFaults(page), [])
})

const tolls = [
  'Blast in Kisumu\n\nAn explosion at the bus station of Kisumu, Kenya, on Friday killed two people, police said. Roads are closed.',
  'Kisumu explosion\n\nA bomb went off at the bus station in Kisumu on Friday. At least four people were killed, the governor said. Attackers fled. Avoid the area.',
] as const

test('reports pasted together are read together: who says what, how surely, and what else it may be', async () => {
  await using writer = await aWriter()
  const page = await writer.open('/drafts/new')
  await page.getByLabel('The text').fill(tolls[0])
  await page.getByRole('button', { name: 'Another report' }).click()
  const further = page.getByRole('group', { name: 'Report 2' })
  await further.getByLabel('The text').fill(tolls[1])
  await page.reload()
  assert.equal(await further.getByLabel('The text').inputValue(), tolls[1])
  assert.deepEqual(await axeFaults(page), [])
  await pictured(page, 'draft-new-two-reports')
  await begin(page)
  const headline = page.locator('.suggestions > li', { hasText: 'Headline' })
  await headline.getByText('Kisumu explosion').waitFor()
  await headline.getByText('report 2', { exact: true }).waitFor()
  await page.locator('.suggestions > li', { hasText: 'Countries' }).getByText('all 2 reports').waitFor()
  await page.locator('.suggestions > li', { hasText: 'Countries' }).getByText(/\d+ %/).waitFor()
  const other = headline.locator('.suggestion-others li', { hasText: 'Blast in Kisumu' })
  await other.hover()
  await page.locator('.source-text mark.active', { hasText: 'Blast' }).waitFor()
  await pictured(page, 'draft-two-reports')
  assert.deepEqual(await axeFaults(page), [])
  await page.setViewportSize({ width: 360, height: 800 })
  await page.emulateMedia({ colorScheme: 'dark' })
  assert.deepEqual(await axeFaults(page), [])
  await pictured(page, 'draft-two-reports-narrow')
  const take = other.getByRole('button', { name: /^Take Headline/ })
  const stood = await take.boundingBox()
  await headline.getByRole('button', { name: /^Accept Headline/ }).focus()
  await page.locator('.source-text mark.active', { hasText: 'explosion' }).waitFor()
  await take.focus()
  await page.locator('.source-text mark.active', { hasText: 'Blast' }).waitFor()
  assert.deepEqual(await take.boundingBox(), stood, 'nothing moves under the finger')
  await take.click()
  await page.waitForFunction(
    () =>
      document.querySelector<HTMLTextAreaElement>('#field-headline textarea')?.value === 'Blast in Kisumu',
  )
  await headline.waitFor({ state: 'detached' })
  await page.reload()
  await page.waitForSelector('.suggestions > li')
  assert.equal(await headline.count(), 0)
})

test('what the model chose is marked, with what was read beside it', async () => {
  await using model = await modelServer(() =>
    JSON.stringify({
      choices: { certainty: 'certainty:1' },
      rewrites: { headline: 'Kenya: three killed at a Nairobi market' },
    }),
  )
  await using writer = await aWriter({ ALARUM_MODEL_URL: model.url, ALARUM_MODEL: 'small' })
  const page = await writer.open('/drafts/new')
  await page.getByLabel('The text').fill(report)
  await begin(page)
  const headline = page.locator('.suggestions > li', { hasText: 'Headline' })
  await headline.getByText('model', { exact: true }).waitFor()
  await headline.getByRole('button', { name: 'One other value' }).click()
  await headline.getByText('Kenya: Shooting at a market in Nairobi March 7').waitFor()
  await pictured(page, 'draft-model')
  assert.deepEqual(await axeFaults(page), [])
})

test('a draft begins from an address; one that cannot be read says why and keeps what was typed', async () => {
  await using writer = await aWriter()
  const publisher = createServer((request, answer) => {
    answer.writeHead(request.url === '/report' ? 200 : 404, { 'content-type': 'text/plain; charset=utf-8' })
    answer.end(request.url === '/report' ? report : 'nothing here')
  })
  publisher.listen(0, '127.0.0.1').unref()
  await once(publisher, 'listening')
  const address = `http://127.0.0.1:${(publisher.address() as AddressInfo).port}`
  const page = await writer.open('/drafts/new')
  await page.getByLabel('An address').check()
  await page.getByLabel('The address').fill(`${address}/gone`)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('alert').filter({ hasText: '404' }).waitFor()
  assert.equal(await page.getByLabel('The address').inputValue(), `${address}/gone`)
  assert.deepEqual(await axeFaults(page), [])
  await page.getByLabel('The address').fill(`${address}/report`)
  await begin(page)
  await page.waitForSelector('.suggestions li')
})

const today = () => ({
  timeframe: {
    from: new Date(Date.now() - 3_600_000).toISOString(),
    to: new Date(Date.now() + 86_400_000).toISOString(),
  },
  eventTime: { from: new Date().toISOString().slice(0, 10) },
  area: [{ type: 'circle' as const, lat: 33.34, lon: 44.4, km: 20 }],
})

test('an earlier alert gives a follow-up its situation and a copy its words', async () => {
  await using writer = await aWriter()
  const { desk } = writer
  const issued = await desk.send('POST', '/api/alerts', { content: someContent(today()), exercise: true })
  assert.equal(issued.status, 201)
  const page = await writer.open('/drafts/new?from=alert')
  await page.getByLabel(/^Follow-up/).check()
  await page.getByLabel('Find an alert').fill('bridge')
  await page.getByLabel(/Bridge closed/).check()
  assert.deepEqual(await axeFaults(page), [])
  await begin(page)
  await page.getByRole('textbox', { name: 'Headline' }).waitFor()
  assert.equal(await page.getByRole('textbox', { name: 'Headline' }).inputValue(), '')
  await pictured(page, 'draft-follow-up')

  const copy = await writer.open('/drafts/new?from=alert')
  await copy.getByLabel(/^Copy/).check()
  await copy.getByLabel(/Bridge closed/).check()
  await begin(copy)
  await copy.waitForFunction(() =>
    /Bridge closed/.test(
      document.querySelector<HTMLTextAreaElement>('#field-headline textarea')?.value ?? '',
    ),
  )
})

test('an outline and a circle are drawn on the map with the mouse, counted, and there after a reload', async () => {
  await using writer = await aWriter()
  const page = await writer.open('/drafts/new?from=nothing')
  await begin(page)
  const map = page.locator('.composer-map canvas').first()
  await map.waitFor()
  await page.waitForFunction(() => document.querySelector('.composer-map [data-ready], .composer-map canvas'))
  await page.getByText('No area yet').waitFor()
  await page.waitForTimeout(1500)
  const box = await map.boundingBox()
  if (!box) throw new Error('The map has no size.')
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const
  await page.getByRole('button', { name: 'Draw an outline' }).click()
  for (const [x, y] of [
    [0.3, 0.3],
    [0.6, 0.3],
    [0.6, 0.6],
    [0.3, 0.6],
  ] as const) {
    await page.mouse.move(...at(x, y))
    await page.mouse.click(...at(x, y))
    await page.waitForTimeout(350)
  }
  await page.keyboard.press('Enter')
  const parts = page.getByRole('list', { name: 'Parts of the area' })
  await parts.getByText('Outline 1').waitFor()
  await page.getByRole('button', { name: 'Draw a circle' }).click()
  await page.mouse.click(...at(0.75, 0.4))
  await page.waitForTimeout(350)
  await page.mouse.move(...at(0.8, 0.45))
  await page.mouse.click(...at(0.82, 0.46))
  await parts.getByText('Circle 2').waitFor()
  await page.waitForSelector('.page-head .save-state.saved')
  await page.locator('[data-count=certain]').first().waitFor()
  await pictured(page, 'draft-drawn')
  await page.reload()
  await parts.getByText('Outline 1').waitFor()
  await parts.getByText('Circle 2').waitFor()
  for (const name of [/^Remove/, /^Remove/]) await parts.getByRole('button', { name }).first().click()
  await page.getByText('Say where it applies').first().waitFor()
})
