import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { anApiDesk } from '../../testing/ask.ts'
import { axeFaults } from '../../testing/axe.ts'
import { openedConsole, pictured } from '../../testing/console.ts'
import { aScene } from '../../testing/scene.ts'
import { served } from '../../testing/served.ts'
import { someContent } from '../../testing/told.ts'
import type { RulesPage } from './contract.ts'

async function anOpenDesk(scheme: 'light' | 'dark' = 'light', width = 1280) {
  const { db } = await aScene()
  const site = await served(db, { withConsole: true })
  const desk = await anApiDesk(db, site)
  const { page, context } = await openedConsole(site, desk, '/settings/rules', { scheme, width })
  const worker = { goesOn: true }
  const working = (async () => {
    while (worker.goesOn) {
      await site.work()
      await pause(100)
    }
  })()
  const picture = async (of: string) => {
    await pictured(page, `rules-${of}`)
    assert.deepEqual(await axeFaults(page), [])
  }
  const dispose = async () => {
    worker.goesOn = false
    await working
    await context.close()
    await site[Symbol.asyncDispose]()
  }
  return { ...desk, page, picture, [Symbol.asyncDispose]: dispose }
}

test('other rules are tried on past alerts, whom they would add is shown, and they are adopted and taken back', async () => {
  await using desk = await anOpenDesk()
  const { page, ask } = desk
  const left = (hours: number) =>
    new Date(Date.now() - hours * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
  for (const [name, hours] of [
    ['Ana Invented', 40],
    ['Bo Sample', 10],
  ] as const) {
    const made = await ask<{ id: string }>('POST', '/people', { name })
    const stay = { lat: 33.34, lon: 44.4, from: left(90), to: left(hours) }
    assert.equal((await ask('POST', `/people/${made.said.id}/stays`, stay)).status, 201)
  }
  const from = new Date(Date.now() - 60_000).toISOString()
  const to = new Date(Date.now() + 86_400_000).toISOString()
  const area = [{ type: 'circle' as const, lat: 33.34, lon: 44.4, km: 60 }]
  const content = someContent({ area, timeframe: { from, to }, eventTime: { from: from.slice(0, 10) } })
  await ask('POST', '/alerts', { content, exercise: true })

  const afterDeparture = async () =>
    (await ask<RulesPage>('GET', '/exposure-rules')).said.rules.presence.afterDepartureHours

  await page.getByLabel('After departure (hours)').fill('many')
  await page.getByRole('button', { name: 'Replay past alerts' }).click()
  await page.locator('.field-fault').filter({ hasText: /\w/ }).first().waitFor()
  await desk.picture('fault')
  await page.getByLabel('After departure (hours)').fill('48')
  await page.reload()
  assert.equal(await page.getByLabel('After departure (hours)').inputValue(), '48')
  await page.keyboard.press('Tab')
  await page.getByLabel('After departure (hours)').focus()
  await page.keyboard.press('Enter')
  await page.getByText('1 → 2: +1, −0').waitFor()
  await page.getByText('1 → 2', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: 'Who' }).click()
  await page.getByLabel(/Why do you look up/).fill('A test of the rules')
  await page.getByRole('button', { name: 'Show names' }).click()
  await page.getByText(/left 4\d hours before/).waitFor()
  await desk.picture('replayed')

  await page.getByRole('button', { name: 'Adopt these rules' }).click()
  await page.getByText('The rules are adopted').waitFor()
  assert.equal(await afterDeparture(), 48)
  await page.getByRole('button', { name: 'Undo' }).click()
  while ((await afterDeparture()) !== 24) await page.waitForTimeout(100)
})

for (const scheme of ['light', 'dark'] as const)
  test(`the page of rules fits a narrow screen, ${scheme}`, async () => {
    await using desk = await anOpenDesk(scheme, 360)
    await desk.page.getByLabel('A known building (km)').waitFor()
    const wide = await desk.page.evaluate(() => document.documentElement.scrollWidth)
    assert.ok(wide <= 360, `${wide} px wide`)
    await desk.picture(`360-${scheme}`)
  })
