import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { noteChange } from '../database/changed.ts'
import { atomically } from '../database/database.ts'
import { axeFaults } from '../testing/axe.ts'
import { browser } from '../testing/browser.ts'
import { aDesk } from '../testing/desk.ts'
import { aScene } from '../testing/scene.ts'
import { served } from '../testing/served.ts'

/** A signed-in page of the console, with everything it complained of. */
async function opened(
  site: { url: string },
  desk: { cookie: string },
  width: number,
): Promise<[Page, string[]]> {
  const context = await (await browser()).newContext({ viewport: { width, height: 800 } })
  const [name = '', value = ''] = desk.cookie.split(/=(.*)/s)
  await context.addCookies([{ name, value: value.split(';')[0] ?? '', url: site.url }])
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (fault) => complaints.push(String(fault)))
  await page.goto(`${site.url}/console/`)
  await page.waitForSelector('h1')
  return [page, complaints]
}

test('the console opens for its organisation, under a policy without anything inline, by keyboard', async () => {
  const { db } = await aScene()
  await using site = await served(db, { withConsole: true })
  const desk = await aDesk(db, site)
  for (const width of [1280, 360]) {
    const [page, complaints] = await opened(site, desk, width)
    assert.match(page.url(), /\/console\/desk-[^/]+\/$/)
    assert.deepEqual(await axeFaults(page), [])
    await page.keyboard.press('?')
    await page.waitForSelector('[role=dialog]')
    assert.match(await page.innerText('[role=dialog]'), /Go to Situations/)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.waitForSelector('[role=menuitem]')
    assert.deepEqual(await axeFaults(page), [])
    await page.keyboard.press('Escape')
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/console-${width}.png` })
    assert.deepEqual(complaints, [])
    await page.context().close()
  }
})

test('a dropped connection is said, and the stream comes back by itself', async () => {
  const { db } = await aScene()
  await using site = await served(db, { withConsole: true })
  const desk = await aDesk(db, site)
  const [page] = await opened(site, desk, 1280)
  site.away()
  await page.waitForSelector('text=No connection to the server', { timeout: 15_000 })
  site.back()
  await page.waitForSelector('text=No connection to the server', { state: 'detached', timeout: 40_000 })
  await page.context().close()
})

test('what says that something loads is legible at every moment it can be seen', async () => {
  const { db } = await aScene()
  await using site = await served(db, { withConsole: true })
  const [page] = await opened(site, await aDesk(db, site), 1280)
  await page.route('**/api/**', () => undefined)
  await page.addInitScript(() => {
    const shown = new MutationObserver(() => {
      const late = document.querySelector('.late')?.getAnimations()[0]
      if (!late) return
      shown.disconnect()
      late.pause()
      Object.assign(globalThis, { late })
    })
    shown.observe(document, { childList: true, subtree: true })
  })
  await page.reload({ waitUntil: 'commit' })
  await page.waitForFunction(() => 'late' in globalThis)
  for (const moment of [0, 300, 450, 599]) {
    await page.evaluate((at) => {
      ;(globalThis as unknown as { late: Animation }).late.currentTime = at
    }, moment)
    const faults = (await axeFaults(page)).filter((one) => one.startsWith('color-contrast'))
    assert.deepEqual(faults, [], `${moment} ms after it was asked for`)
  }
  await page.context().close()
})

test('the stream tells one organisation of its own changes only', async () => {
  const { db } = await aScene()
  await using site = await served(db, { withConsole: true })
  const [ours, theirs] = [await aDesk(db, site), await aDesk(db, site)]
  const answer = await fetch(`${site.url}/api/events`, { headers: { cookie: ours.cookie } })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  assert.ok(reader)
  assert.match((await reader.read()).value ?? '', /event: hello/)
  await atomically(db, theirs.organisation, (tx) => noteChange(tx, theirs.organisation, 'case', 'theirs'))
  await atomically(db, ours.organisation, (tx) => noteChange(tx, ours.organisation, 'case', 'ours'))
  const { value = '' } = await reader.read()
  assert.match(value, /ours/)
  assert.doesNotMatch(value, /theirs/)
  await reader.cancel()
})
