import { z } from 'zod'
import { allCountries } from '../geography/countries.ts'
import { allFormats } from './formats.ts'

export const sourceRegions = [
  'africa',
  'americas',
  'asia',
  'europe',
  'middle-east',
  'oceania',
  'world',
] as const
export const sourceKinds = [
  'quake',
  'tsunami',
  'volcano',
  'weather',
  'flood',
  'fire',
  'disaster',
  'health',
  'travel-advice',
  'conflict',
  'crime',
  'unrest',
  'aviation',
  'maritime',
  'transport',
  'cyber',
  'civil-protection',
  'humanitarian',
  'news',
] as const

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters, digits and single hyphens')
const formats = allFormats().map(({ name }) => name)
const countries = new Set(allCountries())
const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])

/** One source of the catalogue. `every` is in minutes, `silentAfter` in hours, `reliability` by the Admiralty scale. */
export const catalogueEntry = z.strictObject({
  key: slug,
  name: z.string().trim().min(1, 'give it a name'),
  url: z.url({ protocol: /^https?$/, error: 'give an address that begins with http:// or https://' }),
  format: z.enum(formats, `use one of ${formats.join(', ')}`),
  family: slug,
  country: z
    .string()
    .refine((code) => countries.has(code), 'use a code of ISO 3166-1 alpha-2, or null for many countries')
    .nullable(),
  region: z.enum(sourceRegions),
  kinds: z.array(z.enum(sourceKinds)).min(1, 'name at least one kind'),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'use a language tag such as en or pt-BR'),
  timeZone: z.string().refine(isZone, 'use an IANA time zone such as Europe/Paris'),
  reliability: z.enum(['A', 'B', 'C', 'D', 'E', 'F']),
  terms: z.string().min(1, 'say what its terms allow, or unknown'),
  every: z.int().min(1, 'give whole minutes, at least 1'),
  set: z.array(slug),
  verified: z.union([z.literal('never'), z.iso.date()], 'use a date such as 2026-01-31, or never'),
  silentAfter: z.number().positive('give hours above 0').optional(),
})
export type CatalogueEntry = z.infer<typeof catalogueEntry>

function isZone(name: string) {
  return zones.has(name) || canBeUsed(name)
}

/** Names that IANA keeps as links, such as Europe/Kyiv on an older table, are usable without being listed. */
function canBeUsed(name: string) {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
