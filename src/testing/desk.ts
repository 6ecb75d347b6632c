import { randomUUID } from 'node:crypto'
import type { Database } from '../database/database.ts'
import { makeOrganisation, ownerUser } from '../server/installation.ts'
import { signInLink } from '../server/sign-in-link.ts'

type Site = { url: string; secret: string }

/** An organisation and the browser of one who is signed in to it: `get` and `post` carry the session's cookie. */
export async function aDesk(db: Database, site: Site, { role = 'owner' } = {}) {
  const email = `${role}-${randomUUID()}@example.org`
  const organisation = await db.transaction().execute(async (tx) => {
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
  return { organisation, email, cookie, get, post }
}

async function cookieOf(link: string) {
  const answer = await fetch(link, { redirect: 'manual' })
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}
