import { recordAudit } from '../../audit/record.ts'
import { noteChange } from '../../database/changed.ts'
import { atomically, type Database } from '../../database/database.ts'
import { addMember, isMember, wasRemoved } from '../../people/members.ts'
import { roleOf } from '../../vocabulary/role.ts'

type Identity = {
  protocol: string
  providerId: string
  accountKey: { accountId: string }
  providerUser: { email: string }
  providerClaims?: Record<string, unknown>
  verifiedIdTokenClaims?: Record<string, unknown>
}
type Decision =
  | { action: 'continue' }
  | { action: 'link'; userId: string; profile: 'preserve' }
  | { action: 'reject'; code: string; message: string }

/**
 * Who may come in by a provider: an address of its domain that it has verified. It is matched with the user of that
 * address where the organisation knows them, or where somebody else than an inviter vouched for the address; otherwise
 * whoever made an account under a stranger's address would be let in as them.
 */
export async function admit(db: Database, identity: Identity): Promise<Decision> {
  const provider = await providerOf(db, identity.providerId)
  if (!provider || identity.protocol !== 'oidc')
    return refuse('unknown_provider', 'This provider is not known.')
  const email = identity.providerUser.email.toLowerCase()
  if (email.split('@').at(-1) !== provider.domain)
    return refuse('outside_domain', `This provider signs in addresses of ${provider.domain} only.`)
  if (!saysVerified(identity))
    return refuse('mail_not_verified', 'The provider does not say that it has verified your mail address.')
  const { organisation } = provider
  const user = await db
    .selectFrom('user')
    .select(['id', 'email_verified as verified'])
    .where('email', '=', email)
    .executeTakeFirst()
  const { removed, member } = await atomically(db, organisation, async (tx) => ({
    removed: await wasRemoved(tx, organisation, email),
    member: user ? await isMember(tx, organisation, user.id) : false,
  }))
  if (removed && !member)
    return refuse('removed_member', 'You were removed from this organisation; ask an owner to invite you.')
  if (await isLinked(db, identity)) return { action: 'continue' }
  if (!user) return { action: 'continue' }
  if (!member && !user.verified)
    return refuse(
      'address_taken',
      'There is an unproven account of this address; ask an owner to invite you.',
    )
  return { action: 'link', userId: user.id, profile: 'preserve' }
}

/** Makes whom a provider vouched for a member with the provider's default role, once. */
export async function provision(db: Database, user: { id: string; email: string }, providerId: string) {
  const provider = await providerOf(db, providerId)
  if (!provider) return
  const { organisation } = provider
  await atomically(db, organisation, async (tx) => {
    const role = roleOf(provider.default_role)
    if (!(await addMember(tx, organisation, user.id, role))) return
    await recordAudit(tx, organisation, {
      actor: user.email,
      action: 'member.joined',
      subject: user.id,
      detail: { role, through: 'single-sign-on', provider: provider.id },
      now: new Date(),
    })
    await noteChange(tx, organisation, 'member', user.id)
  })
}

function providerOf(db: Database, providerId: string) {
  return db
    .selectFrom('sso_provider')
    .select(['organisation', 'id', 'domain', 'default_role'])
    .where('provider_id', '=', providerId)
    .executeTakeFirst()
}

async function isLinked(db: Database, { providerId, accountKey }: Identity) {
  const account = await db
    .selectFrom('account')
    .select('id')
    .where('provider_id', '=', providerId)
    .where('account_id', '=', accountKey.accountId)
    .executeTakeFirst()
  return account !== undefined
}

function saysVerified({ providerClaims, verifiedIdTokenClaims }: Identity) {
  return [providerClaims, verifiedIdTokenClaims].some((claims) => claims?.email_verified === true)
}

const refuse = (code: string, message: string): Decision => ({ action: 'reject', code, message })
