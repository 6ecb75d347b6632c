import { z } from '@hono/zod-openapi'
import { recordAudit } from '../../audit/record.ts'
import { noteChange } from '../../database/changed.ts'
import { atomically, type Tx } from '../../database/database.ts'
import { type Api, body, json, keyed, newRoutes, Page } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import { changeRole, isMember, listMembers, removeMember, returnMember } from '../../people/members.ts'
import { endSessions } from '../../people/sessions.ts'
import { permissionsOf, roleOf, roles } from '../../vocabulary/role.ts'
import { invitationRoutes } from './invitations.ts'

const permission = 'organisation.manage'

export const Member = z
  .object({
    user: z.uuid(),
    name: z.string(),
    email: z.string(),
    role: z.enum(roles),
    since: z.iso.datetime(),
    secondFactor: z
      .boolean()
      .openapi({ description: 'Whether a code or a passkey stands behind the password' }),
    lastSeen: z.iso.datetime().nullable(),
    you: z.boolean(),
  })
  .openapi('Member')
export type Member = z.infer<typeof Member>

export const Members = z
  .object({
    members: z.array(Member),
    next: z.string().nullable(),
    secondFactorRequired: z.boolean(),
    roles: z.array(z.object({ role: z.enum(roles), may: z.array(z.string()) })),
  })
  .openapi('Members')
export type Members = z.infer<typeof Members>

const UserParam = z.object({ user: z.uuid() })
const Done = z.object({ done: z.literal(true) })

const listRoute = keyed({
  method: 'get',
  path: '/members',
  permission,
  summary: 'Members of the organisation, and what each role may do',
  request: { query: Page.extend({ after: z.uuid().optional() }) },
  responses: { 200: json(Members, 'A page of members; `next` is the mark of the next') },
})

const roleRoute = keyed({
  method: 'put',
  path: '/members/{user}/role',
  permission,
  summary: 'Give a member another role, at once',
  request: { params: UserParam, ...body(z.object({ role: z.enum(roles) })) },
  responses: { 200: json(Done, 'Changed') },
})

const removeRoute = keyed({
  method: 'delete',
  path: '/members/{user}',
  permission,
  summary: 'Remove a member, at once',
  request: { params: UserParam },
  responses: { 200: json(Done, 'Removed') },
})

const returnRoute = keyed({
  method: 'post',
  path: '/members/{user}/return',
  permission,
  summary: 'Take the removal of a member back, within the hour',
  request: { params: UserParam, ...body(z.object({ role: z.enum(roles) })) },
  responses: { 200: json(Done, 'A member again') },
})

const revokeRoute = keyed({
  method: 'delete',
  path: '/members/{user}/sessions',
  permission,
  summary: 'End every session of a member',
  request: { params: UserParam },
  responses: { 200: json(z.object({ ended: z.number().int() }), 'Ended') },
})

const ruleRoute = keyed({
  method: 'put',
  path: '/sign-in-rules',
  permission,
  summary: 'Whether members must sign in with more than a password',
  request: body(z.object({ secondFactorRequired: z.boolean() })),
  responses: { 200: json(Done, 'Changed') },
})

/** Members, their roles and sessions, for owners. */
export function memberRoutes(api: Api) {
  const { db, callers, clock } = api
  const app = newRoutes()
  app.route('/', invitationRoutes(api))

  app.openapi(listRoute, async (c) => {
    const { organisation, user } = await callers.allowed(c, permission)
    const { after, limit } = c.req.valid('query')
    const { rows, setting } = await atomically(db, organisation, async (tx) => ({
      rows: await listMembers(tx, organisation, limit, after),
      setting: await tx
        .selectFrom('organisation_setting')
        .select('second_factor_required as required')
        .where('organisation', '=', organisation)
        .executeTakeFirst(),
    }))
    const members = rows.map(({ passkeys, ...row }) => ({
      ...row,
      role: roleOf(row.role),
      since: row.since.toISOString(),
      lastSeen: row.lastSeen?.toISOString() ?? null,
      secondFactor: row.secondFactor || passkeys,
      you: row.user === user,
    }))
    return c.json(
      {
        members,
        next: rows.length === limit ? (rows.at(-1)?.user ?? null) : null,
        secondFactorRequired: setting?.required ?? false,
        roles: roles.map((role) => ({ role, may: permissionsOf(role) })),
      },
      200,
    )
  })

  app.openapi(roleRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, permission)
    const { user } = c.req.valid('param')
    const { role } = c.req.valid('json')
    await atomically(db, organisation, async (tx) => {
      const { from } = held(await changeRole(tx, organisation, user, role))
      const action = 'member.role-changed'
      await recordAudit(tx, organisation, {
        actor: email,
        action,
        subject: user,
        detail: { from, to: role },
        now: clock(),
      })
      await noteChange(tx, organisation, 'member', user)
    })
    return c.json({ done: true as const }, 200)
  })

  app.openapi(removeRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, permission)
    const { user } = c.req.valid('param')
    const now = clock()
    await atomically(db, organisation, async (tx) => {
      const { from } = held(await removeMember(tx, organisation, user, now))
      await recordAudit(tx, organisation, {
        actor: email,
        action: 'member.removed',
        subject: user,
        detail: { from },
        now,
      })
      await noteChange(tx, organisation, 'member', user)
    })
    return c.json({ done: true as const }, 200)
  })

  app.openapi(returnRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, permission)
    const { user } = c.req.valid('param')
    const { role } = c.req.valid('json')
    const now = clock()
    await atomically(db, organisation, async (tx) => {
      if (!(await returnMember(tx, organisation, user, role, now)))
        throw new Problem('not-found', 'Nobody of this id was removed within the hour; invite them instead.')
      await recordAudit(tx, organisation, {
        actor: email,
        action: 'member.returned',
        subject: user,
        detail: { role },
        now,
      })
      await noteChange(tx, organisation, 'member', user)
    })
    return c.json({ done: true as const }, 200)
  })

  app.openapi(revokeRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, permission)
    const { user } = c.req.valid('param')
    const ended = await atomically(db, organisation, async (tx) => {
      await needsMember(tx, organisation, user)
      const ended = await endSessions(tx, user)
      await recordAudit(tx, organisation, {
        actor: email,
        action: 'member.sessions-ended',
        subject: user,
        detail: { ended },
        now: clock(),
      })
      return ended
    })
    return c.json({ ended }, 200)
  })

  app.openapi(ruleRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, permission)
    const { secondFactorRequired } = c.req.valid('json')
    await atomically(db, organisation, async (tx) => {
      await tx
        .updateTable('organisation_setting')
        .set({ second_factor_required: secondFactorRequired })
        .where('organisation', '=', organisation)
        .execute()
      await recordAudit(tx, organisation, {
        actor: email,
        action: 'setting.changed',
        detail: { secondFactorRequired },
        now: clock(),
      })
      await noteChange(tx, organisation, 'setting')
    })
    return c.json({ done: true as const }, 200)
  })
  return app
}

async function needsMember(tx: Tx, organisation: string, user: string) {
  if (!(await isMember(tx, organisation, user))) throw unknown()
}

function held(outcome: { from: string } | 'unknown' | 'last-owner') {
  if (outcome === 'unknown') throw unknown()
  if (outcome === 'last-owner')
    throw new Problem('conflict', 'This is the last owner; make somebody else an owner first.')
  return outcome
}

function unknown() {
  return new Problem('not-found', 'There is no such member in this organisation.')
}
