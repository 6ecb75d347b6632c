import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anAskedDesk } from '../../testing/asked.ts'
import { axeFaults } from '../../testing/axe.ts'
import { openedConsole, pictured } from '../../testing/console.ts'

test('a layer of the rota is added, changed and held against its faults; somebody stands in and it is taken back', async () => {
  await using asked = await anAskedDesk({ withConsole: true })
  const { page } = await openedConsole(asked.site, asked.desk, '/duty')
  await page.getByText('There is no rota').waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await page.getByRole('button', { name: 'Add a layer' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Time zone').fill('Europe/Nowhere')
  await dialog.getByRole('button', { name: 'Add a shift' }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.locator('.field-fault').filter({ hasText: /\w/ }).first().waitFor()
  await pictured(page, 'duty-layer')
  assert.deepEqual(await axeFaults(page), [])
  await dialog.getByLabel('Time zone').fill('Asia/Baghdad')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByText('The rota is saved.').waitFor()
  await page.getByText(/until .*Asia\/Baghdad/).waitFor()

  await page.getByRole('button', { name: 'Somebody stands in' }).click()
  await page.getByRole('dialog').getByLabel('Who comes in').selectOption({ index: 1 })
  await page.getByRole('dialog').getByLabel('Note').fill('A day off')
  assert.deepEqual(await axeFaults(page), [])
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'Standing in' }).waitFor()
  await pictured(page, 'duty-week')
  await page.getByRole('button', { name: 'Withdraw' }).click()
  await page.getByText('Withdrawn.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await page.getByText('A day off').waitFor()
})

test('the handover sheet prints without the console around it, also dark and narrow', async () => {
  await using asked = await anAskedDesk({ withConsole: true })
  const { page } = await openedConsole(asked.site, asked.desk, '/duty/handover', { scheme: 'dark' })
  await page.getByRole('heading', { name: 'Roll-calls' }).waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await pictured(page, 'handover-dark')
  await page.emulateMedia({ media: 'print', colorScheme: 'light' })
  assert.equal(await page.getByRole('navigation').first().isVisible(), false)
  await page.getByRole('heading', { name: 'Roll-calls' }).waitFor()
  await pictured(page, 'handover-print')
  for (const path of ['/duty', '/duty/handover', '/duty/log', '/cases', '/people'])
    for (const scheme of ['light', 'dark'] as const) {
      const narrow = await openedConsole(asked.site, asked.desk, path, { width: 360, scheme })
      await narrow.page.waitForSelector('h1')
      await narrow.page.waitForFunction(() => !document.querySelector('.state-of-screen'))
      const wide = await narrow.page.evaluate(() => document.documentElement.scrollWidth)
      assert.ok(wide <= 360, `${path}: ${wide} px wide`)
      assert.deepEqual(await axeFaults(narrow.page), [], `${path} ${scheme}`)
      await pictured(narrow.page, `360-${scheme}${path.replaceAll('/', '-')}`)
      await narrow.context.close()
    }
})
