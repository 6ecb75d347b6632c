import type { BrowserContext, Page } from 'playwright-core'
import { browser } from './browser.ts'

type Look = { width?: number; scheme?: 'light' | 'dark' }

/** The console as a member of an organisation has it open, at a path below the organisation. */
export async function openedConsole(
  site: { url: string },
  { cookie }: { cookie: string },
  path: string,
  { width = 1280, scheme = 'light' }: Look = {},
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await (await browser()).newContext({
    viewport: { width, height: 860 },
    colorScheme: scheme,
    acceptDownloads: true,
  })
  const [name = '', value = ''] = cookie.split(/=(.*)/s)
  await context.addCookies([{ name, value: value.split(';')[0] ?? '', url: site.url }])
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${site.url}/console/`)
  await page.waitForURL(/\/console\/(desk-|demonstration)/)
  const base = new URL(page.url()).pathname.replace(/\/$/, '')
  await page.goto(site.url + base + path)
  return { page, context }
}

/** A picture of the whole page, for eyes, where PICTURES names a folder. */
export async function pictured(page: Page, name: string) {
  if (process.env.PICTURES)
    await page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true })
}
