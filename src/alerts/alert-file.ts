import { z } from 'zod'
import { areaShape } from '../geography/shapes.ts'
import { AlertContent } from './alert.ts'
import type { FieldFault } from './field-fault.ts'
import { readBody } from './file-body.ts'
import { schemaFaults, timeFaults, unknownFaults, unknownField } from './file-faults.ts'
import { readFront } from './file-front.ts'
import { writtenOut } from './file-shorthand.ts'

/** What a file may say beside the alert itself. `situation` is an id or a title. */
export const FileExtras = z.object({
  exercise: z.boolean().default(false),
  follows: z.array(z.string()).default([]),
  situation: z.string().nullable().default(null),
})

export type AlertFile = { ok: true; content: AlertContent } & z.infer<typeof FileExtras>
export type AlertFileFaults = { ok: false; faults: FieldFault[] }

const known = [...Object.keys(AlertContent.shape), ...Object.keys(FileExtras.shape), 'country']

/**
 * Reads an alert file: YAML front matter, then `# headline`, the summary, and `## Event`, `## Context`, `## Advice`,
 * `## Standing advice`. Times such as `48h` count from `now`. All faults are named together, each with its field, its
 * line where it has one, and what to do.
 */
export function parseAlertFile(text: string, now: Date = new Date()): AlertFile | AlertFileFaults {
  const clean = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  if (clean.trim() === '') return fault('The file is empty; write an alert into it, or name another file.')
  const parts = /^---[ \t]*\n([\s\S]*?\n)?---[ \t]*(?:\n([\s\S]*))?$/.exec(clean)
  if (!parts) return fault('It must begin with front matter: fields between two lines of ---.')
  const [, yaml = '', below = ''] = parts
  const front = readFront(yaml, 2)
  if ('faults' in front) return { ok: false, faults: front.faults.map(withLine) }
  const body = readBody(below, yaml.split('\n').length + 2, 'event' in front.values)
  const lineOf = (field: string) => front.lineOf(field) ?? body.lines.get(field)
  const understood = understand(front.values, body.fields, now)
  const faults = [...body.faults, ...understood.faults]
  if (faults.length > 0 || !understood.content)
    return { ok: false, faults: faults.map((one) => withLine({ ...one, ...lined(one, lineOf) })) }
  return { ok: true, content: understood.content, ...understood.extras }
}

type Fields = Record<string, unknown>

function understand(front: Fields, body: Fields, now: Date) {
  const { values, faults: placing } = writtenOut({ ...body, ...front }, now)
  const content = AlertContent.safeParse(values)
  const extras = FileExtras.safeParse(values)
  const issues = [...(content.error?.issues ?? []), ...(extras.error?.issues ?? [])]
  const placed = new Set(placing.map(({ field }) => topOf(field)))
  const faults = [
    ...Object.keys(front)
      .filter((field) => field in body)
      .map(standsTwice),
    ...Object.keys(front)
      .filter((field) => !known.includes(field))
      .map((field) => unknownField(field, known)),
    ...placing,
    ...schemaFaults(issues, values).filter(({ field }) => !placed.has(topOf(field))),
    ...(content.success && extras.success
      ? unknownFaults(pick(values), { ...content.data, ...extras.data })
      : []),
    ...(content.success ? [...timeFaults(content.data), ...areaFaults(content.data)] : []),
  ]
  return { content: content.data, extras: extras.data ?? FileExtras.parse({}), faults }
}

/** `country` is another name of `countries`. */
function topOf(field: string) {
  const [top] = field.split('.')
  return top === 'country' ? 'countries' : top
}

function standsTwice(field: string): FieldFault {
  return { field, message: 'It stands in the front matter and in the body; keep one of the two.' }
}

/** Names at the top have their own fault, with a suggestion. */
function pick(values: Fields): Fields {
  return Object.fromEntries(Object.entries(values).filter(([field]) => known.includes(field)))
}

/** Only what was drawn can be wrong: names were looked up already. */
function areaFaults({ area }: AlertContent): FieldFault[] {
  return (area ?? []).flatMap((part, index) => {
    const made = part.type === 'polygon' ? areaShape([part]) : null
    return made && !made.ok ? [{ field: `area.${index}`, message: made.fault }] : []
  })
}

function lined({ field, line }: FieldFault, lineOf: (field: string) => number | undefined) {
  const found = line ?? lineOf(field)
  return found === undefined ? {} : { line: found }
}

function withLine(one: FieldFault): FieldFault {
  return one.line === undefined ? one : { ...one, message: `${one.message} (line ${one.line})` }
}

function fault(message: string): AlertFileFaults {
  return { ok: false, faults: [{ field: 'file', message }] }
}
