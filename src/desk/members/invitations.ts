import { z } from '@hono/zod-openapi'
import { recordAudit } from '../../audit/record.ts'
import { noteChange } from '../../database/changed.ts'
import { atomically, type Tx } from '../../database/database.ts'
import { createLetter } from '../../deliveries/letters.ts'
import { type Api, body, json, keyed, newRoutes } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import { invitationDays, invite, listInvitations, revokeInvitation } from '../../people/invitations.ts'
import { roles } from '../../vocabulary/role.ts'

const permission = 'organisation.manage'

export const Invitation = z
  .object({
    id: z.uuid(),
    email: z.string(),
    role: z.enum(roles),
    by: z.string(),
    sent: z.iso.datetime(),
    expires: z.iso.datetime(),
  })
  .openapi('Invitation')
export type Invitation = z.infer<typeof Invitation>

export const Invited = z
  .object({
    id: z.uuid(),
    url: z.string().openapi({ description: 'The link to hand over; it is shown this once and works once' }),
    expires: z.iso.datetime(),
  })
  .openapi('Invited')
export type Invited = z.infer<typeof Invited>

const listRoute = keyed({
  method: 'get',
  path: '/invitations',
  permission,
  summary: 'Open invitations',
  responses: {
    200: json(z.object({ invitations: z.array(Invitation) }), 'At most two hundred, newest first'),
  },
})

const inviteRoute = keyed({
  method: 'post',
  path: '/invitations',
  permission,
  summary: 'Invite an address; an earlier invitation of it is withdrawn',
  request: body(
    z.object({ email: z.email('Write one mail address.').max(254).toLowerCase(), role: z.enum(roles) }),
  ),
  responses: { 201: json(Invited, 'Invited') },
})

const revokeRoute = keyed({
  method: 'delete',
  path: '/invitations/{invitation}',
  permission,
  summary: 'Withdraw an invitation; its link is dead',
  request: { params: z.object({ invitation: z.uuid() }) },
  responses: { 200: json(z.object({ done: z.literal(true) }), 'Withdrawn') },
})

/** Invitations, for owners. Whoever is invited answers at /api/invitation/{token}. */
export function invitationRoutes({ db, config, callers, clock }: Api) {
  const app = newRoutes()

  app.openapi(listRoute, async (c) => {
    const { organisation } = await callers.allowed(c, permission)
    const rows = await atomically(db, organisation, (tx) => listInvitations(tx, organisation, clock()))
    const invitations = rows.map((row) => ({
      ...row,
      sent: row.sent.toISOString(),
      expires: row.expires.toISOString(),
    }))
    return c.json({ invitations }, 200)
  })

  app.openapi(inviteRoute, async (c) => {
    const { organisation, email: actor, user } = await callers.allowed(c, permission)
    if (!user) throw new Problem('not-allowed', 'An owner invites, signed in; a key does not.')
    const { email, role } = c.req.valid('json')
    const now = clock()
    const { id, url, expires } = await atomically(db, organisation, async (tx) => {
      if (await isMemberByAddress(tx, organisation, email))
        throw new Problem('conflict', 'Somebody of this address is a member already.')
      const made = await invite(tx, organisation, { email, role, by: user, now })
      await recordAudit(tx, organisation, {
        actor,
        action: 'member.invited',
        subject: made.id,
        detail: { role },
        words: email,
        now,
      })
      await noteChange(tx, organisation, 'member')
      const url = `${config.url}/console/invitation/${made.token}`
      await createLetter(tx, organisation, {
        kind: 'invitation',
        to: [{ email, name: email }],
        subjectId: made.id,
        ...(await wordsOf(tx, organisation, actor, role)),
        link: { phrase: 'Accept the invitation', url },
        small: 'If you do not know who invites you, do nothing: the link opens nothing until it is used.',
        now,
      })
      return { ...made, url }
    })
    return c.json({ id, url, expires: expires.toISOString() }, 201)
  })

  app.openapi(revokeRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, permission)
    const { invitation } = c.req.valid('param')
    await atomically(db, organisation, async (tx) => {
      const role = await revokeInvitation(tx, organisation, invitation)
      if (!role) throw new Problem('not-found', 'There is no such open invitation.')
      await recordAudit(tx, organisation, {
        actor: email,
        action: 'invitation.withdrawn',
        subject: invitation,
        detail: { role },
        now: clock(),
      })
      await noteChange(tx, organisation, 'member')
    })
    return c.json({ done: true as const }, 200)
  })
  return app
}

async function wordsOf(tx: Tx, organisation: string, actor: string, role: string) {
  const { name } = await tx
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', organisation)
    .executeTakeFirstOrThrow()
  return {
    subject: `${name} invites you to its desk`,
    paragraphs: [
      `${actor} invites you to work at the security desk of ${name}, as ${role.replace('-', ' ')}.`,
      `The link below works once and for ${invitationDays} days. It asks for your name and how you want to sign in.`,
    ],
  }
}

async function isMemberByAddress(tx: Tx, organisation: string, email: string) {
  const row = await tx
    .selectFrom('member as m')
    .innerJoin('user as u', 'u.id', 'm.user_id')
    .select('m.id')
    .where('m.organisation', '=', organisation)
    .where('u.email', '=', email)
    .executeTakeFirst()
  return row !== undefined
}
