import type { Database } from '../database/database.ts'
import type { Keys } from '../http/keys.ts'
import { type Role, roles } from '../vocabulary/role.ts'
import type { SignIn } from './sign-in.ts'

/** Keys of an organisation, made by sign-in. A key acts in its role, which stands among its permissions as `role`. */
export function keysOf(db: Database, auth: SignIn): Keys {
  return {
    async make({ organisation, name, role, days }) {
      const owner = await db
        .selectFrom('member')
        .select('user_id')
        .where('organisation', '=', organisation)
        .where('role', 'in', ['owner', 'admin'])
        .orderBy('created_at')
        .limit(1)
        .executeTakeFirstOrThrow()
      const { id, key } = await auth.api.createApiKey({
        body: {
          name,
          organizationId: organisation,
          userId: owner.user_id,
          permissions: { role: [role] },
          ...(days === null ? {} : { expiresIn: days * 86_400 }),
        },
      })
      return { id, key }
    },
  }
}

/** The role that a key's permissions name; keys made before they had roles act as owner. */
export function keyRole(permissions: Record<string, string[]> | null | undefined): Role {
  const word = permissions?.role?.[0]
  if (word === undefined) return 'owner'
  return roles.find((role) => role === word) ?? 'viewer'
}
