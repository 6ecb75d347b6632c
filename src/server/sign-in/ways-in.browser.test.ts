import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axeFaults } from '../../testing/axe.ts'
import { browser } from '../../testing/browser.ts'
import { openedConsole, pictured } from '../../testing/console.ts'
import { aDesk } from '../../testing/desk.ts'
import { aProvider } from '../../testing/provider.ts'
import { aScene } from '../../testing/scene.ts'
import { served } from '../../testing/served.ts'
import { signInLink } from '../sign-in-link.ts'

async function elsewhere() {
  const page = await (await browser()).newPage()
  page.setDefaultTimeout(20_000)
  return page
}

test('a session elsewhere is ended, and then all the others; whoever had one must sign in again', async () => {
  const { db } = await aScene()
  await using site = await served(db, { withConsole: true })
  const desk = await aDesk(db, site)
  const others = [await elsewhere(), await elsewhere()]
  for (const other of others) {
    await db.deleteFrom('rate_limit').execute()
    await other.goto(await signInLink({ db, secret: site.secret }, site.url, desk.email))
    await other.waitForURL(/\/console\/desk-/)
  }
  const { page } = await openedConsole(site, desk, '/account')
  await page.getByRole('heading', { name: 'Where you are signed in' }).waitFor()
  await page.getByRole('button', { name: 'End', exact: true }).first().click()
  await page.getByText('That session has ended.').waitFor()
  await page.getByRole('button', { name: 'End all others' }).click()
  await page.getByText('All your other sessions have ended.').waitFor()
  await page.getByRole('button', { name: 'End', exact: true }).first().waitFor({ state: 'detached' })
  await pictured(page, 'account-sessions')
  for (const other of others) {
    await other.reload()
    await other.waitForURL(/\/console\/sign-in/)
  }
})

test('a provider is registered on the page of members, and its button signs somebody new in', async () => {
  const domain = `${crypto.randomUUID()}.example`
  await using provider = await aProvider({
    kim: { email: `kim@${domain}`, email_verified: true, name: 'Kim Example' },
  })
  const { db } = await aScene()
  await using site = await served(db, {
    withConsole: true,
    settings: { ALARUM_TRUSTED_PROVIDERS: provider.issuer },
  })
  const desk = await aDesk(db, site)
  const { page } = await openedConsole(site, desk, '/settings/members')
  await page.getByRole('button', { name: 'Add a provider' }).click()
  await page.getByLabel('Issuer').fill('https://nobody.invalid')
  await page.getByLabel('Mail domain').fill(domain)
  await page.getByLabel('Client id').fill(provider.client.id)
  await page.getByLabel('Client secret').fill(provider.client.secret)
  await page.getByLabel('Role of new members').selectOption('analyst')
  assert.deepEqual(await axeFaults(page), [])
  await page.getByRole('button', { name: 'Register' }).click()
  await page.locator('.provider .fault, .provider .field-fault').filter({ hasText: /\w/ }).first().waitFor()
  await pictured(page, 'provider-fault')
  await page.getByLabel('Issuer').fill(provider.issuer)
  await page.getByRole('button', { name: 'Register' }).click()
  await page.getByText('The provider is registered').waitFor()
  provider.allow(await page.locator('.member-lines code').innerText())

  const newcomer = await elsewhere()
  await db.deleteFrom('rate_limit').execute()
  await newcomer.goto(`${site.url}/console/sign-in`)
  await newcomer.getByLabel('Mail address').fill(`kim@${domain}`)
  await newcomer.getByRole('button', { name: 'Single sign-on' }).click()
  await newcomer.locator('input[name=login]').fill('kim')
  await newcomer.locator('input[name=password]').fill('any')
  await newcomer.locator('button[type=submit]').click()
  await newcomer.locator('button[type=submit]').click()
  await newcomer.waitForURL(/\/console\/desk-/)
  await newcomer.getByText(`kim@${domain}`).first().waitFor()
})

test('who is invited joins with a passkey instead of a password', async () => {
  const { db } = await aScene()
  await using site = await served(db, { withConsole: true, host: 'localhost' })
  const desk = await aDesk(db, site)
  const { page } = await openedConsole(site, desk, '/settings/members')
  await page.getByLabel('Mail address').fill('lee@example.org')
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  const link = await page.getByLabel('Link', { exact: true }).inputValue()
  const invited = await elsewhere()
  const cdp = await invited.context().newCDPSession(invited)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  await invited.goto(link)
  await invited.getByLabel('Your name').fill('Lee Example')
  await invited.getByRole('button', { name: /passkey/i }).click()
  await invited.waitForURL(/\/console\/desk-/)
  await invited.getByRole('link', { name: 'Account' }).click()
  await invited.getByText('Chrome on Linux').first().waitFor()
})
