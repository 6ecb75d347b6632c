import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { atomically, type Tx } from '../database/database.ts'
import { replyToken } from '../deliveries/tokens.ts'
import { issue } from '../issuing/issue.ts'
import { importPeople } from '../people/import-people.ts'
import { findPerson } from '../people/queries.ts'
import { aDesk } from './desk.ts'
import { aScene } from './scene.ts'
import { served } from './served.ts'
import { someContent } from './told.ts'

export const people = `key,name,email,team,post,post country
A,Ana Local,ana@example.org,Field,Baghdad,Iraq
B,Bo Local,bo@example.org,Field,Baghdad,Iraq
C,Cy Local,cy@example.org,Office,Erbil,Iraq
`

/** Three people in Iraq who were asked whether they are safe, and a signed-in desk with one duty contact that calls the API. */
export async function anAskedDesk({
  role = 'owner',
  clock = () => new Date(),
  csv = people,
  withConsole = false,
} = {}) {
  const { db } = await aScene()
  const site = await served(db, { clock, withConsole })
  const desk = await aDesk(db, site, { role })
  const { organisation, email } = desk
  const act = <T>(work: (tx: Tx) => Promise<T>) => atomically(db, organisation, work)
  const { errors } = await importPeople(db, organisation, Buffer.from(csv), { dryRun: false, now: clock() })
  assert.deepEqual(errors, [])
  const contact = async (name: string) => {
    const id = randomUUID()
    const row = { organisation, id, name, email: `${name.toLowerCase()}@duty.example` }
    await act((tx) => tx.insertInto('duty_contact').values(row).execute())
    return id
  }
  await act((tx) => tx.deleteFrom('duty_contact').execute())
  const duty = await contact('Duty')
  const content = someContent({
    area: [{ type: 'country', country: 'IQ' }],
    response: { mode: 'safety-check' },
  })
  const actor = { email, through: 'console' as const }
  const issued = await issue(db, organisation, {
    kind: 'alert',
    content,
    exercise: true,
    actor,
    now: clock(),
  })
  assert.ok(issued.ok)
  await site.work()
  const { situation, alert, slug } = issued
  const person = async (key: string) => (await act((tx) => findPerson(tx, organisation, key)))?.id ?? ''
  const link = async (key: string) => {
    const scope = { organisation, alert, person: await person(key), purpose: 'reply' as const }
    return `${site.url}/r/${replyToken(site.secret, scope)}`
  }
  const answer = async (key: string, status: string, note = '') =>
    fetch(await link(key), {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ status, note }),
    })
  const call = async (method: string, path: string, json?: unknown) => {
    const init = json === undefined ? {} : { body: JSON.stringify(json) }
    const headers = { cookie: desk.cookie, origin: site.url, 'content-type': 'application/json' }
    const answered = await fetch(`${site.url}/api${path}`, { method, headers, ...init })
    // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, asserted by the tests
    return { status: answered.status, body: (await answered.json()) as any }
  }
  const get = (path: string) => call('GET', path)
  const post = (path: string, json: unknown = {}) => call('POST', path, json)
  const outbox = () =>
    act((tx) =>
      tx.selectFrom('outbox_message').select(['recipient', 'subject', 'plain']).orderBy('at').execute(),
    )
  const close = () => site[Symbol.asyncDispose]()
  return {
    ...{ db, site, desk, organisation, email, act, situation, alert, slug, duty, contact },
    ...{ person, link, answer, get, post, call, outbox, [Symbol.asyncDispose]: close },
  }
}
