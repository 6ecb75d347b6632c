import { randomUUID } from 'node:crypto'
import type { Database } from '../database/database.ts'
import { makeOrganisation, ownerUser } from '../server/installation.ts'
import { signInLink } from '../server/sign-in-link.ts'

type Site = { url: string; secret: string }

/** An organisation and the browser of one who is signed in to it: `get` and `post` carry the session's cookie. */
export async function aDesk(db: Database, site: Site, { role = 'owner' } = {}) {
  const email = `${role}-${randomUUID()}@example.org`
  const organisation: string = await db.transaction().execute(async (tx) => {
    const owner = await ownerUser(tx, email)
    return makeOrganisation(tx, { name: 'Desk', slug: `desk-${randomUUID()}`, owner, demonstration: false })
  })
  await db.updateTable('member').set({ role }).where('organisation', '=', organisation).execute()
  // A file of tests signs in more often in a minute than sign-in lets one address.
  await db.deleteFrom('rate_limit').execute()
  const cookie = await cookieOf(await signInLink({ db, secret: site.secret }, site.url, email))
  const get = (path: string) => fetch(site.url + path, { headers: { cookie }, redirect: 'manual' })
  const post = (path: string, form: Record<string, string> = {}, headers: Record<string, string> = {}) =>
    fetch(site.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: site.url, ...headers },
      body: new URLSearchParams(form),
    })
  /** Sends JSON as a page of the console does. */
  const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(site.url + path, {
      method,
      redirect: 'manual',
      headers: { cookie, origin: site.url, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return { url: site.url, organisation, email, cookie, get, post, send }
}

/** Another member of an organisation, signed in. */
export async function aMember(db: Database, site: Site, organisation: string, role: string) {
  const own = await aDesk(db, site, { role })
  await db.updateTable('member').set({ organisation }).where('organisation', '=', own.organisation).execute()
  const { id } = await db
    .selectFrom('user')
    .select('id')
    .where('email', '=', own.email)
    .executeTakeFirstOrThrow()
  return { ...own, organisation, user: id }
}

/** The cookies of a browser that follows a one-time link. */
export async function cookieOf(link: string) {
  const answer = await fetch(link, { redirect: 'manual' })
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}
