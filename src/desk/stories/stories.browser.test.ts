import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { readWhatCame } from '../../server/watching.ts'
import { axeFaults } from '../../testing/axe.ts'
import { openedConsole, pictured } from '../../testing/console.ts'
import { aDesk } from '../../testing/desk.ts'
import { served } from '../../testing/served.ts'
import { aWatch } from '../../testing/watched.ts'

const first = {
  id: 'q-1',
  title: 'Explosion at the bus station of Kisumu',
  text: 'An explosion at the bus station of Kisumu, Kenya, killed two people on Monday, police spokesman Odhiambo Wekesa said. The station is closed.',
}
const second = {
  id: 'q-2',
  title: 'Four dead after Kisumu bus station blast',
  text: 'At least four people died when a bomb went off at the Kisumu bus station in western Kenya on Monday, Odhiambo Wekesa of the police said. Avoid the area.',
}
const other = {
  id: 'q-3',
  title: 'Rail strike in Lyon',
  text: 'Trains in Lyon, France, stop on Tuesday, the union Rhone Rail said.',
}

test('the inbox is worked by keyboard: open, follow, dispose; a story shows its conflict, is split, merged and drafted from', async () => {
  const watch = await aWatch()
  await using site = await served(watch.db, { withConsole: true })
  const desk = await aDesk(watch.db, site, { role: 'analyst' })
  const tell = async (notes: object[]) => {
    const path = `/${randomUUID()}`
    const key = await watch.source(path, { family: randomUUID().slice(0, 8), reliability: 'B' })
    watch.publisher.put(path, JSON.stringify(notes))
    await watch.poll(key)
  }
  await tell([first, other])
  await tell([second])
  const { page } = await openedConsole(site, desk, '/stories')
  const rows = page.locator('.stories > li')
  await rows.nth(1).waitFor()
  assert.equal(await rows.count(), 2)
  await page.getByText('2 reports from 2 publishers').waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await pictured(page, 'inbox')
  await page.keyboard.press('f')
  await page.getByText('Followed.').waitFor()
  await page.keyboard.press('j')
  await page.locator('.stories > li.current', { hasText: 'Lyon' }).waitFor()
  await page.keyboard.press('x')
  await page.getByRole('button', { name: 'Decide' }).click()
  await page.getByText('Say why in a few words.').waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await page.getByRole('textbox', { name: 'Reason' }).fill('Nobody of ours is there')
  await page.getByRole('button', { name: 'Decide' }).click()
  await page.locator('.stories > li', { hasText: 'Lyon' }).waitFor({ state: 'detached' })
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('t')
  await page.getByLabel('What happened, in one line').fill('Shots near the port of Mombasa')
  assert.deepEqual(await axeFaults(page), [])
  await page.getByRole('button', { name: 'Take it down' }).click()
  await page.getByText('Taken down; it is in the inbox within seconds.').waitFor()
  while (
    (await readWhatCame(
      watch.db,
      async () => [desk.organisation],
      () => new Date(),
    )) > 0
  );
  await page.getByRole('link', { name: 'Shots near the port of Mombasa' }).waitFor()
  await page.locator('.stories > li.current', { hasText: 'Kisumu' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Where they contradict each other' }).waitFor()
  await page.getByText('2 publishers say it in their own words').first().waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await pictured(page, 'story')
  await page.setViewportSize({ width: 360, height: 800 })
  await page.emulateMedia({ colorScheme: 'dark' })
  assert.deepEqual(await axeFaults(page), [])
  await pictured(page, 'story-narrow')
  await page.setViewportSize({ width: 1280, height: 860 })
  await page.getByLabel('choose').nth(1).check()
  await page.getByRole('button', { name: 'Split it off' }).waitFor()
  await page.locator('h1').click()
  await page.keyboard.press('s')
  await page.getByText(/took it out of another story/).waitFor()
  await page.keyboard.press('g')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'Explosion at the bus station of Kisumu' })
    .click()
  await page.getByText(/merged another story into it/).waitFor()
  await page.getByRole('button', { name: 'Draft from this story' }).click()
  await page.getByRole('heading', { name: 'Suggestions' }).waitFor()
  await page.getByText('Four dead after Kisumu bus station blast').first().waitFor()
})
