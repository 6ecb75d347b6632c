import type { Database } from '../../database/database.ts'

/** How a session proved who it is, by the address of sign-in that opened it. */
const ways: Record<string, string> = {
  '/sign-in/email': 'password',
  '/two-factor/verify-totp': 'second-factor',
  '/two-factor/verify-backup-code': 'second-factor',
  '/two-factor/disable': 'password',
  '/passkey/verify-authentication': 'passkey',
  '/magic-link/verify': 'link',
  '/sso/callback/:providerId': 'single-sign-on',
}

/** Those that more than a password stands behind; a provider of one's own asks for its second factor itself. */
export const strong = ['second-factor', 'passkey', 'single-sign-on']

type Opened = { path?: string; params?: Record<string, string> } | null

/** What a new session notes of how it was opened; one that a provider vouched for opens its organisation only. */
export async function howProven(db: Database, session: Record<string, unknown>, context: unknown) {
  const { path = '', params } = (context ?? {}) as NonNullable<Opened>
  const proven = ways[path] ?? 'password'
  if (proven !== 'single-sign-on') return { data: { ...session, proven } }
  const provider = await db
    .selectFrom('sso_provider')
    .select('organisation')
    .where('provider_id', '=', params?.providerId ?? '')
    .executeTakeFirst()
  if (!provider) return false
  return { data: { ...session, proven, providerOrganisation: provider.organisation } }
}
