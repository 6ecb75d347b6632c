import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { axeFaults } from '../../testing/axe.ts'
import { openedConsole, pictured } from '../../testing/console.ts'
import { aDesk } from '../../testing/desk.ts'
import { served } from '../../testing/served.ts'
import { aWatch } from '../../testing/watched.ts'

test('sources are looked through, switched by set, and one shows what its polls did not take', async () => {
  const watch = await aWatch()
  await using site = await served(watch.db, { withConsole: true })
  const desk = await aDesk(watch.db, site, { role: 'analyst' })
  const set = `harbour-${randomUUID().slice(0, 6)}`
  const given = { sets: [set], country: 'KE', kinds: ['news', 'maritime'] }
  const key = await watch.source('/news', { ...given, name: 'Harbour radio' })
  const failing = await watch.source('/gone', { ...given, name: 'Coast bulletin' })
  const bridge = { id: 'n-1', title: 'Bridge closed in Kisumu', text: 'Police closed the bridge.' }
  watch.publisher.put('/news', JSON.stringify([bridge, { text: 'no title' }]))
  await watch.poll(key)
  await watch.poll(failing)
  const { page } = await openedConsole(site, desk, '/sources')
  await page.getByRole('button', { name: new RegExp(set) }).click()
  await page.getByText('Failing', { exact: true }).last().waitFor()
  await page.getByText('The server answered 404').waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await pictured(page, 'sources')
  await page
    .getByRole('button', { name: /^Switch all/ })
    .first()
    .click()
  await page.getByText('2 sources switched off.').waitFor()
  assert.equal((await watch.found(key)).enabledAt, null)
  await page.getByRole('button', { name: 'Switch on: Harbour radio' }).click()
  await page.getByText('1 source switched on.').waitFor()
  await page.getByRole('link', { name: 'Harbour radio' }).click()
  await page.getByRole('heading', { name: 'Ledger' }).waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await pictured(page, 'source')
  await page.setViewportSize({ width: 360, height: 800 })
  await page.emulateMedia({ colorScheme: 'dark' })
  assert.deepEqual(await axeFaults(page), [])
  await pictured(page, 'source-narrow')
  await page.getByRole('button', { name: '1 dropped: why' }).click()
  await page.getByText('title: Invalid input').waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Mute' }).click()
  await page.getByText('1 source muted.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await page.getByRole('button', { name: 'Mute', exact: true }).waitFor()
  assert.equal((await watch.found(key)).muted, false)
})
