import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

/** What a report is to those before it. */
const kinds = [
  'first',
  'duplicate',
  'paraphrase',
  'contradiction',
  'other-language',
  'escalation',
  'correction',
  'rumour',
  'follow-up',
  'twin',
  'withdrawal',
  'cancel',
  'all-clear',
  'noise',
  'reading',
  'last-reading',
] as const

const ScriptSource = z.strictObject({
  key: z.string().regex(/^demo(-[a-z]+)+$/),
  name: z.string().endsWith(' (demonstration)', 'mark the name: it ends in (demonstration)'),
  as: z.enum(['rss', 'atom', 'json-feed', 'cap', 'quakes']),
  family: z.string(),
  country: z.string().length(2).nullable(),
  region: z.string(),
  language: z.string().length(2),
  timeZone: z.string(),
  reliability: z.enum(['A', 'B', 'C', 'D', 'E', 'F']),
  silentAfterSeconds: z.int().min(60).optional(),
})
export type ScriptSource = z.infer<typeof ScriptSource>

/** What a CAP message says beside headline and description. `of` is the report it updates or cancels. */
const CapPart = z.strictObject({
  message: z.enum(['Alert', 'Update', 'Cancel']),
  of: z.string().optional(),
  event: z.string(),
  category: z.string(),
  severity: z.enum(['Extreme', 'Severe', 'Moderate', 'Minor']),
  urgency: z.enum(['Immediate', 'Expected', 'Future', 'Past']),
  certainty: z.enum(['Observed', 'Likely', 'Possible']),
  response: z.enum(['Shelter', 'Evacuate', 'Prepare', 'Monitor', 'AllClear']),
  instruction: z.string(),
  area: z.string(),
  circle: z.string(),
  incident: z.string(),
})
const QuakePart = z.strictObject({
  magnitude: z.number(),
  lat: z.number(),
  lon: z.number(),
  depthKm: z.number(),
  place: z.string(),
  deleted: z.boolean().default(false),
})

const ScriptReport = z.strictObject({
  /** Seconds after the start. */
  at: z
    .string()
    .regex(/^\d{1,2}:[0-5]\d$/, 'give minutes:seconds')
    .transform((at) => {
      const [minutes = 0, seconds = 0] = at.split(':').map(Number)
      return minutes * 60 + seconds
    }),
  source: z.string(),
  is: z.enum(kinds),
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: z.string().trim().min(1),
  text: z.string().trim(),
  cap: CapPart.optional(),
  quake: QuakePart.optional(),
})
export type ScriptReport = z.infer<typeof ScriptReport>

const Script = z
  .strictObject({ sources: z.array(ScriptSource), reports: z.array(ScriptReport) })
  .superRefine(({ sources, reports }, context) => {
    const formats = new Map(sources.map(({ key, as }) => [key, as]))
    for (const { id, source, cap, quake } of reports) {
      const as = formats.get(source)
      const isWhole = as !== undefined && (as === 'cap') === !!cap && (as === 'quakes') === !!quake
      if (!isWhole)
        context.addIssue({
          code: 'custom',
          message: `${id}: name a source, with cap or quake as its format needs`,
        })
    }
  })
export type Script = z.infer<typeof Script>

/** Seconds between polls of the demonstration's feeds, and between its reports. */
export const everySeconds = 20

/** The bundled ten minutes. Throws where the file is not valid, which is a fault of its content. */
export function feedScript(): Script {
  read ??= Script.parse(parse(readFileSync(new URL('script.yaml', import.meta.url), 'utf8')))
  return read
}
let read: Script | undefined

/** Seconds from the start to the last report. */
export function lengthSeconds({ reports }: Script): number {
  return Math.max(...reports.map(({ at }) => at))
}

/** The source that stops in the middle: the one whose silence is to be noticed. */
export function isSilentOne({ silentAfterSeconds }: Pick<ScriptSource, 'silentAfterSeconds'>): boolean {
  return silentAfterSeconds !== undefined
}
