import type { Context } from 'hono'
import type { Caller, Callers } from '../../http/caller.ts'
import { mayDo, type Permission } from '../../vocabulary/role.ts'

/** The caller, whose role must allow one of these; throws as for the first where it allows none. */
export async function either(
  callers: Callers,
  c: Context,
  [first, ...others]: [Permission, ...Permission[]],
): Promise<Caller> {
  const caller = await callers.needed(c)
  return others.some((permission) => mayDo(caller.role, permission)) ? caller : callers.allowed(c, first)
}
