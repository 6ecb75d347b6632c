import { z } from '@hono/zod-openapi'
import { roles } from '../../vocabulary/role.ts'

const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', 'Etc/UTC'])
const days = z.number().int().min(1, 'At least a day.').max(3650, 'At most 3,650 days.')

/** What an owner may set. */
export const Settings = z
  .object({
    name: z.string().trim().min(1, 'Give the organisation a name.').max(120),
    language: z.enum(['en', 'fr', 'de', 'es', 'pt', 'ar']),
    timeZone: z.string().refine((zone) => zones.has(zone), 'Name a zone such as Europe/Lisbon.'),
    reviewersNeeded: z.number().int().min(1).max(2),
    acknowledgeMinutes: z.number().int().min(1, 'At least a minute.').max(1440, 'At most a day: 1,440.'),
    retentionStay: days,
    retentionNote: days,
    retentionOutbox: days,
    retentionRecipient: days,
    retentionDraft: days,
  })
  .openapi('Settings')
export type Settings = z.infer<typeof Settings>
export const SettingsChange = Settings.partial()
export type SettingsChange = z.input<typeof SettingsChange>

/** What the daily run would erase if it ran now, by kind; `more` where it is at least that many. */
export const RetentionPreview = z.object({
  kinds: z.array(z.object({ kind: z.string(), count: z.number().int(), more: z.boolean() })),
  nextRun: z.iso.datetime().nullable(),
  held: z.array(
    z.object({ situation: z.uuid(), title: z.string(), since: z.iso.datetime(), by: z.string() }),
  ),
})
export type RetentionPreview = z.infer<typeof RetentionPreview>

export const ApiKey = z
  .object({
    id: z.uuid(),
    name: z.string(),
    /** How it begins, to tell it from others. */
    start: z.string().nullable(),
    role: z.enum(roles),
    /** Made before keys had roles: it acts as owner. */
    withoutRole: z.boolean(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
    expiresAt: z.iso.datetime().nullable(),
    state: z.enum(['active', 'revoked', 'expired']),
  })
  .openapi('ApiKey')
export type ApiKey = z.infer<typeof ApiKey>
export const NewApiKey = z.object({
  name: z.string().trim().min(1, 'Name it after what will use it.').max(32, 'At most 32 characters.'),
  role: z.enum(roles),
  /** Days until it expires; null: never. */
  days: z.number().int().min(1).max(3650).nullable(),
})
export type NewApiKey = z.input<typeof NewApiKey>

export const DutyContact = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    language: z.string(),
    active: z.boolean(),
  })
  .openapi('DutyContact')
export type DutyContact = z.infer<typeof DutyContact>
export const NewDutyContact = z.object({
  name: z.string().trim().min(1, 'Give the contact a name.').max(120),
  email: z.email('This is no mail address.').max(254),
  language: Settings.shape.language.default('en'),
})
export const DutyContactChange = z
  .object({
    ...NewDutyContact.shape,
    language: Settings.shape.language,
    active: z.boolean(),
  })
  .partial()

export const MailSetup = z.object({
  /** Host and port of the mail server; null: mail is kept in the outbox. Never the password. */
  server: z.string().nullable(),
  encrypted: z.boolean(),
  from: z.string(),
  outboxOnly: z.boolean(),
  /** Why mail stays here, or what may keep it from arriving. */
  hints: z.array(z.string()),
})
export type MailSetup = z.infer<typeof MailSetup>
export const MailTest = z.object({
  outcome: z.enum(['handed-over', 'refused', 'unreachable', 'unknown', 'outbox']),
  /** In a sentence. */
  says: z.string(),
  /** What the mail server said, in its words. */
  server: z.string().nullable(),
})
export type MailTest = z.infer<typeof MailTest>

export const HealthReport = z
  .object({
    /** Whether everybody who should have been told was. */
    told: z.object({
      state: z.enum(['told', 'untold', 'nobody-looks']),
      people: z.number().int(),
      since: z.iso.datetime().nullable(),
      alert: z.object({ id: z.uuid(), slug: z.string() }).nullable(),
      checkedAt: z.iso.datetime().nullable(),
    }),
    /** The message that has waited longest beyond its time; null where none does. */
    waiting: z.object({ since: z.iso.datetime(), lane: z.string(), retrying: z.boolean() }).nullable(),
    audit: z.object({ unsealed: z.number().int(), oldest: z.iso.datetime().nullable() }),
    database: z.object({ version: z.string(), migration: z.string() }),
    mail: z.object({ server: z.string().nullable(), outboxOnly: z.boolean() }),
    version: z.string(),
    now: z.iso.datetime(),
  })
  .openapi('HealthReport')
export type HealthReport = z.infer<typeof HealthReport>
