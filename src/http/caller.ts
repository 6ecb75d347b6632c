import type { Context, MiddlewareHandler } from 'hono'
import type { Permission, Role } from '../vocabulary/role.ts'

/** Who asks, and for which organisation: a signed-in member, or a key of the organisation. */
export type Caller = {
  organisation: string
  /** The member's mail address, or `key:<name>`. */
  email: string
  /** The user's id; null for a key. */
  user: string | null
  role: Role
  through: 'console' | 'api'
}

export type Callers = {
  /** The caller, or undefined for an anonymous one. Throws where a key does not hold, or an organisation is not theirs. */
  of(c: Context): Promise<Caller | undefined>
  /** The caller; throws `sign-in-needed`. Enough only for what every member may do. */
  needed(c: Context): Promise<Caller>
  /** The caller, whose role must allow this; throws `sign-in-needed` or `not-allowed`. */
  allowed(c: Context, permission: Permission): Promise<Caller>
}

const keptUnder = 'alarum-callers'

/** Gives routes the way to read who asks. */
export function withCallers(callers: Callers): MiddlewareHandler {
  return (c, next) => {
    c.set(keptUnder, callers)
    return next()
  }
}

/** Lets only those pass who are signed in or hold a key, and whose role allows `permission` where one is named. */
export function guard(permission: Permission | undefined): MiddlewareHandler {
  return async (c, next) => {
    const callers = c.get(keptUnder) as Callers
    await (permission ? callers.allowed(c, permission) : callers.needed(c))
    return next()
  }
}
