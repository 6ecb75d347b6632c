import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anApiDesk } from '../../testing/ask.ts'
import { axeFaults } from '../../testing/axe.ts'
import { openedConsole, pictured } from '../../testing/console.ts'
import { aScene } from '../../testing/scene.ts'
import { served } from '../../testing/served.ts'
import type { SitePage } from './contract.ts'

test('a site’s outline is drawn on the map, kept, and given up for a circle again', async () => {
  const { db } = await aScene()
  await using served_ = await served(db, { withConsole: true })
  const desk = await anApiDesk(db, served_)
  const made = await desk.ask<{ id: string }>('POST', '/sites', {
    name: 'Depot',
    lat: 33.3,
    lon: 44.4,
    radiusKm: 1,
  })
  const outline = async () => (await desk.ask<SitePage>('GET', `/sites/${made.said.id}`)).said.site.outline
  const { page } = await openedConsole(served_, desk, `/sites/${made.said.id}`)
  await page.getByLabel(/^Why do you look/).fill('A test of outlines')
  await page.getByRole('button', { name: 'Show names' }).click()
  await page.getByRole('button', { name: /^Change/ }).click()
  const map = page.getByRole('dialog').locator('canvas').first()
  await map.waitFor()
  await page.getByRole('button', { name: 'Draw its outline' }).click()
  await page.waitForTimeout(1500)
  await map.scrollIntoViewIfNeeded()
  const box = await map.boundingBox()
  if (!box) throw new Error('The map has no size.')
  for (const [x, y] of [
    [0.35, 0.35],
    [0.6, 0.35],
    [0.6, 0.6],
    [0.35, 0.6],
  ] as const) {
    const at = [box.x + box.width * x, box.y + box.height * y] as const
    await page.mouse.move(...at)
    await page.mouse.click(...at)
    await page.waitForTimeout(350)
  }
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'A circle will do' }).waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await pictured(page, 'site-outline')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Depot was changed.').waitFor()
  assert.equal((await outline())?.[0]?.length, 5)

  await page.getByRole('button', { name: /^Change/ }).click()
  await page.getByRole('button', { name: 'A circle will do' }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'Draw its outline' }).waitFor({ state: 'detached' })
  assert.equal(await outline(), null)
})

test('an outline that crosses itself is refused by its field', async () => {
  const { db } = await aScene()
  await using served_ = await served(db)
  const { ask } = await anApiDesk(db, served_)
  const rings = [
    [
      [44, 33],
      [44.1, 33.1],
      [44.1, 33],
      [44, 33.1],
    ],
  ]
  const answer = await ask<{ errors: { path: string; message: string }[] }>('POST', '/sites', {
    ...{ name: 'Knot', lat: 33, lon: 44, outline: rings },
  })
  assert.equal(answer.status, 422)
  assert.match(JSON.stringify(answer.said), /outline.*crosses itself/)
})
