import { readdirSync, readFileSync } from 'node:fs'

/** A place marked in a text: its kind, and the country (or `US-TX`) it lies in. Offsets are UTF-16. */
export type Mark = { start: number; end: number; kind: string; code: string }
/** A report of our own with its places marked; `country` is the publisher's. */
export type Report = { id: string; country: string; text: string; marks: Mark[] }

const folder = new URL('./texts/', import.meta.url)
const mark =
  /\[([^[\]]+)\]\((country|region|city|facility|airport|natural|demonym) ([A-Z]{2}(?:-[A-Z]{2,3})?)\)/g

/** All reports under `training/texts`, in the order of their files. Throws with the file and the report where a mark is broken. */
export function reports(): Report[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => reportsIn(readFileSync(new URL(name, folder), 'utf8'), name))
}

function reportsIn(content: string, name: string): Report[] {
  return content
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [head = '', ...lines] = part.split('\n')
      const [id = '', country = ''] = head.trim().split(' ')
      const report = { id, country, ...unmarked(lines.join('\n').trim()) }
      if (/\]\(|\[[A-Z]/.test(report.text)) throw new Error(`${name}: a mark in ${id} is broken.`)
      return report
    })
}

function unmarked(marked: string): { text: string; marks: Mark[] } {
  const marks: Mark[] = []
  let [text, last] = ['', 0]
  for (const hit of marked.matchAll(mark)) {
    const [whole, name = '', kind = '', code = ''] = hit
    text += marked.slice(last, hit.index)
    marks.push({ start: text.length, end: text.length + name.length, kind, code })
    text += name
    last = hit.index + whole.length
  }
  return { text: text + marked.slice(last), marks }
}
