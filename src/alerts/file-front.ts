import { isMap, isNode, LineCounter, parseDocument } from 'yaml'
import type { FieldFault } from './field-fault.ts'

export type Values = Record<string, unknown>
export type Front = { values: Values; lineOf: (field: string) => number | undefined }

/**
 * The fields of a file's front matter, YAML 1.2 with its core schema: no dates, no types of one's own, no aliases (a few
 * lines of them grow to gigabytes). `firstLine` is the line of the file on which `text` begins.
 */
export function readFront(text: string, firstLine: number): Front | { faults: FieldFault[] } {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { version: '1.2', schema: 'core', lineCounter, prettyErrors: false })
  const fileLine = (at: number) => lineCounter.linePos(at).line + firstLine - 1
  if (document.errors.length > 0)
    return {
      faults: document.errors.map(({ message, pos }) => ({
        field: 'front matter',
        line: fileLine(pos[0]),
        message: `It is not valid YAML: ${message}. Texts that hold a colon or begin with a sign go between quotes.`,
      })),
    }
  if (document.contents === null) return { values: {}, lineOf: () => undefined }
  if (!isMap(document.contents))
    return fault('It must be a list of fields, each on a line as name: value.', firstLine)
  const lineOf = (field: string) => {
    for (let path = field.split('.'); path.length > 0; path = path.slice(0, -1)) {
      const node = document.getIn(path.map(step), true)
      if (isNode(node) && node.range) return fileLine(node.range[0])
    }
    return undefined
  }
  try {
    return { values: document.toJS({ maxAliasCount: 0 }) as Values, lineOf }
  } catch {
    return fault('It holds an alias (*name); write the value out.', firstLine)
  }
}

function step(part: string) {
  return /^\d+$/.test(part) ? Number(part) : part
}

function fault(message: string, line: number) {
  return { faults: [{ field: 'front matter', line, message }] }
}
