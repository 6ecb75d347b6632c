import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'

const checkout = new URL('..', import.meta.url).pathname
const onOff = z.enum(['on', 'off'])
const url = (protocols: string[]) =>
  z
    .url()
    .refine(
      (value) => protocols.includes(URL.parse(value)?.protocol ?? ''),
      `must begin with ${protocols.join(' or ')}//`,
    )

/** Every setting: its environment variable, type and what it is for. `alarum doctor` prints this list. */
const settings = {
  PORT: z.coerce.number().int().min(0).max(65_535).default(4100).describe('Port the site listens on.'),
  ALARUM_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address the site listens on; 0.0.0.0 for every interface.'),
  ALARUM_URL: url(['http:', 'https:'])
    .optional()
    .describe('Public address of the site, used in links. Default: http://localhost:PORT.'),
  ALARUM_DATA: z
    .string()
    .default(resolve(checkout, 'data'))
    .describe('Folder for the embedded database and its password.'),
  DATABASE_URL: url(['postgres:', 'postgresql:'])
    .optional()
    .describe('A PostgreSQL 15 or newer of your own. Default: the embedded server.'),
  SMTP_URL: url(['smtp:', 'smtps:'])
    .optional()
    .describe('Mail server, smtp://user:password@host:587. Default: mail is kept in the outbox.'),
  ALARUM_MAIL_FROM: z
    .email()
    .optional()
    .describe('Sender of the mail. Default: alarum@ the host of ALARUM_URL.'),
  ALARUM_TRUSTED_PROXIES: z
    .string()
    .optional()
    .refine(
      (list = '') =>
        list
          .split(/[\s,]+/)
          .filter(Boolean)
          .every((word) => ipaddr.isValid(word) || ipaddr.isValidCIDR(word)),
      'takes addresses and ranges, such as 127.0.0.1, 10.0.0.0/8',
    )
    .describe(
      'Proxies in front of the site, as addresses or ranges: rate limits then count the clients behind them.',
    ),
  ALARUM_OWNER: z
    .email()
    .default('owner@localhost.localdomain')
    .describe('Mail address of the owner made on first start.'),
  ALARUM_ORGANISATION: z
    .string()
    .min(1)
    .default('Home')
    .describe('Name of the organisation made on first start.'),
  ALARUM_DEMO: onOff
    .optional()
    .describe('Load the demonstration into an empty database. Default: on with the embedded one, else off.'),
  ALARUM_TRUSTED_PROVIDERS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(url(['http:', 'https:']).transform((one) => new URL(one).origin)))
    .describe(
      'Single sign-on providers in your own network, as https://host:port, with commas. Others must have a public address.',
    ),
  ALARUM_FETCH_PRIVATE: onOff
    .default('off')
    .describe('Let drafts and sources fetch addresses of private networks too. Default: off.'),
  ALARUM_MODEL_URL: url(['http:', 'https:'])
    .optional()
    .describe(
      'An OpenAI-compatible endpoint, http://127.0.0.1:11434/v1, that may choose among what was read and reword it. Default: none; reading is offline.',
    ),
  ALARUM_MODEL: z
    .string()
    .min(1)
    .optional()
    .describe('Name of the model there; needed with ALARUM_MODEL_URL.'),
  ALARUM_MODEL_KEY: z.string().min(1).optional().describe('Its key, sent as a bearer token. Default: none.'),
  ALARUM_MODEL_TIMEOUT: z.coerce
    .number()
    .min(1)
    .max(120)
    .default(20)
    .describe('Seconds it may take; then what was read offline stands.'),
  ALARUM_LOG: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Least severity that is logged.'),
} satisfies Record<string, z.ZodType>

/** `url` is the base to which `/chat/completions` is added; `timeoutMs` is for the whole answer. */
export type ModelEndpoint = { url: string; model: string; key: string | undefined; timeoutMs: number }

export type Config = {
  port: number
  host: string
  /** The address that links carry, and whether ALARUM_URL gave it; else it is a guess from this process's PORT. */
  url: string
  urlIsGiven: boolean
  dataFolder: string
  databaseUrl: string | undefined
  smtpUrl: string | undefined
  mailFrom: string
  /** Addresses and ranges, as given. */
  trustedProxies: string
  owner: string
  organisation: string
  demonstration: boolean
  /** Origins. */
  trustedProviders: string[]
  /** Addresses that people give may lead into private networks. */
  fetchPrivate: boolean
  /** A model that may better what was read; null where there is none. */
  model: ModelEndpoint | null
  log: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/**
 * Settings from the environment and, below it, the text of a `.env` file. All faults are reported together, each with
 * its variable.
 */
export function readConfig(
  environment: Record<string, string | undefined>,
  dotEnv = '',
): { config: Config } | { faults: string[] } {
  const given = Object.entries({ ...parseEnv(dotEnv), ...environment }).filter(([, value]) => value !== '')
  const parsed = z.object(settings).superRefine(namesItsModel).safeParse(Object.fromEntries(given))
  if (!parsed.success)
    return { faults: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) }
  const v = parsed.data
  const address = (v.ALARUM_URL ?? `http://localhost:${v.PORT}`).replace(/\/+$/, '')
  return {
    config: {
      port: v.PORT,
      host: v.ALARUM_HOST,
      url: address,
      urlIsGiven: v.ALARUM_URL !== undefined,
      dataFolder: resolve(v.ALARUM_DATA),
      databaseUrl: v.DATABASE_URL,
      smtpUrl: v.SMTP_URL,
      mailFrom: v.ALARUM_MAIL_FROM ?? `alarum@${mailHost(address)}`,
      trustedProxies: v.ALARUM_TRUSTED_PROXIES ?? '',
      owner: v.ALARUM_OWNER.toLowerCase(),
      organisation: v.ALARUM_ORGANISATION,
      demonstration: v.ALARUM_DEMO ? v.ALARUM_DEMO === 'on' : v.DATABASE_URL === undefined,
      trustedProviders: v.ALARUM_TRUSTED_PROVIDERS,
      fetchPrivate: v.ALARUM_FETCH_PRIVATE === 'on',
      model: v.ALARUM_MODEL_URL
        ? {
            url: v.ALARUM_MODEL_URL.replace(/\/+$/, ''),
            model: v.ALARUM_MODEL ?? '',
            key: v.ALARUM_MODEL_KEY,
            timeoutMs: v.ALARUM_MODEL_TIMEOUT * 1000,
          }
        : null,
      log: v.ALARUM_LOG,
    },
  }
}

function namesItsModel(
  {
    ALARUM_MODEL_URL,
    ALARUM_MODEL,
  }: { ALARUM_MODEL_URL?: string | undefined; ALARUM_MODEL?: string | undefined },
  context: z.RefinementCtx,
) {
  if (ALARUM_MODEL_URL && !ALARUM_MODEL)
    context.addIssue({
      code: 'custom',
      path: ['ALARUM_MODEL'],
      message: 'name the model that ALARUM_MODEL_URL serves',
    })
}

/** Name, description and default of every setting, for people. */
export function describeSettings() {
  return Object.entries(settings).map(([name, schema]) => ({ name, description: schema.description ?? '' }))
}

function mailHost(address: string) {
  const { hostname } = new URL(address)
  return hostname.includes('.') ? hostname : `${hostname}.localdomain`
}
