import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { axeFaults } from '../../testing/axe.ts'
import { openedConsole, pictured } from '../../testing/console.ts'
import { aDesk } from '../../testing/desk.ts'
import { served } from '../../testing/served.ts'
import { aWatch } from '../../testing/watched.ts'

/** So many stories all over the world, the most important first; every tenth is Kenya’s. */
async function anInboxOf(number: number) {
  const watch = await aWatch()
  await watch.shared((tx) =>
    sql`
      insert into story (id, begun_at, changed_at, number, title, category, severity, countries, lat, lon, place, reports, families,
        importance, summary)
      select gen_random_uuid(), now() - n * interval '1 minute', now() - n * interval '1 minute', 1, 'Story ' || n,
        (array['unrest', 'weather', 'crime'])[1 + n % 3], (array['Minor', 'Moderate', 'Severe', 'Extreme', 'Unknown'])[1 + n % 5],
        case when n % 10 = 0 then array['KE'] else array['FR'] end, case when n % 10 = 0 then -1 + (n % 7) * 0.2 else 45 + (n % 5) end,
        case when n % 10 = 0 then 36 + (n % 3) * 0.5 else n % 7 end, 'Somewhere', 1, array['Lake wire'], ${number} - n, '{}'
      from generate_series(1, ${number}) n`.execute(tx),
  )
  const site = await served(watch.db, { withConsole: true })
  const desk = await aDesk(watch.db, site, { role: 'analyst' })
  return { ...watch, site, desk, [Symbol.asyncDispose]: site[Symbol.asyncDispose] }
}

test('an inbox of hundreds draws only what is in view, goes on as it is scrolled, and is narrowed, kept as a view and held to the map', async () => {
  await using inbox = await anInboxOf(400)
  const { page } = await openedConsole(inbox.site, inbox.desk, '/stories')
  const rows = page.locator('.stories > li')
  await page.getByRole('link', { name: 'Story 1', exact: true }).waitFor()
  assert.ok((await rows.count()) < 45, `${await rows.count()} rows are drawn`)
  await page.locator('.map-surface[data-ready="true"]').waitFor()
  await pictured(page, 'inbox-many')
  // To the end: every page is asked for as it comes into view.
  const last = page.getByRole('link', { name: 'Story 400', exact: true })
  for (let tries = 0; tries < 60 && !(await last.isVisible()); tries += 1) {
    await page.mouse.wheel(0, 6000)
    await page.waitForTimeout(100)
  }
  await last.waitFor()
  assert.ok((await rows.count()) < 45, `${await rows.count()} rows are drawn at the end`)
  await page.evaluate(() => scrollTo(0, 0))
  await page.keyboard.press('j')
  await page.locator('.stories > li.current', { hasText: 'Story 2' }).waitFor()

  await page.getByLabel('Country').selectOption('KE')
  await page.getByRole('link', { name: 'Story 10', exact: true }).waitFor()
  assert.equal(await page.getByRole('link', { name: 'Story 1', exact: true }).count(), 0)
  await page.getByRole('button', { name: 'Keep this view …' }).click()
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.getByText('Give it a name.').waitFor()
  await page.getByRole('textbox', { name: 'Name' }).fill('Kenya')
  assert.deepEqual(await axeFaults(page), [])
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.getByText('Kept; it stands under View.').waitFor()
  await page.getByRole('button', { name: 'Show everything' }).click()
  await page.getByRole('link', { name: 'Story 1', exact: true }).waitFor()
  await page.getByLabel('View').selectOption({ label: 'Kenya' })
  await page.getByRole('link', { name: 'Story 10', exact: true }).waitFor()
  await page.reload()
  await page.getByRole('link', { name: 'Story 10', exact: true }).waitFor()
  assert.equal(
    await page.getByLabel('View').evaluate((box: HTMLSelectElement) => box.selectedOptions[0]?.label),
    'Kenya',
  )

  await page.getByLabel('Only what the map shows').click()
  await page.waitForURL(/box=/)
  await page.getByRole('link', { name: 'Story 10', exact: true }).waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await page.setViewportSize({ width: 360, height: 800 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.getByRole('button', { name: 'Map' }).waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await pictured(page, 'inbox-narrow')
})

test('the page of latencies says what nothing was measured of', async () => {
  await using inbox = await anInboxOf(1)
  const { page } = await openedConsole(inbox.site, inbox.desk, '/latency')
  await page.getByText('Nothing to measure yet').waitFor()
  assert.deepEqual(await axeFaults(page), [])
})
