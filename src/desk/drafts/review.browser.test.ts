import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axeFaults } from '../../testing/axe.ts'
import { openedConsole, pictured } from '../../testing/console.ts'
import { someDraftDesk } from '../../testing/draft-desk.ts'
import { someContent } from '../../testing/told.ts'

const hour = 3_600_000
const content = (over: Parameters<typeof someContent>[0] = {}) =>
  someContent({
    area: [{ type: 'circle', lat: 33.34, lon: 44.4, km: 20 }],
    timeframe: {
      from: new Date(Date.now() - hour).toISOString(),
      to: new Date(Date.now() + 24 * hour).toISOString(),
    },
    eventTime: { from: new Date().toISOString().slice(0, 10) },
    sharing: 'CLEAR',
    ...over,
  })

async function written(over: Parameters<typeof someContent>[0] = {}) {
  const desk = await someDraftDesk({ withConsole: true })
  await desk.reviewers(2)
  const begun = await desk.ana.begin({ from: 'nothing' })
  await desk.ana.change(begun, content(over))
  const open = async (who: { cookie: string }, path = `/drafts/${begun.id}`) =>
    (await openedConsole(desk.site, who, path)).page
  return { ...desk, id: begun.id, open, [Symbol.asyncDispose]: desk.site[Symbol.asyncDispose] }
}

test('a draft is handed to review, sent back with a note, approved and released', async () => {
  await using desk = await written({ severity: 'Moderate' })
  const { ana, bo, open } = desk
  const author = await open(ana)
  await author.getByRole('button', { name: 'Hand to review' }).click()
  await author.getByText('Handed to review.').waitFor()
  const reviewer = await open(bo)
  await reviewer.getByRole('button', { name: 'Send back …' }).click()
  await reviewer.getByLabel('What is to be changed').fill('Name the bridge.')
  assert.deepEqual(await axeFaults(reviewer), [])
  await reviewer.getByRole('dialog').getByRole('button', { name: 'Send back' }).click()
  await author.getByText('“Name the bridge.”').waitFor()
  await pictured(author, 'draft-sent-back')
  assert.deepEqual(await axeFaults(author), [])
  const headline = author.getByRole('textbox', { name: 'Headline' })
  await headline.fill('Iraq: Jumhuriya bridge closed in Baghdad')
  await author.waitForSelector('.page-head .save-state.saved')
  await author.getByRole('button', { name: 'Hand to review' }).click()
  await reviewer.getByRole('button', { name: 'Approve', exact: true }).click()
  await reviewer.getByRole('button', { name: 'Approved by you' }).waitFor()
  await author.getByText(`${bo.email} approved this version`).waitFor()
  await author.getByRole('button', { name: 'Release …' }).click()
  await author.getByRole('button', { name: 'Release now' }).click()
  await author.waitForURL(/\/alerts\//)
})

test('an immediate danger to life is released by one person with a reason, and the second is asked afterwards', async () => {
  await using desk = await written({
    severity: 'Extreme',
    urgency: 'Immediate',
    certainty: 'Observed',
  })
  const { ana, bo, open } = desk
  const page = await open(ana)
  await page.getByRole('button', { name: 'Release …' }).click()
  const release = page.getByRole('button', { name: 'Release now' })
  await page.getByLabel('Why it cannot wait for a second person').waitFor()
  assert.equal(await release.isDisabled(), true)
  assert.deepEqual(await axeFaults(page), [])
  await page.getByLabel('Why it cannot wait for a second person').fill('Gunfire beside our office')
  await pictured(page, 'draft-released-alone')
  await release.click()
  await page.waitForURL(/\/alerts\//)
  const second = await open(bo, '/')
  await second
    .getByText(/released alone|review/i)
    .first()
    .waitFor()
  await pictured(second, 'late-review')
  assert.deepEqual(await axeFaults(second), [])
})

test('advice is kept in the library and taken from it; the mail is shown as it will look', async () => {
  await using desk = await written({ advice: null, sharing: 'AMBER' })
  const { ana, open } = desk
  const page = await open(ana)
  await page.getByRole('button', { name: 'From the library …' }).click()
  await page.getByRole('button', { name: 'Take' }).first().click()
  await page.getByText(/^Taken:/).waitFor()
  await page.getByLabel('Keep this draft’s advice as').fill('Our bridge advice')
  assert.deepEqual(await axeFaults(page), [])
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await page.getByText('Our bridge advice').waitFor()
  await pictured(page, 'advice-library')
  await page.getByRole('button', { name: 'Close' }).click()

  await page.getByRole('button', { name: /^Preview/ }).click()
  await page.getByRole('tab', { name: 'Mail' }).click()
  const mail = page.frameLocator('iframe[title="The mail"]')
  await mail.getByRole('heading', { name: /Bridge closed in Baghdad/ }).waitFor()
  const size = await mail.locator('h1').evaluate((heading) => getComputedStyle(heading).fontSize)
  assert.equal(size, '22px', 'the mail’s own styles apply in its frame')
  await page.getByLabel('To a reader of').selectOption('ar')
  await mail.locator('html[dir=rtl]').waitFor()
  await pictured(page, 'preview-mail')
  await page.getByRole('dialog').locator('select').nth(1).selectOption('plain')
  await page.locator('.preview-text').waitFor()
})
