import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Tx } from '../database/database.ts'
import { type Role, roleOf } from '../vocabulary/role.ts'

/** A link is good for a week. */
export const invitationDays = 7

export type Invitation = {
  id: string
  email: string
  role: Role
  organisation: string
  expires: Date
}

/**
 * Invites an address; an earlier invitation of it is withdrawn. The token carries the organisation in its first 16 bytes
 * and 256 random bits behind them; only its hash is kept, so the link is shown once.
 */
export async function invite(
  tx: Tx,
  organisation: string,
  { email, role, by, now }: { email: string; role: Role; by: string; now: Date },
) {
  await tx
    .updateTable('invitation')
    .set({ status: 'revoked' })
    .where('organisation', '=', organisation)
    .where('email', '=', email)
    .where('status', '=', 'pending')
    .execute()
  const id = randomUUID()
  const token = Buffer.concat([Buffer.from(organisation.replaceAll('-', ''), 'hex'), randomBytes(32)])
  const expires = new Date(now.getTime() + invitationDays * 86_400_000)
  await tx
    .insertInto('invitation')
    .values({
      organisation,
      id,
      email,
      role,
      inviter_id: by,
      token_hash: hashOf(token),
      expires_at: expires,
      created_at: now,
    })
    .execute()
  return { id, token: token.toString('base64url'), expires }
}

/** Open invitations, the newest first, at most two hundred. */
export async function listInvitations(tx: Tx, organisation: string, now: Date) {
  const rows = await tx
    .selectFrom('invitation as i')
    .innerJoin('user as u', 'u.id', 'i.inviter_id')
    .select(['i.id', 'i.email', 'i.role', 'i.created_at as sent', 'i.expires_at as expires', 'u.email as by'])
    .where('i.organisation', '=', organisation)
    .where('i.status', '=', 'pending')
    .where('i.expires_at', '>', now)
    .orderBy('i.created_at', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({ ...row, role: roleOf(row.role ?? '') }))
}

/** Withdraws an open invitation; its link is dead. Answers its role, or undefined where there is none open. */
export async function revokeInvitation(tx: Tx, organisation: string, id: string) {
  const row = await tx
    .updateTable('invitation')
    .set({ status: 'revoked' })
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .returning('role')
    .executeTakeFirst()
  return row?.role
}

/** The organisation a link's token names; undefined where it cannot be one. */
export function invitingOrganisation(token: string): string | undefined {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 48) return undefined
  return bytes
    .subarray(0, 16)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** The open invitation of a token, locked so that two who open the link at once do not both use it. */
export async function openInvitation(tx: Tx, organisation: string, token: string, now: Date) {
  const row = await tx
    .selectFrom('invitation')
    .select(['id', 'email', 'role', 'organisation', 'expires_at as expires'])
    .where('organisation', '=', organisation)
    .where('token_hash', '=', hashOf(Buffer.from(token, 'base64url')))
    .where('status', '=', 'pending')
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst()
  return row ? ({ ...row, role: roleOf(row.role ?? '') } satisfies Invitation) : undefined
}

/** Marks an invitation as used. */
export async function markAccepted(tx: Tx, { organisation, id }: Invitation): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ status: 'accepted' })
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .execute()
}

function hashOf(token: Buffer) {
  return createHash('sha256').update(token).digest()
}
