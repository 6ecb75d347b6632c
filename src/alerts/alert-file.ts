import { isMap, isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { AlertContent } from './alert.ts'
import { type FieldFault, resolveShorthand } from './alert-file-shorthand.ts'

/** What a file may say beside the alert itself. */
const Extras = z.object({
  exercise: z.boolean().default(false),
  follows: z.array(z.string()).default([]),
  situation: z.string().nullable().default(null),
})

export type AlertFile = { ok: true; content: AlertContent } & z.infer<typeof Extras>
export type AlertFileFaults = { ok: false; faults: FieldFault[] }

/** The sections of the body and the fields they fill. */
export const sections = {
  event: 'Event',
  context: 'Context',
  advice: 'Advice',
  standingAdvice: 'Standing advice',
} as const
const sectionField = new Map(Object.entries(sections).map(([field, title]) => [title.toLowerCase(), field]))

const known = new Set([...Object.keys(AlertContent.shape), ...Object.keys(Extras.shape)])

/**
 * Reads an alert file: YAML front matter, then `# headline`, the summary, and `## Event`, `## Context`, `## Advice`,
 * `## Standing advice`. All faults are named together, each with its field and, where it stands in the front matter,
 * its line.
 */
export function parseAlertFile(text: string): AlertFile | AlertFileFaults {
  const clean = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  if (clean.trim() === '') return fault('file', 'The file is empty.')
  const parts = /^---\n([\s\S]*?)\n---[ \t]*(?:\n([\s\S]*))?$/.exec(clean)
  if (!parts) return fault('file', 'The file must begin with front matter between two lines of ---.')
  const front = readFrontMatter(parts[1] ?? '')
  if ('faults' in front) return { ok: false, faults: front.faults }
  const body = readBody(parts[2] ?? '')
  const twice = Object.keys(body.fields).filter((field) => field in front.values)
  const unknown = Object.keys(front.values).filter((field) => !known.has(field))
  const { values, faults } = resolveShorthand({ ...front.values, ...body.fields })
  const content = AlertContent.safeParse(values)
  const extras = Extras.safeParse(values)
  const all = [
    ...twice.map((field) => ({ field, message: 'It stands in the front matter and in the body; keep one.' })),
    ...unknown.map((field) => ({
      field: at(field, front.lines),
      message: `There is no such field. There are: ${[...known].join(', ')}.`,
    })),
    ...body.faults,
    ...faults.map((one) => ({ ...one, field: at(one.field, front.lines) })),
    ...[...(content.error?.issues ?? []), ...(extras.error?.issues ?? [])]
      .filter(({ path }) => !faults.some(({ field }) => field === String(path[0])))
      .map(({ path, message }) => ({ field: at(path.join('.'), front.lines), message: plain(message) })),
    ...(content.success ? timeFaults(content.data) : []),
  ]
  if (all.length || !content.success || !extras.success) return { ok: false, faults: all }
  return { ok: true, content: content.data, ...extras.data }
}

function readFrontMatter(
  text: string,
): { values: Record<string, unknown>; lines: Map<string, number> } | { faults: FieldFault[] } {
  const counter = new LineCounter()
  const document = parseDocument(text, {
    schema: 'core',
    lineCounter: counter,
    maxAliasCount: 0,
  } as Parameters<typeof parseDocument>[1])
  const [error] = document.errors
  if (error)
    return {
      faults: [
        { field: `line ${(error.linePos?.[0].line ?? 1) + 1}`, message: error.message.split('\n')[0] ?? '' },
      ],
    }
  if (document.contents === null) return { values: {}, lines: new Map() }
  if (!isMap(document.contents))
    return { faults: [{ field: 'front matter', message: 'It must be fields, each as name: value.' }] }
  const lines = new Map<string, number>()
  for (const { key } of document.contents.items)
    if (isNode(key) && key.range) lines.set(String(key), counter.linePos(key.range[0]).line + 1)
  return { values: document.toJS({ maxAliasCount: 0 }) as Record<string, unknown>, lines }
}

function readBody(body: string) {
  const fields: Record<string, string> = {}
  const faults: FieldFault[] = []
  let field = 'summary'
  let text: string[] = []
  const keep = () => {
    const words = text.join('\n').trim()
    if (words) fields[field] = words
    text = []
  }
  for (const line of body.split('\n')) {
    const heading = /^(##?) +(.*?)\s*$/.exec(line)
    if (!heading) text.push(line)
    else {
      keep()
      const [, level, title = ''] = heading
      const next = level === '#' ? 'headline' : sectionField.get(title.toLowerCase())
      if (level === '#') fields.headline = title
      else if (!next)
        faults.push({
          field: title,
          message: `There is no such section. There are: ${Object.values(sections).join(', ')}.`,
        })
      field = level === '#' ? 'summary' : (next ?? 'nothing')
    }
  }
  keep()
  delete fields.nothing
  return { fields, faults }
}

/** An impossible day is refused by its form; these are days and hours that contradict each other. */
function timeFaults({ timeframe, eventTime }: AlertContent): FieldFault[] {
  const faults: FieldFault[] = []
  if (Date.parse(timeframe.to) <= Date.parse(timeframe.from))
    faults.push({
      field: 'timeframe',
      message: `It ends (${timeframe.to}) before it begins (${timeframe.from}).`,
    })
  if (eventTime.to && Date.parse(eventTime.to) < Date.parse(eventTime.from))
    faults.push({
      field: 'eventTime',
      message: `It ends (${eventTime.to}) before it begins (${eventTime.from}).`,
    })
  return faults
}

function at(field: string, lines: Map<string, number>) {
  const line = lines.get(field.split('.')[0] ?? '')
  return line ? `${field} (line ${line})` : field
}

function plain(message: string) {
  return message === 'Invalid input: expected string, received undefined' ||
    / received undefined$/.test(message)
    ? 'It is missing; an alert cannot be issued without it.'
    : message
}

function fault(field: string, message: string): AlertFileFaults {
  return { ok: false, faults: [{ field, message }] }
}
