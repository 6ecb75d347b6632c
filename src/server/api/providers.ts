import { randomUUID } from 'node:crypto'
import {
  computeDiscoveryUrl,
  DiscoveryError,
  normalizeDiscoveryUrls,
  selectTokenEndpointAuthMethod,
  validateDiscoveryDocument,
} from '@better-auth/sso'
import { z } from '@hono/zod-openapi'
import { recordAudit } from '../../audit/record.ts'
import { noteChange } from '../../database/changed.ts'
import { atomically } from '../../database/database.ts'
import { type Api, body, json, keyed, newRoutes } from '../../http/api.ts'
import { fetchGuarded } from '../../http/egress.ts'
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

/**
 * What an issuer says of itself, fetched by the guarded client; the asker hears what is wrong with it, never what it
 * answered. Redirects are not followed: an issuer names its addresses itself.
 */
async function discover(issuer: string, trusted: string[]) {
  const isTrustedOrigin = (address: string) => trusted.includes(URL.parse(address)?.origin ?? '')
  if (!issuer.startsWith('https:') && !isTrustedOrigin(issuer)) throw unreadable('Begin with https://.')
  const answer = await fetchGuarded(computeDiscoveryUrl(issuer), {
    accept: 'application/json',
    maxBytes: 200_000,
    maxRedirects: 0,
    allowPrivate: isTrustedOrigin(issuer) && new URL(issuer).host,
  })
  if (!answer.ok) throw unreadable(remedies[answer.fault] ?? answer.message)
  try {
    const document = JSON.parse(answer.bytes.toString('utf8')) as Parameters<
      typeof validateDiscoveryDocument
    >[0]
    validateDiscoveryDocument(document, issuer)
    const said = normalizeDiscoveryUrls(document, issuer, isTrustedOrigin)
    return {
      issuer: said.issuer,
      discoveryEndpoint: computeDiscoveryUrl(issuer),
      authorizationEndpoint: said.authorization_endpoint,
      tokenEndpoint: said.token_endpoint,
      jwksEndpoint: said.jwks_uri,
      userInfoEndpoint: said.userinfo_endpoint,
      tokenEndpointAuthentication: selectTokenEndpointAuthMethod(said),
    }
  } catch (fault) {
    if (fault instanceof SyntaxError) throw unreadable(unreadableDocument)
    if (!(fault instanceof DiscoveryError)) throw fault
    throw unreadable(remedies[fault.code] ?? unreadableDocument)
  }
}

function unreadable(message: string) {
  return new Problem('invalid-fields', 'The provider could not be read.', [{ path: 'issuer', message }])
}

const unreadableDocument = 'Its discovery document (/.well-known/openid-configuration) could not be read.'
const privateNetwork =
  'This leads into a private network. Whoever runs this server can allow it with ALARUM_TRUSTED_PROVIDERS.'

const remedies: Record<string, string> = {
  'forbidden-address': privateNetwork,
  discovery_private_host: privateNetwork,
  refused: 'There is no /.well-known/openid-configuration at this address.',
  'too-many-redirects': 'It answers with a redirect; write the address that it leads to.',
  issuer_mismatch: 'It calls itself by another address; write its issuer exactly as it does.',
  unsupported_token_auth_method:
    'It takes no client secret; allow client_secret_basic or client_secret_post.',
}
