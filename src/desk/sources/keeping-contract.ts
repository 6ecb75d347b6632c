import { z } from '@hono/zod-openapi'
import { catalogueEntry } from '../../sources/catalogue-schema.ts'
import { ChosenSources } from './contract.ts'

const SetName = z
  .string()
  .trim()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use small letters, digits and single hyphens, such as east-africa.')
  .max(100)

/** A source as the catalogue's file has it; what is not given is what it is for a feed of which nothing is known. */
export const NewAddress = catalogueEntry
  .omit({ verified: true })
  .partial()
  .required({ name: true, url: true, format: true })
  .extend({
    on: z
      .boolean()
      .default(false)
      .openapi({ description: 'Switch it on at once; sources start switched off' }),
  })

export const SourceChanges = catalogueEntry
  .omit({ key: true, verified: true, set: true })
  .partial()
  .extend({
    silentAfter: z
      .number()
      .positive('give hours above 0')
      .nullable()
      .optional()
      .openapi({ description: 'Hours; null: learnt from its own rhythm' }),
  })

export const Looked = z.object({
  url: z.url({ protocol: /^https?$/, error: 'Give an address that begins with http:// or https://.' }),
})
export const FoundFormats = z.object({
  formats: z.array(
    z.object({
      format: z.string(),
      says: z.string(),
      items: z.number().int().openapi({ description: 'Items it takes from what stands there now' }),
      dropped: z.number().int(),
    }),
  ),
  watchedBy: z
    .string()
    .nullable()
    .openapi({ description: 'Key of the source that has this address already' }),
})
export type FoundFormats = z.infer<typeof FoundFormats>

export const SourceChoices = z.object({
  formats: z.array(z.object({ name: z.string(), says: z.string() })),
  kinds: z.array(z.string()),
  regions: z.array(z.string()),
})
export type SourceChoices = z.infer<typeof SourceChoices>

export const SourceKeys = z.object({ keys: z.array(z.string().max(200)).min(1).max(500) })
export const KeysDone = z.object({ keys: z.array(z.string()) })

export const Grouping = z.object({
  chosen: ChosenSources,
  set: SetName,
  isIn: z.boolean().openapi({ description: 'True puts them into the set, false takes them out' }),
})

export const SourceFile = z.object({
  name: z.string().max(200).default('').openapi({ description: 'Of the file; says which form it has' }),
  text: z.string().min(1, 'The file is empty.').max(2_000_000, 'Send at most 2 MB.'),
})
export const ImportedRows = z.object({
  rows: z.array(
    z.object({
      name: z.string(),
      key: z.string().nullable(),
      outcome: z.enum(['added', 'changed', 'there', 'refused']),
      why: z.string().nullable(),
    }),
  ),
})
export type ImportedRows = z.infer<typeof ImportedRows>

export const ExportQuestion = z.object({
  form: z.enum(['opml', 'yaml']).default('opml'),
  set: z.string().max(100).optional(),
})
