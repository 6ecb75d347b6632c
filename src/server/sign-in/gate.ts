import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { Database } from '../../database/database.ts'
import { forgetAttempts, tooMany } from '../../http/attempts.ts'
import { remoteAddress } from '../../http/client-address.ts'
import { Problem } from '../../http/problem.ts'
import { clientAddressHeader, type SignIn } from '../sign-in.ts'

/** What of sign-in is open to everybody. Whatever stands in neither list does not exist over HTTP. */
const open = [
  'GET ok',
  'GET get-session',
  'POST sign-out',
  'POST sign-in/email',
  'POST sign-in/sso',
  'GET sso/callback/:provider',
  'GET magic-link/verify',
  'GET passkey/generate-authenticate-options',
  'POST passkey/verify-authentication',
  'POST two-factor/verify-totp',
  'POST two-factor/verify-backup-code',
]
/** What changes how a user signs in; not for a session that an organisation's provider vouched for. */
const ofOwnAccount = [
  'GET passkey/generate-register-options',
  'POST passkey/verify-registration',
  'POST passkey/delete-passkey',
  'POST two-factor/enable',
  'POST two-factor/disable',
  'POST two-factor/generate-backup-codes',
]

/** Wrong passwords of one account, and sign-ins from one address, within a minute before it is told to wait. */
const perMinute = { account: 5, address: 30 }

/** /api/auth: the open addresses of sign-in, with guessing slowed down; every other address is closed. */
export function signInGate({ db, auth }: { db: Database; auth: SignIn }): Hono {
  const app = new Hono()
  const pass = (c: Context) => auth.handler(withClientAddress(c))
  for (const [method, path] of open.map(split)) {
    if (path !== 'sign-in/email') app.on(method, `/${path}`, pass)
  }
  app.post('/sign-in/email', async (c) => {
    const { account, address } = await who(c)
    if (await tooMany(db, address, perMinute.address)) throw slower()
    if (await tooMany(db, account, perMinute.account)) throw slower()
    const answer = await pass(c)
    if (answer.ok) await forgetAttempts(db, account)
    return answer
  })
  for (const [method, path] of ofOwnAccount.map(split))
    app.on(method, `/${path}`, async (c) => {
      const session = await auth.api.getSession({ headers: c.req.raw.headers })
      if (session?.session.providerOrganisation)
        throw new Problem('not-allowed', 'Your organisation’s provider keeps how you sign in.')
      const answer = await pass(c)
      if (answer.ok && path === 'passkey/verify-registration' && session)
        await db
          .updateTable('session')
          .set({ proven: 'passkey' })
          .where('id', '=', session.session.id)
          .execute()
      return answer
    })
  app.all('*', () => {
    throw new Problem('not-found', 'There is no such address of sign-in.')
  })
  return app
}

function split(line: string) {
  const [method = '', path = ''] = line.split(' ')
  return [method, path] as const
}

/** Keys of the counts: an account by a digest, so that the table lists nobody who was guessed at. */
async function who(c: Context) {
  const body: unknown = await c.req.raw
    .clone()
    .json()
    .catch(() => undefined)
  const email = String((body as { email?: unknown } | undefined)?.email ?? '').toLowerCase()
  const digest = createHash('sha256').update(email).digest('base64url').slice(0, 22)
  return { account: `sign-in account ${digest}`, address: `sign-in address ${remoteAddress(c)}` }
}

function slower() {
  return new Problem('too-many-requests', 'Too many attempts to sign in; wait a minute and try again.')
}

/** The request as sign-in counts it: by the address that connected, since anybody can write X-Forwarded-For. */
function withClientAddress(c: Context) {
  const request = new Request(c.req.raw)
  request.headers.set(clientAddressHeader, remoteAddress(c))
  return request
}
