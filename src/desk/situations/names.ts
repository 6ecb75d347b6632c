import type { Context } from 'hono'
import type { AlertState } from '../../alerts/alert.ts'
import type { Caller } from '../../http/caller.ts'
import { Problem } from '../../http/problem.ts'
import { reasonOf } from '../../http/reason.ts'
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
