import { randomUUID } from 'node:crypto'
import { apiKey } from '@better-auth/api-key'
import { betterAuth } from 'better-auth'
import { magicLink, organization } from 'better-auth/plugins'
import { CamelCasePlugin } from 'kysely'
import type { Database } from '../database/database.ts'

/** The header in which the server, and nobody else, tells sign-in where a request came from. */
export const clientAddressHeader = 'x-alarum-client'

/** What nobody does over HTTP here: links are made by the command, and an organisation's rows outlive any click. */
const closedPaths = [
  '/sign-up/email',
  '/sign-in/magic-link',
  '/organization/create',
  '/organization/delete',
  '/delete-user',
]

/** Once used, or a day old, the first-run link is dead. */
const linkSeconds = 24 * 60 * 60

type Options = {
  db: Database
  url: string
  secret: string
  onLink?: (link: { email: string; url: string }) => void
}

/**
 * Sign-in: passwords, one-time links, organisations and API keys by better-auth on our own tables. Links are handed to
 * `onLink` (the terminal); nothing is mailed. API keys belong to an organisation.
 */
export function signIn({ db, url, secret, onLink }: Options) {
  return betterAuth({
    appName: 'Alarum',
    baseURL: url,
    basePath: '/api/auth',
    secret,
    telemetry: { enabled: false },
    logger: { level: 'error', log: complain },
    database: { db: db.withPlugin(new CamelCasePlugin()), type: 'postgres' },
    disabledPaths: closedPaths,
    advanced: {
      database: { generateId: () => randomUUID() },
      cookiePrefix: 'alarum',
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12 },
    rateLimit: { enabled: true, storage: 'database', window: 60, max: 100 },
    session: { expiresIn: 60 * 60 * 24 * 7 },
    plugins: [
      magicLink({
        disableSignUp: true,
        expiresIn: linkSeconds,
        storeToken: 'hashed',
        sendMagicLink: async (link) => onLink?.(link),
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
