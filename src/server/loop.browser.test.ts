import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { AlertContent } from '../alerts/alert.ts'
import { contentFromDraft } from '../alerts/content-from-draft.ts'
import { atomically } from '../database/database.ts'
import { issue } from '../issuing/issue.ts'
import { importPeople } from '../people/import-people.ts'
import { importTrips } from '../people/import-trips.ts'
import { readText } from '../reading/read.ts'
import { rollCall } from '../replies/roll-call.ts'
import { axeFaults } from '../testing/axe.ts'
import { browser } from '../testing/browser.ts'
import { aScene } from '../testing/scene.ts'
import { served } from '../testing/served.ts'
import { anSmtpServer } from '../testing/smtp.ts'
import { makeOrganisation, ownerUser } from './installation.ts'
import { signInLink } from './sign-in-link.ts'

const twin = `Skip to main content
07 Jan 2020 | 03:58 AM UTC

Iraq: Ministry rejects reports of an early coalition pullout January 6

Defence ministry says no date is set for foreign forces to leave after a vote in Baghdad January 6; tighter checks possible



The minister of defence, Karim Sample, announced on Monday, January 6, that no withdrawal of coalition forces has been decided, despite a letter from a staff officer which seemed to convey that units would leave within weeks. The ministry clarified that the letter only meant to describe troop movement.

This update comes just one day after parliament voted to ask the government to end the presence of foreign forces.

One partner country announced it would move its trainers, who are based in Baghdad and Taji.

Protests are to be expected in Baghdad over the coming days. Tighter checks are to be anticipated at Baghdad International Airport (BGW) over the near term. Attacks on foreign personnel remain possible.


The ministry published a statement on January 3 about an air strike near Baghdad International Airport (BGW). The situation remains fluid.


Individuals across Iraq are advised to closely monitor developments, avoid all demonstrations, and follow all instructions issued by local authorities.

The security situation in Iraq is complex. Seek professional advice before all travel.`

const seed = new URL('../../../shared/seed/alert.txt', import.meta.url)
const now = new Date()
const actor = { email: 'owner@example.org', through: 'command' as const }

const people = `key,name,email,language,home,home country
A,Ana Traveller,ana@example.org,en,,
B,Bo Traveller,bo@example.org,fr,,
C,Cleo Elsewhere,cleo@example.org,en,,
D,Dara Local,dara@example.org,ar,Baghdad,Iraq
E,Eli Faraway,eli@example.org,en,,
`
const trips = `person,trip,place,country,from,to
A,T1,Baghdad,Iraq,-1d,+5d
B,T2,Erbil,Iraq,-1d,+5d
C,T3,Kuwait City,Kuwait,-1d,+5d
E,T4,Paris,France,-1d,+5d
`

/** An organisation with an owner and five people, three of them in Iraq, one across the border. */
async function aDesk() {
  const { db } = await aScene()
  const slug = `desk-${crypto.randomUUID()}`
  const organisation = await db.transaction().execute(async (tx) => {
    const owner = await ownerUser(tx, actor.email)
    return makeOrganisation(tx, {
      name: 'Desk',
      slug,
      owner,
      demonstration: false,
    })
  })
  for (const [read, csv] of [
    [importPeople, people],
    [importTrips, trips],
  ] as const) {
    const report = await read(db, organisation, Buffer.from(csv), { dryRun: false, now })
    assert.deepEqual(report.errors, [])
  }
  await atomically(db, organisation, (tx) =>
    tx
      .insertInto('duty_contact')
      .values({ organisation, id: crypto.randomUUID(), name: 'Duty', email: 'duty@example.org' })
      .execute(),
  )
  return { db, organisation, slug }
}

function read(text: string): AlertContent {
  const result = readText(text, { now: now.toISOString() })
  assert.ok('drafts' in result && result.drafts[0], 'it is read')
  const made = contentFromDraft(result.drafts[0], now)
  assert.ok('content' in made, JSON.stringify(made))
  return { ...made.content, response: { mode: 'safety-check' } }
}

