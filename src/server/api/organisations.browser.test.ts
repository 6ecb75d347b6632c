import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openedConsole } from '../../testing/console.ts'
import { aDesk, aMember } from '../../testing/desk.ts'
import { aScene } from '../../testing/scene.ts'
import { served } from '../../testing/served.ts'

test('an owner makes a further organisation and owns it; a name in use gets another address; others may not', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const desk = await aDesk(db, site)
  const name = `Field Office ${crypto.randomUUID().slice(0, 8)}`
  const make = async (who: typeof desk, called: string) => {
    const answer = await who.send('POST', '/api/organisations', { name: called })
    return { status: answer.status, said: (await answer.json()) as { id: string; slug: string } }
  }
  const [first, second] = [await make(desk, name), await make(desk, name)]
  assert.deepEqual([first.status, second.status], [201, 201])
  assert.equal(second.said.slug, `${first.said.slug}-2`)
  const session = await desk.get('/api/session')
  const { organisations } = (await session.json()) as { organisations: { slug: string }[] }
  assert.ok(organisations.some(({ slug }) => slug === first.said.slug))
  const people = await fetch(`${site.url}/api/people?limit=1`, {
    headers: { cookie: desk.cookie, 'x-alarum-organisation': first.said.slug, 'x-alarum-reason': 'a look' },
  })
  assert.equal(people.status, 200)
  assert.equal((await make(desk, '  ')).status, 422)
  const manager = await aMember(db, site, desk.organisation, 'security-manager')
  assert.equal((await make(manager, 'Mine')).status, 403)
})

test('the settings make it, and the console opens it', async () => {
  const { db } = await aScene()
  await using site = await served(db, { withConsole: true })
  const desk = await aDesk(db, site)
  const { page } = await openedConsole(site, desk, '/settings')
  await page.getByLabel('Its name').fill(`Second ${crypto.randomUUID().slice(0, 8)}`)
  await page.getByRole('button', { name: 'Make it' }).click()
  await page.waitForURL(/\/console\/second-/)
  await page.locator('h1').waitFor()
})
