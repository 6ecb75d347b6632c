import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeFaults } from '../../testing/axe.ts'
import { openedConsole, pictured } from '../../testing/console.ts'
import { aDesk } from '../../testing/desk.ts'
import { served } from '../../testing/served.ts'
import { aWatch } from '../../testing/watched.ts'

const news = `<rss version="2.0"><channel><title>Harbour</title>
  <item><title>Bridge closed</title><link>https://a.example/1</link></item>
  <item><title>Bridge open</title><link>https://a.example/2</link></item></channel></rss>`

async function opened() {
  const watch = await aWatch()
  const settings = { ALARUM_FETCH_PRIVATE: 'on' }
  const site = await served(watch.db, { withConsole: true, settings })
  const desk = await aDesk(watch.db, site, { role: 'analyst' })
  watch.publisher.put('/harbour', news, 'application/rss+xml')
  return { ...watch, site, desk, [Symbol.asyncDispose]: site[Symbol.asyncDispose] }
}

/** Looks at the page wide and narrow, light and dark, and lets axe say what is wrong with each. */
async function seen(page: Page, name: string) {
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [360, 'dark'],
    [360, 'light'],
    [1280, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 860 })
    await page.emulateMedia({ colorScheme })
    assert.deepEqual(await axeFaults(page), [], `${name} ${width} ${colorScheme}`)
    await pictured(page, `${name}-${width}-${colorScheme}`)
  }
  await page.setViewportSize({ width: 1280, height: 860 })
  await page.emulateMedia({ colorScheme: 'light' })
}

test('a source is added by keyboard: its format is found out, its name given, and it is changed and removed again', async () => {
  await using open = await opened()
  const { page } = await openedConsole(open.site, open.desk, '/sources')
  await page.getByRole('button', { name: 'Add a source' }).press('Enter')
  await page.getByLabel('Address').fill(`${open.publisher.url}/nothing`)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('The server answered 404').waitFor()
  await page.getByLabel('Address').fill(`${open.publisher.url}/harbour`)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('2 items').waitFor()
  await page.getByText('About it:').click()
  await seen(page, 'source-form')
  await page.getByLabel('Name', { exact: true }).press('Enter')
  await page.getByText('give it a name').waitFor()
  await page.getByLabel('Name', { exact: true }).fill('Harbour radio')
  await page.getByLabel('Name', { exact: true }).press('Enter')
  await page.getByRole('heading', { name: 'Harbour radio' }).waitFor()
  await page.getByRole('button', { name: 'Switch off' }).waitFor()
  await seen(page, 'source-own')
  await page.getByRole('button', { name: 'Change' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Coast radio')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'Coast radio' }).waitFor()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await page.getByRole('heading', { name: 'Harbour radio' }).waitFor()
  await page.getByRole('button', { name: 'Remove' }).click()
  await page.getByText('no longer watched; what it brought stays').waitFor()
  await seen(page, 'source-removed')
  await page.getByRole('button', { name: 'Watch it again' }).click()
  await page.getByRole('button', { name: 'Switch on' }).waitFor()
})

test('a set is made of what is shown, muted as one, and a source is taken out of it', async () => {
  await using open = await opened()
  const word = `quay${randomUUID().slice(0, 6)}`
  for (const path of ['/a', '/b']) await open.source(path, { name: `${word} ${path}` })
  const { page } = await openedConsole(open.site, open.desk, `/sources?words=${word}`)
  await page.getByRole('button', { name: 'Put the 2 shown into a set' }).click()
  await page.getByLabel('Its name').fill(`Set ${word}`)
  await seen(page, 'source-group')
  await page.getByRole('button', { name: 'Put into it' }).click()
  await page.getByText(`2 sources put into set-${word}.`).waitFor()
  await page.getByRole('button', { name: new RegExp(`set-${word}`) }).click()
  await page.getByRole('button', { name: 'Mute all' }).click()
  await page.getByText('2 sources muted.').waitFor()
  await page.getByRole('button', { name: 'Unmute all' }).waitFor()
  await seen(page, 'source-set')
  await page.getByRole('link', { name: `${word} /a` }).click()
  await page.getByRole('button', { name: `Take out of set-${word}` }).click()
  await page.getByText(`1 source taken out of set-${word}.`).waitFor()
  await page.getByText('In no set.').waitFor()
  await page.getByLabel('Into a set').fill(`set-${word}`)
  await page.getByLabel('Into a set').press('Enter')
  await page.getByRole('button', { name: `Take out of set-${word}` }).waitFor()
})

test('a pasted list is taken row by row, and goes out again as OPML', async () => {
  await using open = await opened()
  const { page } = await openedConsole(open.site, open.desk, '/sources')
  await page.getByRole('button', { name: 'Import a list' }).click()
  await page.getByLabel('Or paste it').fill('<rss/>')
  await page.getByRole('button', { name: 'Import what I pasted' }).click()
  await page.getByText('This is no OPML').first().waitFor()
  await seen(page, 'source-import-fault')
  const name = `Wire ${randomUUID().slice(0, 6)}`
  await page.getByLabel('Or paste it').fill(
    `<opml version="2.0"><body><outline text="${name}" xmlUrl="https://wire.example/${randomUUID()}"/>
     <outline text="Odd" xmlUrl="ftp://x.example/"/></body></opml>`,
  )
  await page.getByRole('button', { name: 'Import what I pasted' }).click()
  await page.getByText('1 added, 0 changed, 0 there already, 1 not taken.').waitFor()
  await seen(page, 'source-imported')
  await page.getByRole('button', { name: 'Done' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'OPML' }).click(),
  ])
  assert.equal(download.suggestedFilename(), 'sources.opml')
})
