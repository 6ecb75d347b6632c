import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { recordAudit } from '../../audit/record.ts'
import { atomically, type Database } from '../../database/database.ts'
import { type Api, body, json, newRoutes, type security } from '../../http/api.ts'
import { forgetAttempts, tooMany } from '../../http/attempts.ts'
import { Problem } from '../../http/problem.ts'
import { endSessions, listSessions } from '../../people/sessions.ts'
import { strong } from '../sign-in/proven.ts'
import type { SignIn } from '../sign-in.ts'

const Passkey = z.object({ id: z.uuid(), name: z.string().nullable(), since: z.iso.datetime() })
const OpenSession = z.object({
  id: z.uuid(),
  device: z.string().nullable(),
  address: z.string().nullable(),
  proven: z.string(),
  since: z.iso.datetime(),
  used: z.iso.datetime(),
  current: z.boolean(),
})

export const Account = z
  .object({
    name: z.string(),
    email: z.string(),
    password: z.boolean(),
    secondFactor: z.boolean(),
    passkeys: z.array(Passkey),
    sessions: z.array(OpenSession),
    proven: z.string().openapi({
      description: 'How this session was opened: password, second-factor, passkey, single-sign-on or link',
    }),
    strong: z.boolean().openapi({ description: 'Whether this session proved more than a password' }),
    providerKeepsIt: z
      .boolean()
      .openapi({ description: 'Whether the organisation’s provider keeps how one signs in' }),
  })
  .openapi('Account')
export type Account = z.infer<typeof Account>

const Done = z.object({ done: z.literal(true) })
const password = z.string().min(12, 'Use at least 12 characters.').max(128, 'Use at most 128 characters.')
const own = { security: [{ session: [] }] } satisfies { security: typeof security }

const routes = {
  show: {
    ...own,
    method: 'get',
    path: '/account',
    summary: 'Your own account: how you sign in, and where you are signed in',
    responses: { 200: json(Account, 'The account') },
  },
  rename: {
    ...own,
    method: 'put',
    path: '/account/name',
    summary: 'Change your name',
    request: body(z.object({ name: z.string().trim().min(1, 'Write a name.').max(200) })),
    responses: { 200: json(Done, 'Changed') },
  },
  password: {
    ...own,
    method: 'put',
    path: '/account/password',
    summary: 'Set your password, or change it; your other sessions end',
    request: body(z.object({ current: z.string().max(128).optional(), password })),
    responses: { 200: json(Done, 'Changed') },
  },
  endOne: {
    ...own,
    method: 'delete',
    path: '/account/sessions/{session}',
    summary: 'End one of your sessions',
    request: { params: z.object({ session: z.uuid() }) },
    responses: { 200: json(Done, 'Ended') },
  },
  endOthers: {
    ...own,
    method: 'delete',
    path: '/account/sessions',
    summary: 'End all your sessions but this one',
    responses: { 200: json(z.object({ ended: z.number().int() }), 'Ended') },
  },
} as const

