import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { saveProfile } from '../briefings/profile.ts'
import { axeFaults } from '../testing/axe.ts'
import { browser } from '../testing/browser.ts'
import { published } from '../testing/published.ts'
import { aScene } from '../testing/scene.ts'
import { served } from '../testing/served.ts'
import { someContent } from '../testing/told.ts'

const now = () => new Date('2026-03-04T00:00:00Z')

/** One alert with everything on it, one that is over, and the country's profile, behind a real server. */
async function aSite() {
  const scene = await aScene()
  const whole = await published(
    scene,
    someContent({
      area: [{ type: 'place', ref: 'geonames:98182', name: 'Baghdad', km: 25 }],
      context: 'The bridge had been hit in an earlier year.',
      standingAdvice: 'Seek advice before all travel.',
      sources: [{ name: 'Statement of the city', url: 'https://city.example/' }],
      claims: [
        {
          text: 'It was an accident.',
          speaker: 'The ministry',
          reliability: 'B',
          credibility: '3',
          stands: false,
          replacedBy: 1,
        },
        { text: 'It was a bomb.', speaker: 'The police', reliability: 'B', credibility: '2', stands: true },
      ],
    }),
    { exercise: true, follows: [{ slug: 'earlier', headline: 'Earlier', issuedAt: '2026-03-01T00:00:00Z' }] },
  )
  const over = await published(scene, someContent({ severity: 'Extreme' }), { state: 'all-clear' })
  await scene.act((tx) =>
    saveProfile(tx, scene.organisation, {
      country: 'IQ',
      risk: 'High',
      environment: 'Roads close without notice.',
      advice: 'Travel with a host.',
      reviewedOn: '2025-01-01',
      reviewDue: '2025-06-30',
      demonstration: false,
      sharing: 'CLEAR',
    }),
  )
  const paths = [
    '/',
    `/alerts/${whole.slug}`,
    `/alerts/${over.slug}`,
    '/search?q=bridge',
    '/countries',
    '/countries/iraq',
    '/about',
    '/alerts/none',
  ]
  const site = await served(scene.db, { clock: now })
  const contexts: BrowserContext[] = []
  const open = async ({
    width,
    colorScheme = 'light',
  }: {
    width: number
    colorScheme?: 'light' | 'dark'
  }) => {
    const context = await (await browser()).newContext({ viewport: { width, height: 800 }, colorScheme })
    contexts.push(context)
    return context.newPage()
  }
  // The browser first: a server waits for the connections that it holds open.
  const close = async () => {
    for (const context of contexts) await context.close()
    await site[Symbol.asyncDispose]()
  }
  return { url: site.url, open, paths, alert: `/alerts/${whole.slug}`, [Symbol.asyncDispose]: close }
}

function overflow(page: Page) {
  return page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
}

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing wrong on any page in ${colorScheme} colours, on a phone and on a desk`, async () => {
    await using site = await aSite()
    for (const width of [360, 1280]) {
      const page = await site.open({ width, colorScheme })
      for (const path of site.paths) {
        await page.goto(site.url + path)
        assert.deepEqual([path, width, await axeFaults(page)], [path, width, []])
      }
    }
  })

test('no page is wider than its window, down to 320 pixels', async () => {
  await using site = await aSite()
  for (const width of [320, 360, 1280]) {
    const page = await site.open({ width })
    for (const path of site.paths) {
      await page.goto(site.url + path)
      assert.deepEqual([path, width, await overflow(page)], [path, width, 0])
    }
  }
})

test('the first key leads past the navigation to the alert', async () => {
  await using site = await aSite()
  const page = await site.open({ width: 1280 })
  await page.goto(site.url + site.alert)

  await page.keyboard.press('Tab')
  assert.equal(await page.locator(':focus').textContent(), 'Skip to main content')
  assert.ok(await page.locator(':focus').isVisible())
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate('document.activeElement.id'), 'main')
})

test('on a phone the map comes before what happened, beside it on a desk', async () => {
  await using site = await aSite()
  const boxes = async (width: number) => {
    const page = await site.open({ width })
    await page.goto(site.url + site.alert)
    const [map, told] = [
      await page.locator('svg.map').boundingBox(),
      await page.getByRole('heading', { name: 'What happened' }).boundingBox(),
    ]
    assert.ok(map && told)
    return { map, told }
  }

  const phone = await boxes(360)
  const desk = await boxes(1280)

  assert.ok(phone.map.y + phone.map.height < phone.told.y)
  assert.ok(desk.map.x > desk.told.x)
})

test('a page asks for nothing but its stylesheet and icon', async () => {
  await using site = await aSite()
  const page = await site.open({ width: 1280 })
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))

  await page.goto(site.url + site.alert)

  assert.deepEqual(
    asked.filter((path) => !/^\/(style\.[0-9a-f]+\.css|favicon\.svg)$/.test(path)),
    [site.alert],
  )
})

test('on paper the words of the level stay and the navigation goes', async () => {
  await using site = await aSite()
  const page = await site.open({ width: 794, colorScheme: 'dark' })
  await page.goto(site.url + site.alert)
  await page.emulateMedia({ media: 'print', colorScheme: 'light' })

  assert.equal(await page.getByRole('navigation', { name: 'Main' }).locator('ul').isVisible(), false)
  assert.equal(
    await page.evaluate("getComputedStyle(document.querySelector('header .level')).color"),
    'rgb(0, 0, 0)',
  )
})
