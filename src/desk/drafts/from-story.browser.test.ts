import assert from 'node:assert/strict'
import { test } from 'node:test'
import { workOutLatencies } from '../../latency/work-out.ts'
import { axeFaults } from '../../testing/axe.ts'
import { openedConsole, pictured } from '../../testing/console.ts'
import { aStoryDesk, first, issued, raised, second } from '../../testing/story-desk.ts'
import { someTravellers } from '../../testing/travellers.ts'

test('a story is drafted from, issued and updated from what is new; alert and story know each other, and how fast it was is shown', async () => {
  const desk = await aStoryDesk({ withConsole: true })
  await using site = desk.site
  const { db, organisation } = desk
  await someTravellers(db, organisation, { people: 20, exposed: 10, now: new Date() })
  const { id: story } = await desk.theStory()
  const { page } = await openedConsole(site, desk.ana, `/stories/${story}`)
  await page.getByRole('button', { name: 'Draft from this story' }).click()
  await page.getByRole('heading', { name: 'Suggestions' }).waitFor()
  const draft = page.url().split('/').at(-1) ?? ''
  const alert = await issued(desk, (await desk.said(`/drafts/${draft}`)) as never)
  await site.work()
  await workOutLatencies(db, organisation, new Date(Date.now() + 60_000))
  await desk.tell(desk.path, [{ ...raised, publishedAt: desk.published }], desk.key)
  const other = await desk.source('/other', { name: 'Hill gazette', family: 'hill', reliability: 'C' })
  await desk.tell('/other', [second], other)

  const base = page.url().replace(/\/drafts.*/, '')
  await page.goto(`${base}/alerts/${alert.slug}`)
  await page.getByRole('heading', { name: 'What it rests on' }).waitFor()
  await page.getByText('edited since').waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await pictured(page, 'alert-rests-on')
  await page.getByRole('link', { name: new RegExp(second.title) }).waitFor({ state: 'detached' })
  await page.getByRole('tab', { name: 'Chain' }).click()
  await page.getByRole('heading', { name: 'How fast' }).waitFor()
  await page.getByText('First message out').waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await pictured(page, 'alert-how-fast')

  await page.goto(`${base}/stories/${story}`)
  await page.getByText(/^Alert, \d+ new$/).waitFor()
  await page.locator('.story-timeline > li.news').first().waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await pictured(page, 'story-alert')
  await page.goto(`${base}/latency`)
  await page.getByRole('heading', { name: 'The newest alerts' }).waitFor()
  await page.getByText('Issued → first message out').waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await pictured(page, 'latency')
  await page.setViewportSize({ width: 360, height: 800 })
  await page.emulateMedia({ colorScheme: 'dark' })
  assert.deepEqual(await axeFaults(page), [])
  await pictured(page, 'latency-narrow')
  await page.setViewportSize({ width: 1280, height: 860 })
  await page.goto(`${base}/stories/${story}`)
  await page.getByRole('button', { name: 'Draft an update from what is new' }).click()
  await page.getByRole('heading', { name: 'Suggestions' }).waitFor()
  await page.getByText(first.title).first().waitFor()
})
