import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { setSignedCookie } from 'hono/cookie'
import { recordAudit } from '../../audit/record.ts'
import { noteChange } from '../../database/changed.ts'
import { atomically, type Database } from '../../database/database.ts'
import { type Api, body, json, newRoutes } from '../../http/api.ts'
import { tooMany } from '../../http/attempts.ts'
import { remoteAddress } from '../../http/client-address.ts'
import { Problem } from '../../http/problem.ts'
import { invitingOrganisation, markAccepted, openInvitation } from '../../people/invitations.ts'
import { addMember } from '../../people/members.ts'
import { permissionsOf, roles } from '../../vocabulary/role.ts'
import type { SignIn } from '../sign-in.ts'

/** Wrong links from one address within a minute before it is told to wait. */
const perMinute = 30

export const Offer = z
  .object({
    email: z.string(),
    organisation: z.string(),
    role: z.enum(roles),
    may: z.array(z.string()),
    expires: z.iso.datetime(),
    known: z
      .boolean()
      .openapi({ description: 'Whether there is an account of this address, which then joins' }),
    signedIn: z.boolean().openapi({ description: 'Whether this browser is signed in to it' }),
  })
  .openapi('Offer')
export type Offer = z.infer<typeof Offer>

const TokenParam = z.object({ token: z.string().max(100) })

const showRoute = createRoute({
  method: 'get',
  path: '/invitation/{token}',
  summary: 'What a link of an invitation offers; opening it changes nothing',
  request: { params: TokenParam },
  responses: { 200: json(Offer, 'The offer') },
})

const acceptRoute = createRoute({
  method: 'post',
  path: '/invitation/{token}',
  summary:
    'Accept an invitation: a new account gets a name, and a password unless it will get a passkey next',
  request: {
    params: TokenParam,
    ...body(
      z.object({
        name: z.string().trim().min(1, 'Write your name.').max(200).optional(),
        password: z.string().min(12, 'Use at least 12 characters.').max(128, 'Use at most 128.').optional(),
      }),
    ),
  },
  responses: { 200: json(z.object({ joined: z.uuid() }), 'Joined and signed in') },
})

/** The other side of an invitation: the link is the key, so these need no session. */
export function invitationRoutes({ db, clock }: Api, auth: SignIn) {
  const app = newRoutes()

  app.openapi(showRoute, async (c) => {
    const { organisation, token } = await linkOf(db, c.req.valid('param').token, remoteAddress(c))
    const found = await atomically(db, organisation, async (tx) => {
      const invitation = await openInvitation(tx, organisation, token, clock())
      return (
        invitation && {
          invitation,
          user: await userOf(tx, invitation.email),
          name: await nameOf(tx, organisation),
        }
      )
    })
    if (!found) throw await unknown(db, remoteAddress(c))
    const { invitation, user, name } = found
    const session = await auth.api.getSession({ headers: c.req.raw.headers })
    return c.json(
      {
        email: invitation.email,
        organisation: name,
        role: invitation.role,
        may: permissionsOf(invitation.role),
        expires: invitation.expires.toISOString(),
        known: user !== undefined,
        signedIn: user !== undefined && session?.user.id === user,
      },
      200,
    )
  })

  app.openapi(acceptRoute, async (c) => {
    const { organisation, token } = await linkOf(db, c.req.valid('param').token, remoteAddress(c))
    const { name, password } = c.req.valid('json')
    const session = await auth.api.getSession({ headers: c.req.raw.headers })
    const { password: passwords } = await auth.$context
    const hash = password === undefined ? undefined : await passwords.hash(password)
    const now = clock()
    const joined = await atomically(db, organisation, async (tx) => {
      const invitation = await openInvitation(tx, organisation, token, now)
      if (!invitation) return undefined
      const known = await userOf(tx, invitation.email)
      if (known && session?.user.id !== known)
        throw new Problem('sign-in-needed', `Sign in as ${invitation.email} first, then open the link again.`)
      if (!known && !name)
        throw new Problem('invalid-fields', 'Write your name.', [
          { path: 'name', message: 'Write your name.' },
        ])
      const user = known ?? (await newUser(tx, { email: invitation.email, name: name ?? '', hash, now }))
      await addMember(tx, organisation, user, invitation.role)
      await markAccepted(tx, invitation)
      await recordAudit(tx, organisation, {
        actor: invitation.email,
        action: 'member.joined',
        subject: user,
        detail: { role: invitation.role, through: 'invitation', invitation: invitation.id },
        now,
      })
      await noteChange(tx, organisation, 'member', user)
      return { user, isNew: !known }
    })
    if (!joined) throw await unknown(db, remoteAddress(c))
    if (joined.isNew) await openSession(c, auth, joined.user)
    return c.json({ joined: organisation }, 200)
  })
  return app
}

async function linkOf(db: Database, token: string, address: string) {
  const organisation = invitingOrganisation(token)
  if (!organisation) throw await unknown(db, address)
  return { organisation, token }
}

async function unknown(db: Database, address: string) {
  if (await tooMany(db, `invitation ${address}`, perMinute))
    return new Problem('too-many-requests', 'Too many wrong links; wait a minute and try again.')
  return new Problem(
    'unknown-link',
    'This invitation is not known, was used or withdrawn, or is older than a week. Ask for a new one.',
  )
}

async function userOf(tx: Database, email: string) {
  const row = await tx.selectFrom('user').select('id').where('email', '=', email).executeTakeFirst()
  return row?.id
}

async function nameOf(tx: Database, organisation: string) {
  const row = await tx
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', organisation)
    .executeTakeFirstOrThrow()
  return row.name
}

type NewUser = { email: string; name: string; hash: string | undefined; now: Date }

/** The address counts as unproven: whoever invited has seen the link too. */
async function newUser(tx: Database, { email, name, hash, now }: NewUser) {
  const id = crypto.randomUUID()
  const stamps = { created_at: now, updated_at: now }
  await tx
    .insertInto('user')
    .values({ id, name, email, email_verified: false, ...stamps })
    .execute()
  if (hash)
    await tx
      .insertInto('account')
      .values({
        id: crypto.randomUUID(),
        user_id: id,
        account_id: id,
        provider_id: 'credential',
        password: hash,
        ...stamps,
      })
      .execute()
  return id
}

/** Signs a new member in. Not by a one-time link: that would take an unproven address’s password away again. */
async function openSession(c: Context, auth: SignIn, user: string) {
  const { internalAdapter, authCookies, secret } = await auth.$context
  const { token } = await internalAdapter.createSession(user, false, {
    proven: 'password',
    ipAddress: remoteAddress(c),
    userAgent: c.req.header('user-agent') ?? '',
  })
  const { name, attributes } = authCookies.sessionToken
  const { maxAge, secure, path } = attributes
  await setSignedCookie(c, name, token, secret, {
    httpOnly: true,
    sameSite: 'Lax',
    path: path ?? '/',
    ...(secure ? { secure } : {}),
    ...(maxAge ? { maxAge } : {}),
  })
}
