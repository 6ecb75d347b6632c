import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { axeFaults } from '../../testing/axe.ts'
import { browser } from '../../testing/browser.ts'
import { aDesk } from '../../testing/desk.ts'
import { aScene } from '../../testing/scene.ts'
import { served } from '../../testing/served.ts'
import { signInLink } from '../sign-in-link.ts'

const password = 'three words and more'

/** A page with what it complained of; `address` is opened in it. */
async function aPage(address: string, { width = 1280, scheme = 'light' as 'light' | 'dark' } = {}) {
  const context = await (await browser()).newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  page.on('pageerror', (fault) => complaints.push(String(fault)))
  await page.goto(address)
  return { page, complaints }
}

async function pictured(page: Page, name: string) {
  if (process.env.PICTURES)
    await page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true })
  assert.deepEqual(await axeFaults(page), [], name)
}

/** A device with a fingerprint reader, as Chromium's own virtual one. */
async function withAuthenticator(page: Page) {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

async function signOut(page: Page) {
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
}

async function signedIn(page: Page) {
  await page.waitForURL(/\/console\/desk-/)
  await page.getByRole('link', { name: 'Account' }).click()
}

test('from the first-run link to a password and an authenticator app, and in again with a code or a backup code', async () => {
  const { db } = await aScene()
  await using site = await served(db, { withConsole: true, host: 'localhost' })
  const { email } = await aDesk(db, site)
  const { page, complaints } = await aPage(await signInLink({ db, secret: site.secret }, site.url, email))
  await page.getByRole('link', { name: 'Account' }).click()
  await page.getByLabel('New password').fill('short')
  await page.getByRole('button', { name: 'Set', exact: true }).click()
  await page.getByText('Use at least 12 characters.').waitFor()
  await page.getByLabel('New password').fill(password)
  await page.getByRole('button', { name: 'Set', exact: true }).click()
  await page.getByText('Your password is set').waitFor()

  await page.getByRole('button', { name: 'Set up' }).click()
  await page.getByLabel('Your password').fill(password)
  await page.keyboard.press('Enter')
  const secret = (await page.locator('.key-by-hand').innerText()).replaceAll(/\s/g, '')
  await pictured(page, 'account-set-up')
  const totp = new TOTP({ secret })
  await page.getByLabel('Code that the app shows').fill(totp.generate())
  await page.keyboard.press('Enter')
  const backup = await page.locator('.backup-codes li').first().innerText()
  await pictured(page, 'account-backup-codes')
  await page.getByRole('button', { name: 'I have kept them' }).click()

  await signOut(page)
  await page.getByLabel('Mail address').fill(email)
  await page.getByLabel('Password').fill('not the password')
  await page.keyboard.press('Enter')
  await page.getByText('The mail address or the password is wrong.').waitFor()
  await pictured(page, 'sign-in-wrong')
  await page.getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await page.getByLabel('Code of your authenticator app').fill(totp.generate())
  await pictured(page, 'sign-in-code')
  await page.keyboard.press('Enter')
  await signedIn(page)

  await signOut(page)
  await page.getByLabel('Mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Use a backup code' }).click()
  await page.getByLabel('Backup code').fill(backup)
  await page.keyboard.press('Enter')
  await signedIn(page)
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('a passkey that is added on the account page signs in by itself', async () => {
  const { db } = await aScene()
  await using site = await served(db, { withConsole: true, host: 'localhost' })
  const { email } = await aDesk(db, site)
  const { page } = await aPage(await signInLink({ db, secret: site.secret }, site.url, email))
  await withAuthenticator(page)
  await page.getByRole('link', { name: 'Account' }).click()
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByText('The passkey is added').waitFor()
  await pictured(page, 'account-1280')
  await page.reload()
  await page.getByText('Chrome on Linux').first().waitFor()
  await signOut(page)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await signedIn(page)
  await page.context().close()
})

test('a session that ends under a screen is taken up again in place, and what was typed goes through', async () => {
  const { db } = await aScene()
  await using site = await served(db, { withConsole: true })
  const desk = await aDesk(db, site)
  await desk.send('PUT', '/api/account/password', { password })
  const { page } = await aPage(await signInLink({ db, secret: site.secret }, site.url, desk.email))
  await page.getByRole('link', { name: 'Account' }).click()
  await page.getByLabel('Your name').fill('Kim Typed')
  await db.deleteFrom('session').execute()
  await page.getByRole('button', { name: 'Change' }).first().click()
  await page.getByRole('dialog', { name: 'Your session has ended' }).waitFor()
  await pictured(page, 'session-ended')
  await page.getByRole('dialog').getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await page.getByText('Your name is changed.').waitFor()
  const user = await db.selectFrom('user').select('name').where('email', '=', desk.email).executeTakeFirst()
  assert.equal(user?.name, 'Kim Typed')
  await page.context().close()
})

test('an owner invites; who is invited joins by the link; the owner changes their role, and takes it back', async () => {
  const { db } = await aScene()
  await using site = await served(db, { withConsole: true })
  const owner = await aDesk(db, site)
  const { page } = await aPage(await signInLink({ db, secret: site.secret }, site.url, owner.email))
  await page.waitForURL(/\/console\/desk-/)
  await page.goto(`${page.url()}settings/members`)
  await page.getByLabel('Mail address').fill('kim@example.org')
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  const link = await page.getByLabel('Link', { exact: true }).inputValue()
  await pictured(page, 'invited')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByText('kim@example.org').first().waitFor()

  const { page: other } = await aPage(link, { width: 360, scheme: 'dark' })
  await other.getByRole('heading', { name: 'Join Desk' }).waitFor()
  await pictured(other, 'invitation-360-dark')
  await other.getByLabel('Your name').fill('Kim Example')
  await other.getByLabel('Password').fill(password)
  await other.getByRole('button', { name: 'Join with a password' }).click()
  await other.waitForURL(/\/console\/desk-/)
  await other.goto(`${other.url()}account`)
  await other.getByRole('heading', { name: 'Where you are signed in' }).waitFor()
  await pictured(other, 'account-360-dark')
  await other.goto(link)
  await other.getByText('was used or withdrawn').waitFor()
  await pictured(other, 'invitation-used-360-dark')

  const role = page.getByLabel('Role of Kim Example, kim@example.org')
  await role.selectOption('approver')
  await page.getByText('Kim Example is approver now.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.waitForFunction(() => document.querySelectorAll('select').length > 0)
  await page.reload()
  await role.waitFor()
  assert.equal(await role.inputValue(), 'analyst')
  await pictured(page, 'members-1280')
  await page.setViewportSize({ width: 360, height: 800 })
  await pictured(page, 'members-360')
  await page.context().close()
  await other.context().close()
})

test('where a second factor is asked for, a member without one is led to their account', async () => {
  const { db } = await aScene()
  await using site = await served(db, { withConsole: true, host: 'localhost' })
  const owner = await aDesk(db, site)
  await owner.send('PUT', '/api/sign-in-rules', { secondFactorRequired: true })
  const { page } = await aPage(await signInLink({ db, secret: site.secret }, site.url, owner.email), {
    width: 360,
  })
  await withAuthenticator(page)
  await page.getByText('asks its members for a second factor').waitFor()
  await pictured(page, 'account-needed-360')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByRole('link', { name: 'Go to the desk' }).click()
  await page.waitForURL(/\/console\/desk-/)
  await page.context().close()
})
