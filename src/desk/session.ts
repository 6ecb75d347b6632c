import { z } from '@hono/zod-openapi'
import { atomically, type Database } from '../database/database.ts'
import { type Api, json, keyed, newRoutes } from '../http/api.ts'
import { isDemonstration, memberships } from '../people/memberships.ts'
import { permissions, permissionsOf, roles } from '../vocabulary/role.ts'

const Organisation = z.object({
  id: z.uuid(),
  name: z.string(),
  slug: z.string(),
  demonstration: z.boolean(),
})

/** What the console needs to know before it shows anything. */
export const Session = z
  .object({
    email: z.string(),
    organisation: Organisation.extend({
      timeZone: z.string(),
      language: z.string(),
      reviewersNeeded: z.number().int(),
    }),
    organisations: z.array(Organisation),
    role: z.enum(roles),
    permissions: z.array(z.enum(Object.keys(permissions) as [keyof typeof permissions])),
    now: z.iso.datetime(),
  })
  .openapi('Session')
export type Session = z.infer<typeof Session>

const sessionRoute = keyed({
  method: 'get',
  path: '/session',
  summary: 'Who is signed in, for which organisation, and what they may do',
  request: { query: z.object({ organisation: z.string().optional() }) },
  responses: { 200: json(Session, 'The session') },
})

export function sessionRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(sessionRoute, async (c) => {
    const { organisation, email, role, user } = await callers.needed(c)
    const organisations = await organisationsOf(db, user, organisation)
    const own = organisations.find(({ id }) => id === organisation)
    const setting = await atomically(db, organisation, (tx) =>
      tx
        .selectFrom('organisation_setting')
        .select(['time_zone as timeZone', 'language', 'reviewers_needed as reviewersNeeded'])
        .where('organisation', '=', organisation)
        .executeTakeFirst(),
    )
    const usual = { timeZone: 'Etc/UTC', language: 'en', reviewersNeeded: 1 }
    if (!own) throw new Error(`The organisation ${organisation} of a caller is gone.`)
    return c.json(
      {
        email,
        organisation: { ...own, ...usual, ...setting },
        organisations,
        role,
        permissions: permissionsOf(role),
        now: clock().toISOString(),
      },
      200,
    )
  })
  return app
}

/** Those a user is a member of, the demonstration last; a key has only its own. */
async function organisationsOf(db: Database, user: string | null, organisation: string) {
  if (user)
    return (await memberships(db, user)).map(({ organisation: id, name, slug, demonstration }) => ({
      id,
      name,
      slug,
      demonstration,
    }))
  const row = await db
    .selectFrom('organisation')
    .select(['id', 'name', 'slug'])
    .where('id', '=', organisation)
    .executeTakeFirstOrThrow()
  return [{ ...row, demonstration: await isDemonstration(db, organisation) }]
}
