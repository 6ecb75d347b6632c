import { randomUUID } from 'node:crypto'
import { apiKey } from '@better-auth/api-key'
import { passkey } from '@better-auth/passkey'
import { sso } from '@better-auth/sso'
import { APIError, betterAuth } from 'better-auth'
import { magicLink, organization, twoFactor } from 'better-auth/plugins'
import { CamelCasePlugin } from 'kysely'
import type { Database } from '../database/database.ts'
import { ownOrigins } from './same-origin.ts'
import { admit, provision } from './sign-in/admission.ts'
import { howProven } from './sign-in/proven.ts'

/** The header in which the server, and nobody else, tells sign-in where a request came from. */
export const clientAddressHeader = 'x-alarum-client'

/** Once used, or a day old, the first-run link is dead. */
const linkSeconds = 24 * 60 * 60

type Options = {
  db: Database
  url: string
  secret: string
  port?: number
  /** Origins of single sign-on providers that stand in the own network; others must be reachable from everywhere. */
  trustedProviders?: string[]
  onLink?: (link: { email: string; url: string }) => void
}

/**
 * Sign-in: passwords, second factors, passkeys, single sign-on, one-time links and API keys by better-auth on our own
 * tables. Links are handed to `onLink` (the terminal); nothing is mailed. Which of its addresses are open over HTTP says
 * `gate.ts`; organisations, members and invitations are ours (`people/members.ts`).
 */
export function signIn({ db, url, secret, port = 0, trustedProviders = [], onLink }: Options) {
  const { hostname, origin } = new URL(url)
  return betterAuth({
    appName: 'Alarum',
    baseURL: url,
    basePath: '/api/auth',
    secret,
    telemetry: { enabled: false },
    logger: { level: 'error', log: complain },
    database: { db: db.withPlugin(new CamelCasePlugin()), type: 'postgres', transaction: true },
    trustedOrigins: [...ownOrigins({ url, port }), ...trustedProviders],
    advanced: {
      database: { generateId: () => randomUUID() },
      cookiePrefix: 'alarum',
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12 },
    account: { accountLinking: { disableImplicitLinking: true } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 100,
      // Codes are guarded by account, too: ten wrong ones in a row lock it for a quarter of an hour.
      customRules: {
        '/sign-in/*': { window: 60, max: 30 },
        '/two-factor/*': { window: 60, max: 20 },
        '/get-session': false,
      },
    },
    session: {
      expiresIn: 60 * 60 * 24 * 7,
      additionalFields: {
        proven: { type: 'string', required: false, input: false, defaultValue: 'link' },
        providerOrganisation: { type: 'string', required: false, input: false },
      },
    },
    databaseHooks: { session: { create: { before: (session, context) => howProven(db, session, context) } } },
    plugins: [
      magicLink({
        disableSignUp: true,
        expiresIn: linkSeconds,
        storeToken: 'hashed',
        sendMagicLink: async (link) => onLink?.(link),
      }),
      twoFactor({ issuer: 'Alarum', trustDeviceMaxAge: 0 }),
      passkey({
        rpID: hostname,
        rpName: 'Alarum',
        origin: ownOrigins({ url: origin, port }),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        schema: { passkey: { fields: { credentialID: 'credentialId' } } },
        authentication: {
          afterVerification: async ({ verification }) => {
            if (!verification.authenticationInfo.userVerified)
              throw new APIError('UNAUTHORIZED', {
                code: 'USER_NOT_VERIFIED',
                message: 'Unlock the passkey with its PIN, fingerprint or face.',
              })
          },
        },
      }),
      sso({
        fields: { organizationId: 'organisation' },
        trustEmailVerified: false,
        organizationProvisioning: { disabled: true },
        resolveUser: (identity) => admit(db, identity),
        provisionUserOnEveryLogin: true,
        provisionUser: ({ user, provider }) => provision(db, user, provider.providerId),
      }),
      organization({
        allowUserToCreateOrganization: false,
        schema: {
          organization: { modelName: 'organisation' },
          member: { fields: { organizationId: 'organisation' } },
          invitation: { fields: { organizationId: 'organisation' } },
          session: { fields: { activeOrganizationId: 'activeOrganisation' } },
        },
      }),
      apiKey({
        references: 'organization',
        defaultPrefix: 'alarum_',
        rateLimit: { enabled: true, timeWindow: 60_000, maxRequests: 600 },
        schema: { apikey: { modelName: 'apiKey' } },
      }),
    ],
  })
}

/** A wrong key is its sender's fault and is answered; everything else that goes wrong in sign-in is ours and is logged. */
function complain(level: string, message: string) {
  if (!message.startsWith('Failed to validate API key'))
    process.stderr.write(`${JSON.stringify({ level, msg: `sign-in: ${message}` })}\n`)
}

export type SignIn = ReturnType<typeof signIn>
