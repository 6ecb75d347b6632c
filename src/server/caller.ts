import type { Context } from 'hono'
import type { Database } from '../database/database.ts'
import type { Caller, Callers } from '../http/caller.ts'
import { Problem } from '../http/problem.ts'
import { memberships } from '../people/memberships.ts'
import { mayDo, type Permission, roleOf } from '../vocabulary/role.ts'
import { keyRole } from './keys.ts'
import { strong } from './sign-in/proven.ts'
import type { SignIn } from './sign-in.ts'

/** Reads callers from the session cookie or the `x-api-key` / `Authorization: Bearer` header. */
export function callers(db: Database, auth: SignIn): Callers {
  const of = async (c: Context) => {
    const key = c.req.header('x-api-key') ?? bearer(c.req.header('authorization'))
    return key ? keyCaller(auth, key) : sessionCaller(db, auth, c)
  }
  // A request is answered as one caller; a stream that goes on asks `of` anew.
  const asked = new WeakMap<Context, Promise<Caller | undefined>>()
  const needed = async (c: Context) => {
    const asking = asked.get(c) ?? of(c)
    asked.set(c, asking)
    const caller = await asking
    if (!caller) throw new Problem('sign-in-needed', 'Sign in, or send an API key in the x-api-key header.')
    return caller
  }
  const allowed = async (c: Context, permission: Permission) => {
    const caller = await needed(c)
    if (!mayDo(caller.role, permission))
      throw new Problem('not-allowed', `Your role (${caller.role}) does not allow this: ${permission}.`)
    return caller
  }
  return { of, needed, allowed }
}

function bearer(header: string | undefined) {
  return header?.match(/^Bearer\s+(\S+)$/i)?.[1]
}

async function keyCaller(auth: SignIn, key: string): Promise<Caller> {
  const answer = await auth.api.verifyApiKey({ body: { key } })
  if (answer.error?.code === 'RATE_LIMITED')
    throw new Problem('too-many-requests', 'This key has made too many requests; wait a minute.')
  if (!answer.valid || !answer.key)
    throw new Problem('sign-in-needed', 'This API key is not known, is disabled or has expired.')
  const name = answer.key.name ?? answer.key.start ?? 'key'
  return {
    organisation: answer.key.referenceId,
    email: `key:${name}`,
    user: null,
    role: keyRole(answer.key.permissions),
    through: 'api',
  }
}

async function sessionCaller(db: Database, auth: SignIn, c: Context): Promise<Caller | undefined> {
  if (!c.req.header('cookie')) return undefined
  const session = await auth.api.getSession({ headers: c.req.raw.headers })
  if (!session) return undefined
  const { proven, providerOrganisation } = session.session
  const all = (await memberships(db, session.user.id)).filter(
    ({ organisation }) => !providerOrganisation || organisation === providerOrganisation,
  )
  const asked = c.req.query('organisation')
  const named = (word: unknown) =>
    all.find(({ organisation, slug }) => organisation === word || slug === word)
  if (asked && !named(asked))
    throw new Problem('not-found', 'You are a member of no organisation of that id or name.')
  const member = named(asked ?? session.session.activeOrganizationId) ?? all[0]
  if (!member) return undefined
  if (member.secondFactorRequired && !strong.includes(proven ?? ''))
    throw new Problem(
      'second-factor-needed',
      `${member.name} asks its members for a second factor: set one up under your account, or sign in with it.`,
    )
  return {
    organisation: member.organisation,
    email: session.user.email,
    user: session.user.id,
    role: roleOf(member.role),
    through: 'console',
  }
}
