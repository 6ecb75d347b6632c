import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeFaults } from '../testing/axe.ts'
import { browser } from '../testing/browser.ts'
import { aDesk } from '../testing/desk.ts'
import { aScene } from '../testing/scene.ts'
import { served } from '../testing/served.ts'
import { anSmtpServer } from '../testing/smtp.ts'
import { someTravellers } from '../testing/travellers.ts'

// The one path through the desk, from a pasted text to everybody accounted for, with a real mail server at its end.

const people = 2000
const exposed = 300
const silent = 40
const bounced = 'traveller-7@example.org'
const inNeed = 'traveller-3@example.org'

const report = `Iraq: Blast closes airport road in Baghdad ${monthDay(new Date())}

An explosion has closed the road to the international airport; delays are likely over the coming days

A vehicle exploded on the airport road in Baghdad in the morning. The interior ministry stated that the road stays closed until further notice. At least four people were injured.

Further checkpoints are likely in Baghdad over the coming days.

Individuals in Baghdad are advised to avoid the airport road, allow extra time and follow all instructions by the authorities.
`

function monthDay(day: Date) {
  return day.toLocaleDateString('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC' })
}

async function picture(page: Page, name: string) {
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/path-${name}.png` })
}

test('one alert from a pasted text to everybody accounted for, without leaving the desk', async (t) => {
  const { db } = await aScene()
  const smtp = await anSmtpServer({
    recipient: (address) => (address === bounced ? { code: 550, text: 'No such mailbox' } : null),
  })
  await using site = await served(db, { withConsole: true, smtpUrl: smtp.url })
  const desk = await aDesk(db, site)
  await someTravellers(db, desk.organisation, { people, exposed, now: new Date() })
  const page = await signedIn(site, desk)
  t.after(async () => {
    await picture(page, 'last')
    await smtp.close()
  })

  // Paste, accept, see who is in the way.
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await page.waitForSelector('text=Nothing is being written')
  await page.keyboard.press('n')
  await page.getByLabel('The text').fill(report)
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('.suggestions li')
  await picture(page, '1-suggestions')
  await page.keyboard.press('A')
  await page.waitForSelector('text=all decided')
  const parts = page.getByRole('list', { name: 'Parts of the area' })
  while ((await parts.getByRole('button', { name: /^Remove/ }).count()) > 0)
    await parts
      .getByRole('button', { name: /^Remove/ })
      .first()
      .click()
  await page.getByRole('combobox', { name: /Add a country, region/ }).fill('baghdad')
  await page.getByRole('option', { name: /^Baghdad\s*Baghdad, Iraq/ }).click()
  await page.waitForFunction(
    (wanted) => {
      const count = (of: string) => Number(document.querySelector(`[data-count=${of}]`)?.textContent ?? 0)
      return count('certain') + count('possible') === wanted
    },
    exposed,
    { timeout: 30_000 },
  )
  await page.locator('#field-response select').selectOption('safety-check')
  await page.getByLabel('Wording').selectOption('own')
  await page.getByRole('button', { name: '3 days' }).click()
  await page.waitForSelector('text=Nothing holds it', { timeout: 30_000 })
  await page.waitForSelector('.page-head .save-state.saved')
  await picture(page, '2-reach')

  // Release: it asks once, and lands on the alert.
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog').getByText(`${exposed} people`).waitFor()
  await picture(page, '3-release')
  await page
    .getByRole('button', { name: /^Release/ })
    .last()
    .click()
  await page.waitForURL(/\/alerts\/2[\d-]+-iraq-/, { timeout: 30_000 })
  await site.work()
  assert.equal(smtp.received.length, exposed - 1)
  await page.getByRole('tab', { name: /Messages/ }).click()
  await page.locator('.count', { hasText: 'Refused' }).click()
  await page.waitForSelector('text=No such mailbox')
  await picture(page, '4-messages')

  // They answer; the count moves without a reload.
  const alertAddress = page.url().split('?')[0] ?? ''
  const situation = await situationOf(alertAddress, desk)
  await page.goto(rollCallOf(alertAddress, situation))
  await page.waitForSelector('h1:has-text("Roll-call")')
  const links = smtp.received.map(({ to, mail }) => ({ to, link: linkIn(mail.text ?? '') }))
  const quiet = new Set(
    links
      .filter(({ to }) => to !== inNeed)
      .slice(-silent)
      .map(({ to }) => to),
  )
  for (const { to, link } of links)
    if (!quiet.has(to)) await answer(link, to === inNeed ? 'need-help' : 'safe')
  const showing = (status: string, wanted: number) =>
    page.locator(`.counts .of-${status} b`, { hasText: String(wanted) }).waitFor({ timeout: 30_000 })
  await showing('safe', exposed - 2 - silent)
  await showing('need-help', 1)
  await showing('not-reached', 1)
  await showing('asked', silent)
  assert.deepEqual(await axeFaults(page), [])
  await picture(page, '5-roll-call')

  // The case is taken, worked and closed.
  await page.getByRole('link', { name: 'Case that nobody took yet' }).click()
  await page.getByRole('heading', { name: 'Traveller 3' }).waitFor()
  await page.keyboard.press('t')
  await page.getByText(`owned by ${desk.email}`).waitFor()
  await page.getByLabel('What happened').fill('Reached by phone; the driver brings them to the office.')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.locator('.case-log').getByText('Reached by phone').waitFor()
  await picture(page, '6-case')
  await page.getByRole('button', { name: 'Close …' }).click()
  await page.getByRole('button', { name: 'Close the case' }).click()
  await page.getByText('Closed by').waitFor()

  // The silent and the one whose mail bounced are found another way; only then can the list be closed.
  const rollCall = rollCallOf(alertAddress, situation)
  await page.goto(rollCall)
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await page.getByRole('alert').getByText('Still open').waitFor()
  for (const status of ['asked', 'not-reached']) {
    await page.goto(`${rollCall}?status=${status}`)
    await page.locator('tr[data-person]').first().waitFor()
    await page.keyboard.press('X')
    await page.keyboard.press('a')
    await page.getByLabel('Note').fill('Seen at the office by the site manager')
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await page.getByText('Nobody matches').waitFor()
  }
  await showing('accounted-for', silent + 1)

  // An update, the all-clear, and the lists are closed.
  await page.goto(alertAddress)
  await page.getByRole('heading', { level: 1, name: /Iraq: Blast/ }).waitFor()
  await page.keyboard.press('u')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/drafts\//)
  await page
    .getByRole('textbox', { name: 'Summary' })
    .fill('The airport road is open again for cars; checks go on.')
  await page.waitForSelector('.page-head .save-state.saved')
  await page.waitForSelector('text=Nothing holds it', { timeout: 30_000 })
  await page.keyboard.press('Control+Enter')
  await page.getByLabel('What changed, for readers').fill('The road is open again for cars.')
  await page.getByRole('button', { name: 'Release now' }).click()
  await page.waitForURL(/\/alerts\/2[\d-]+-iraq-/, { timeout: 30_000 })
  await page.getByRole('tab', { name: /What changed/ }).click()
  await page.locator('ins').first().waitFor()
  await picture(page, '7-differences')
  await page.keyboard.press('a')
  await page.getByRole('button', { name: 'Send the all-clear' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('All-clear given').waitFor()
  await site.work()
  const told = smtp.received.filter(({ to }) => to === 'traveller-1@example.org')
  assert.deepEqual(
    told.map(({ mail }) => mail.subject?.split(':')[0]),
    ['Caution', 'Update', 'All clear'],
  )

  await page.goto(rollCall)
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await page.getByText(/^Closed \d\d/).waitFor()
  await page.goto(rollCall.replace(/\/roll-call$/, ''))
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await page.getByText(/Closed by/).waitFor()
  await picture(page, '8-closed')
})

type Desk = { cookie: string; get(path: string): Promise<Response> }

/** The console as its owner has it open after the first-run link. */
async function signedIn(site: { url: string }, { cookie }: Desk) {
  const context = await (await browser()).newContext({ viewport: { width: 1280, height: 860 } })
  const [name = '', value = ''] = cookie.split(/=(.*)/s)
  await context.addCookies([{ name, value: value.split(';')[0] ?? '', url: site.url }])
  const page = await context.newPage()
  await page.goto(`${site.url}/console/`)
  await page.waitForSelector('h1')
  return page
}

async function situationOf(address: string, desk: Desk) {
  const answer = await desk.get(`/api/alerts/${address.split('/').at(-1)}`)
  return ((await answer.json()) as { situation: string }).situation
}

function rollCallOf(address: string, situation: string) {
  return address.replace(/\/alerts\/.*$/, `/situations/${situation}/roll-call`)
}

function linkIn(text: string) {
  const [, link = ''] = /(http\S+\/r\/[\w-]{43})(?!\S*preferences)/.exec(text) ?? []
  return link
}

async function answer(link: string, status: 'safe' | 'need-help') {
  const recorded = await fetch(link, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ status }),
  })
  assert.equal(recorded.status, 303)
}
