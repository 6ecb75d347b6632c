import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anAskedDesk } from '../../testing/asked.ts'
import { axeFaults } from '../../testing/axe.ts'
import { openedConsole, pictured } from '../../testing/console.ts'

test('the silent are asked again, somebody’s history is read, and the check is reopened for them', async () => {
  await using asked = await anAskedDesk({ withConsole: true })
  const { page } = await openedConsole(asked.site, asked.desk, `/situations/${asked.situation}/roll-call`)
  await page.getByRole('row').filter({ hasText: 'Ana Local' }).waitFor()
  await page.getByRole('button', { name: 'Ask the silent again' }).click()
  await page.getByLabel('A sentence of yours').fill('Please answer before noon.')
  assert.deepEqual(await axeFaults(page), [])
  await pictured(page, 'roll-call-ask')
  await page.getByRole('button', { name: /^Send 3 reminders/ }).click()
  await page.getByText('3 people are asked again.').waitFor()
  await asked.site.work()
  const aMinuteAgo = new Date(Date.now() - 60_000)
  await asked.act((tx) => tx.updateTable('roll_call').set({ reminded_at: aMinuteAgo }).execute())
  await page.getByRole('button', { name: 'Ask the silent again' }).click()
  await page.getByRole('button', { name: /^Send 3 reminders/ }).click()
  await page.getByRole('button', { name: 'Ask all the same' }).waitFor()
  await page.getByRole('button', { name: 'Cancel' }).click()

  await page.keyboard.press('j')
  await page.keyboard.press('s')
  await page.locator('.counts .of-safe b', { hasText: '1' }).waitFor()
  await page.getByRole('button', { name: 'Ana Local', exact: true }).click()
  await page.getByRole('dialog', { name: 'Ana Local' }).getByText(/safe/i).first().waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await pictured(page, 'roll-call-history')
  await page.keyboard.press('Escape')

  await page.getByLabel('Choose Ana Local').check()
  await page.getByRole('button', { name: 'Reopen the check' }).click()
  await page.getByLabel('Why').fill('A second blast')
  assert.deepEqual(await axeFaults(page), [])
  await page.getByRole('button', { name: 'Reopen and ask' }).click()
  await page.getByText('The check begins anew for 1').waitFor()
  await page.locator('.counts .of-safe b', { hasText: '0' }).waitFor()
})