async function wholeLoop(text: string, isOwnWording: boolean) {
  const { db, organisation, slug } = await aDesk()
  await using smtp = await anSmtpServer()
  await using site = await served(db, { smtpUrl: smtp.url, withConsole: true })
  const content: AlertContent = {
    ...read(text),
    ...(isOwnWording ? { wording: 'own', sharing: 'CLEAR' } : {}),
  }

  const issued = await issue(db, organisation, {
    kind: 'alert',
    content,
    exercise: true,
    actor,
    now: new Date(),
  })
  assert.ok(issued.ok, JSON.stringify(issued))
  await site.work()
  const told = () => smtp.received.map(({ to }) => to).sort()
  assert.deepEqual(told(), ['ana@example.org', 'bo@example.org', 'dara@example.org'])

  const page = await (await browser()).newPage()
  const address = `${site.url}/alerts/${issued.slug}`
  const anonymous = await page.goto(address)
  assert.equal(anonymous?.status(), isOwnWording ? 200 : 404)
  await page.goto(await signInLink({ db, secret: site.secret }, site.url, actor.email))
  const shown = await page.goto(`${address}?organisation=${organisation}`)
  assert.equal(shown?.status(), 200)
  assert.equal(await page.locator('h1').textContent(), content.headline)
  assert.match((await page.locator('.drill').textContent()) ?? '', /Exercise/)
  assert.deepEqual(await axeFaults(page), [])

  const linkOf = (to: string) => {
    const plain = smtp.received.find((message) => message.to === to)?.mail.text ?? ''
    return /https?:\/\/\S+\/r\/[\w-]{43}(?=\s)/.exec(plain)?.[0] ?? ''
  }
  await page.goto(linkOf('ana@example.org'))
  assert.deepEqual(await axeFaults(page), [])
  await page.getByRole('button', { name: 'I am safe' }).click()
  assert.match((await page.getByRole('status').textContent()) ?? '', /you are safe/)
  await page.goto(linkOf('bo@example.org'))
  await page.getByRole('textbox').fill('Checkpoint closed')
  await page.getByRole('button', { name: /aide/ }).click()
  await site.work()
  assert.ok(told().includes('duty@example.org'), 'the duty contact is told of the help request')

  const roll = () =>
    atomically(db, organisation, (tx) => rollCall(tx, organisation, issued.alert, { limit: 100 }))
  assert.deepEqual(
    (await roll())?.lines.map(({ name, status }) => [name, status]),
    [
      ['Bo Traveller', 'need-help'],
      ['Dara Local', 'asked'],
      ['Ana Traveller', 'safe'],
    ],
  )
  await page.goto(`${site.url}/console/${slug}/situations/${issued.situation}/roll-call`)
  await page.getByText('Bo Traveller').waitFor()
  assert.match((await page.locator('main').textContent()) ?? '', /Checkpoint closed/)
  assert.deepEqual(await axeFaults(page), [])

  const before = smtp.received.length
  const wider: AlertContent = {
    ...content,
    area: [...(content.area ?? []), { type: 'country', country: 'KW' }],
  }
  const updated = await issue(db, organisation, {
    kind: 'update',
    content: wider,
    alert: issued.alert,
    exercise: true,
    actor,
    now: new Date(),
  })
  assert.ok(updated.ok, JSON.stringify(updated))
  await site.work()
  assert.ok(
    smtp.received.slice(before).some(({ to }) => to === 'cleo@example.org'),
    'the newly exposed are told',
  )
  assert.equal((await roll())?.lines.find(({ name }) => name === 'Ana Traveller')?.status, 'safe')

  const beforeClear = smtp.received.length
  const cleared = await issue(db, organisation, {
    kind: 'all-clear',
    content: wider,
    alert: issued.alert,
    exercise: true,
    actor,
    now: new Date(),
  })
  assert.ok(cleared.ok, JSON.stringify(cleared))
  await site.work()
  assert.deepEqual(
    smtp.received
      .slice(beforeClear)
      .map(({ to }) => to)
      .sort(),
    ['ana@example.org', 'bo@example.org', 'cleo@example.org', 'dara@example.org'],
  )
  await page.close()
}

test('a text is read, issued, looked at, mailed to exactly the exposed, answered, widened and cleared', async () => {
  await wholeLoop(twin, true)
})

test('so is the archetype alert, which stays internal in its publisher’s words', async (t) => {
  if (!existsSync(seed)) return t.skip('the seed alert is not beside this checkout')
  await wholeLoop(readFileSync(seed, 'utf8'), false)
})
