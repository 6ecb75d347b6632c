import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axeFaults } from '../../testing/axe.ts'
import { openedConsole, pictured } from '../../testing/console.ts'
import { aMember } from '../../testing/desk.ts'
import { aFastForward } from '../../testing/fast-forward.ts'

test('the inbox of the demonstration fills while it is open, names the silent outlet, and plays it again on a press', async () => {
  // The console tells the time left by its own clock.
  await using forward = await aFastForward(new Date(), { withConsole: true })
  const { db, site, organisation, clock, play } = forward
  const owner = await aMember(db, site, organisation, 'owner')
  await play(20)
  const { page } = await openedConsole(site, owner, '/stories')
  const stories = page.locator('.stories > li')
  await stories.filter({ hasText: 'Explosion at fuel depot in Nairobi' }).waitFor()
  await page.getByText('for 10 minutes more').waitFor()
  await play(60)
  await stories.filter({ hasText: 'Explosion at fuel depot in Manila' }).waitFor()

  await play(640)
  await page.clock.install({ time: clock.now })
  await page.reload()
  await page.getByRole('link', { name: 'River gauge Pokhara (demonstration)' }).waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await pictured(page, 'playing-over')
  await page.getByRole('button', { name: 'Play it again' }).click()
  await page.getByText('for 10 minutes more').waitFor()
  await page.getByText('Nothing waits').waitFor()
  await play(0)
  await stories.filter({ hasText: 'Seti River at Pokhara: 2.1 m' }).waitFor()
  assert.equal(await stories.count(), 1)
})
