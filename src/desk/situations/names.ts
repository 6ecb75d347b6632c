import type { Context } from 'hono'
import type { AlertState } from '../../alerts/alert.ts'
import type { Caller } from '../../http/caller.ts'
import { Problem } from '../../http/problem.ts'
import { mayDo } from '../../vocabulary/role.ts'

/** Whether a role may open the names of an alert's audience: while it is in force, or whoever may see people anyway. */
export function mayName({ role }: Pick<Caller, 'role'>, state: AlertState): boolean {
  return mayDo(role, 'people.read') || (state === 'issued' && mayDo(role, 'audience.names'))
}

/** The reason a look-up is made for, from the header x-alarum-reason. Throws `not-allowed`, or `invalid-fields` without one. */
export function reasonToName(c: Context, caller: Caller, state: AlertState): string {
  if (!mayName(caller, state))
    throw new Problem(
      'not-allowed',
      mayDo(caller.role, 'audience.names')
        ? 'Names are shown while the alert is in force; after that a security manager may look them up.'
        : `Your role (${caller.role}) sees counts and areas, not names.`,
    )
  return reasonOf(c)
}

/** The reason that was given, at most 500 characters. */
export function reasonOf(c: Context): string {
  const reason = decoded(c.req.header('x-alarum-reason')).trim()
  if (reason === '' || reason.length > 500)
    throw new Problem('invalid-fields', 'Say why you look up names, in at most 500 characters.', [
      { path: 'reason', message: 'Give a reason; it is kept in the audit log.' },
    ])
  return reason
}

function decoded(text = '') {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
