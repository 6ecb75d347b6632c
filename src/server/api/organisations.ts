import { z } from '@hono/zod-openapi'
import { recordAudit } from '../../audit/record.ts'
import { atomically } from '../../database/database.ts'
import { type Api, body, json, keyed, newRoutes } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import { makeOrganisation } from '../installation.ts'

/** One person makes no more than this many; whoever needs more keeps an installation. */
const mostOwned = 50

const NewOrganisation = z.object({
  name: z.string().trim().min(1, 'Give the organisation a name.').max(120, 'At most 120 characters.'),
})
const addRoute = keyed({
  method: 'post',
  path: '/organisations',
  summary: 'Make a further organisation, of which the caller is the owner; the two share nothing',
  request: body(NewOrganisation),
  responses: { 201: json(z.object({ id: z.uuid(), slug: z.string() }), 'Made') },
})

/** Organisations of an installation: an owner of one may make another. */
export function organisationRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(addRoute, async (c) => {
    const { organisation: from, user, email } = await callers.allowed(c, 'organisation.manage')
    if (!user) throw new Problem('not-allowed', 'A key belongs to one organisation; sign in to make another.')
    const { name } = c.req.valid('json')
    const made = await db.transaction().execute(async (tx) => {
      // Two presses at once are counted one after the other.
      await tx.selectFrom('user').select('id').where('id', '=', user).forUpdate().executeTakeFirstOrThrow()
      const owned = await tx
        .selectFrom('member')
        .innerJoin('organisation', 'organisation.id', 'member.organisation')
        .select('organisation.slug')
        .where('member.user_id', '=', user)
        .limit(mostOwned)
        .execute()
      if (owned.length >= mostOwned)
        throw new Problem('conflict', `You are in ${mostOwned} organisations already; leave one first.`)
      const slug = await freeSlug(name, async (wanted) => {
        const row = await tx
          .selectFrom('organisation')
          .select('id')
          .where('slug', '=', wanted)
          .executeTakeFirst()
        return row === undefined
      })
      return { id: await makeOrganisation(tx, { name, slug, owner: user, demonstration: false }), slug }
    })
    for (const organisation of [from, made.id])
      await atomically(db, organisation, (tx) =>
        recordAudit(tx, organisation, {
          ...{ actor: email, action: 'organisation.made', subject: made.id, words: name, now: clock() },
        }),
      )
    return c.json(made, 201)
  })
  return app
}

/** `Field Office` is `field-office`, or `field-office-2` where that is taken. */
async function freeSlug(name: string, isFree: (slug: string) => Promise<boolean>): Promise<string> {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
  const base = plain || 'organisation'
  for (let n = 1; n < 1000; n++) {
    const slug = n === 1 ? base : `${base}-${n}`
    if (await isFree(slug)) return slug
  }
  throw new Problem('conflict', 'Too many organisations have this name; choose another.')
}
