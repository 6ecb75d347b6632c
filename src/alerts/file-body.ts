import type { FieldFault } from './field-fault.ts'

/** The sections of a file's body and the fields they fill. */
export const sections = {
  event: 'Event',
  context: 'Context',
  advice: 'Advice',
  standingAdvice: 'Standing advice',
} as const
const fieldOfTitle = new Map(Object.entries(sections).map(([field, title]) => [title.toLowerCase(), field]))

type Block = { field: string | null; title: string; line: number; lines: string[] }
export type Body = { fields: Record<string, string>; lines: Map<string, number>; faults: FieldFault[] }

/**
 * The texts of a file's body: `# headline`, the summary, then sections. Without a section Event, the summary is the first
 * paragraph and the rest tells the event. `firstLine` is the line of the file on which the body begins.
 */
export function readBody(body: string, firstLine: number, eventIsKnown: boolean): Body {
  const blocks = blocksOf(body, firstLine)
  const fields: Record<string, string> = {}
  const lines = new Map<string, number>()
  const faults: FieldFault[] = []
  for (const { field, title, line, lines: text } of blocks) {
    const words = text.join('\n').trim()
    if (field === null) faults.push({ field: title, line, message: unknownSection(title) })
    else if (field in fields)
      faults.push({ field, line, message: 'It stands twice; keep one of the two sections.' })
    else if (words !== '') {
      fields[field] = words
      lines.set(field, line)
    }
  }
  return { fields: eventIsKnown || 'event' in fields ? fields : withEvent(fields), lines, faults }
}

function blocksOf(body: string, firstLine: number): Block[] {
  const blocks: Block[] = []
  let open: Block = { field: 'summary', title: '', line: firstLine, lines: [] }
  for (const [index, text] of body.split('\n').entries()) {
    const [, level, title = ''] = /^(##?)[ \t]+(.*?)[ \t]*$/.exec(text) ?? []
    const line = firstLine + index
    if (level === undefined) open.lines.push(text)
    else if (level === '#') {
      blocks.push(open, { field: 'headline', title, line, lines: [title] })
      open = { field: 'summary', title, line: line + 1, lines: [] }
    } else {
      blocks.push(open)
      open = { field: fieldOfTitle.get(title.toLowerCase()) ?? null, title, line, lines: [] }
    }
  }
  // What stands before the headline is nothing, or a summary of its own.
  return [...blocks, open].filter(({ field, lines }) => field !== 'summary' || lines.join('').trim() !== '')
}

function withEvent(fields: Record<string, string>) {
  const [summary, ...rest] = (fields.summary ?? '').split(/\n[ \t]*\n/)
  const event = rest.join('\n\n').trim()
  return event === '' || summary === undefined ? fields : { ...fields, summary: summary.trim(), event }
}

function unknownSection(title: string) {
  return `There is no section "${title}"; use ${Object.values(sections).join(', ')}, or ### inside a section.`
}
