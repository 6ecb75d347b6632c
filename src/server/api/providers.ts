import { randomUUID } from 'node:crypto'
import { DiscoveryError, discoverOIDCConfig } from '@better-auth/sso'
import { z } from '@hono/zod-openapi'
import { recordAudit } from '../../audit/record.ts'
import { noteChange } from '../../database/changed.ts'
import { atomically } from '../../database/database.ts'
import { type Api, body, json, keyed, newRoutes } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import { roleOf, roles } from '../../vocabulary/role.ts'

const permission = 'organisation.manage'

/** An owner is made by an owner, not by whoever keeps a provider. */
const defaultRoles = roles.filter((role) => role !== 'owner') as [Exclude<(typeof roles)[number], 'owner'>]

export const Provider = z
  .object({
    id: z.uuid(),
    issuer: z.string(),
    domain: z.string(),
    clientId: z.string(),
    defaultRole: z.enum(roles),
    callback: z.string().openapi({ description: 'The redirect address to register with the provider' }),
  })
  .openapi('SignInProvider')
export type Provider = z.infer<typeof Provider>

export const NewProvider = z.object({
  issuer: z.url({ protocol: /^https?$/, error: 'Write the issuer’s address, https://…' }).max(500),
  clientId: z.string().trim().min(1, 'Write the client’s id.').max(500),
  clientSecret: z.string().min(1, 'Write the client’s secret.').max(2000),
  domain: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^([a-z0-9-]+\.)+[a-z0-9-]{2,}$/, 'Write a mail domain, such as example.org.')
    .max(253),
  defaultRole: z.enum(defaultRoles),
})
export type NewProvider = z.infer<typeof NewProvider>

const listRoute = keyed({
  method: 'get',
  path: '/sign-in-providers',
  permission,
  summary: 'Single sign-on providers (OpenID Connect) of the organisation',
  responses: { 200: json(z.object({ providers: z.array(Provider) }), 'At most fifty') },
})

const addRoute = keyed({
  method: 'post',
  path: '/sign-in-providers',
  permission,
  summary: 'Register a provider: its discovery document is read, then its domain’s addresses sign in by it',
  request: body(NewProvider),
  responses: { 201: json(Provider, 'Registered') },
})

const removeRoute = keyed({
  method: 'delete',
  path: '/sign-in-providers/{provider}',
  permission,
  summary: 'Remove a provider; the sessions it vouched for end',
  request: { params: z.object({ provider: z.uuid() }) },
  responses: { 200: json(z.object({ done: z.literal(true) }), 'Removed') },
})

/** Single sign-on providers of an organisation. Its own network is reached only where ALARUM_TRUSTED_PROVIDERS says so. */
export function providerRoutes({ db, config, callers, clock }: Api) {
  const app = newRoutes()
  const shown = (row: Row): Provider => ({
    id: row.id,
    issuer: row.issuer,
    domain: row.domain,
    clientId: (JSON.parse(row.oidc_config ?? '{}') as { clientId?: string }).clientId ?? '',
    defaultRole: roleOf(row.default_role),
    callback: `${config.url}/api/auth/sso/callback/${row.provider_id}`,
  })

  app.openapi(listRoute, async (c) => {
    const { organisation } = await callers.allowed(c, permission)
    const rows = await db
      .selectFrom('sso_provider')
      .select(shownFields)
      .where('organisation', '=', organisation)
      .orderBy('created_at')
      .limit(50)
      .execute()
    return c.json({ providers: rows.map(shown) }, 200)
  })

  app.openapi(addRoute, async (c) => {
    const { organisation, email, user } = await callers.allowed(c, permission)
    const { issuer, clientId, clientSecret, domain, defaultRole } = c.req.valid('json')
    const discovered = await discover(issuer, config.trustedProviders)
    const id = randomUUID()
    const row = await atomically(db, organisation, async (tx) => {
      const made = await tx
        .insertInto('sso_provider')
        .values({
          organisation,
          id,
          provider_id: id,
          issuer: discovered.issuer,
          domain,
          default_role: defaultRole,
          user_id: user,
          oidc_config: JSON.stringify({
            ...discovered,
            clientId,
            clientSecret,
            pkce: true,
            scopes: ['openid', 'email', 'profile'],
          }),
        })
        .onConflict((on) => on.column('domain').doNothing())
        .returning(shownFields)
        .executeTakeFirst()
      if (!made) throw new Problem('conflict', `There is a provider for ${domain} already; remove it first.`)
      await recordAudit(tx, organisation, {
        actor: email,
        action: 'sign-in-provider.added',
        subject: id,
        detail: { defaultRole },
        words: `${domain} by ${issuer}`,
        now: clock(),
      })
      await noteChange(tx, organisation, 'setting')
      return made
    })
    return c.json(shown(row), 201)
  })

  app.openapi(removeRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, permission)
    const { provider } = c.req.valid('param')
    await atomically(db, organisation, async (tx) => {
      const gone = await tx
        .deleteFrom('sso_provider')
        .where('organisation', '=', organisation)
        .where('id', '=', provider)
        .returning('provider_id')
        .executeTakeFirst()
      if (!gone) throw new Problem('not-found', 'There is no such provider in this organisation.')
      await tx.deleteFrom('session').where('provider_organisation', '=', organisation).execute()
      await tx.deleteFrom('account').where('provider_id', '=', gone.provider_id).execute()
      await recordAudit(tx, organisation, {
        actor: email,
        action: 'sign-in-provider.removed',
        subject: provider,
        now: clock(),
      })
      await noteChange(tx, organisation, 'setting')
    })
    return c.json({ done: true as const }, 200)
  })
  return app
}

const shownFields = ['id', 'issuer', 'domain', 'oidc_config', 'default_role', 'provider_id'] as const
type Row = {
  id: string
  issuer: string
  domain: string
  oidc_config: string | null
  default_role: string
  provider_id: string
}

/** What an issuer says of itself; the asker hears what is wrong with it, never what it answered. */
async function discover(issuer: string, trusted: string[]) {
  const isTrustedOrigin = (address: string) => trusted.includes(URL.parse(address)?.origin ?? '')
  if (!issuer.startsWith('https:') && !isTrustedOrigin(issuer))
    throw new Problem('invalid-fields', 'A provider is reached by https.', [
      { path: 'issuer', message: 'Begin with https://.' },
    ])
  try {
    return await discoverOIDCConfig({ issuer, isTrustedOrigin })
  } catch (fault) {
    if (!(fault instanceof DiscoveryError)) throw fault
    throw new Problem('invalid-fields', 'The provider could not be read.', [
      { path: 'issuer', message: remedies[fault.code] ?? 'Its discovery document could not be read.' },
    ])
  }
}

const remedies: Record<string, string> = {
  discovery_private_host:
    'This is an address inside a private network. Whoever runs this server can allow it with ALARUM_TRUSTED_PROVIDERS.',
  discovery_not_found: 'There is no /.well-known/openid-configuration at this address.',
  discovery_timeout: 'It did not answer within ten seconds.',
  issuer_mismatch: 'It calls itself by another address; write its issuer exactly as it does.',
  oidc_endpoint_redirect: 'It answers with a redirect; write the address that it leads to.',
  unsupported_token_auth_method:
    'It takes no client secret; allow client_secret_basic or client_secret_post.',
}