/** One's own account: reached also by members who have yet to set up the second factor their organisation asks for. */
export function accountRoutes({ db, clock }: Api, auth: SignIn) {
  const app = newRoutes()
  app.use('/account', (c, next) => sessionOf(auth, c).then(next))
  app.use('/account/*', (c, next) => sessionOf(auth, c).then(next))

  app.openapi(routes.show, async (c) => {
    const { session, user } = await sessionOf(auth, c)
    const limited = Boolean(session.providerOrganisation)
    const [passkeys, sessions, credential] = await Promise.all([
      limited ? [] : passkeysOf(db, user.id),
      listSessions(db, user.id, clock()),
      credentialOf(db, user.id),
    ])
    return c.json(
      {
        name: user.name,
        email: user.email,
        password: credential !== undefined,
        secondFactor: Boolean(user.twoFactorEnabled),
        passkeys: passkeys.map(({ since, ...one }) => ({ ...one, since: since.toISOString() })),
        sessions: sessions
          .filter(({ id }) => !limited || id === session.id)
          .map(({ since, used, ...one }) => ({
            ...one,
            since: since.toISOString(),
            used: used.toISOString(),
            current: one.id === session.id,
          })),
        proven: session.proven ?? 'link',
        strong: strong.includes(session.proven ?? ''),
        providerKeepsIt: limited,
      },
      200,
    )
  })

  app.openapi(routes.rename, async (c) => {
    const { user } = await ownSession(auth, c)
    const { name } = c.req.valid('json')
    await db.updateTable('user').set({ name, updated_at: clock() }).where('id', '=', user.id).execute()
    return c.json({ done: true as const }, 200)
  })

  app.openapi(routes.password, async (c) => {
    const { user, session } = await ownSession(auth, c)
    const { current, password } = c.req.valid('json')
    const { password: passwords, internalAdapter } = await auth.$context
    const credential = await credentialOf(db, user.id)
    if (credential)
      await proveCurrent(db, user.id, () =>
        passwords.verify({ hash: credential.password ?? '', password: current ?? '' }),
      )
    const hash = await passwords.hash(password)
    if (credential) await internalAdapter.updatePassword(user.id, hash)
    else
      await internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: hash,
      })
    await endSessions(db, user.id, { but: session.id })
    await noteInOrganisations(
      db,
      user,
      credential ? 'account.password-changed' : 'account.password-set',
      clock(),
    )
    return c.json({ done: true as const }, 200)
  })

  app.openapi(routes.endOne, async (c) => {
    const { user } = await ownSession(auth, c)
    const { session } = c.req.valid('param')
    if (!(await endSessions(db, user.id, { only: session })))
      throw new Problem('not-found', 'This session has ended already.')
    return c.json({ done: true as const }, 200)
  })

  app.openapi(routes.endOthers, async (c) => {
    const { user, session } = await ownSession(auth, c)
    return c.json({ ended: await endSessions(db, user.id, { but: session.id }) }, 200)
  })
  return app
}

async function sessionOf(auth: SignIn, c: Context) {
  const found = await auth.api.getSession({ headers: c.req.raw.headers })
  if (!found) throw new Problem('sign-in-needed', 'Sign in; an account is its owner’s alone.')
  return found
}

/** A session of the user’s own making: one that an organisation’s provider vouched for changes nothing of the account. */
async function ownSession(auth: SignIn, c: Context) {
  const found = await sessionOf(auth, c)
  if (found.session.providerOrganisation)
    throw new Problem('not-allowed', 'Your organisation’s provider keeps how you sign in.')
  return found
}

async function proveCurrent(db: Database, user: string, check: () => Promise<boolean>) {
  const guesses = `password change ${user}`
  if (await tooMany(db, guesses, 5))
    throw new Problem('too-many-requests', 'Too many wrong passwords; wait a minute and try again.')
  if (!(await check()))
    throw new Problem('invalid-fields', 'Your current password is not this one.', [
      { path: 'current', message: 'This is not your current password.' },
    ])
  await forgetAttempts(db, guesses)
}

function passkeysOf(db: Database, user: string) {
  return db
    .selectFrom('passkey')
    .select(['id', 'name', 'created_at as since'])
    .where('user_id', '=', user)
    .orderBy('created_at')
    .limit(50)
    .execute()
}

function credentialOf(db: Database, user: string) {
  return db
    .selectFrom('account')
    .select(['id', 'password'])
    .where('user_id', '=', user)
    .where('provider_id', '=', 'credential')
    .where('password', 'is not', null)
    .executeTakeFirst()
}

/** A change of how somebody signs in concerns every organisation they can enter. */
async function noteInOrganisations(
  db: Database,
  user: { id: string; email: string },
  action: string,
  now: Date,
) {
  const rows = await db
    .selectFrom('member')
    .select('organisation')
    .where('user_id', '=', user.id)
    .limit(100)
    .execute()
  for (const { organisation } of rows)
    await atomically(db, organisation, (tx) =>
      recordAudit(tx, organisation, { actor: user.email, action, subject: user.id, now }),
    )
}
