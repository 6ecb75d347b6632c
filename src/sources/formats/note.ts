import { z } from 'zod'
import { givenTime } from '../given-time.ts'
import { type Format, type Item, noFacts, type ReadDocument } from '../item.ts'

/** What somebody wrote down or a program sent in our own form: one report, or a list of them. */
export const Note = z.object({
  id: z.string().trim().min(1).max(500).optional(),
  title: z.string().trim().min(1, 'Write a line that says what happened.').max(500),
  text: z.string().trim().max(100_000).default(''),
  link: z
    .url({ protocol: /^https?$/, error: 'A link begins with https://.' })
    .max(2000)
    .optional(),
  publishedAt: z.string().max(100).optional(),
  language: z.string().max(20).optional(),
  /** Who said it, in words: `our driver in the port`. */
  publisher: z.string().trim().max(200).optional(),
})
export type Note = z.infer<typeof Note>

/** Alarum’s own JSON: what the form of the desk keeps, and what a webhook may send without any other format. */
export const note: Format = {
  name: 'note',
  says: 'Alarum’s own JSON: {title, text, link?, publishedAt?, id?, publisher?}, one or a list',
  absence: 'nothing',
  read(bytes, { timeZone, language }): ReadDocument {
    const given = parsed(bytes)
    if ('fault' in given) return { ok: false, rule: 'note.json', fault: given.fault }
    const notes = Array.isArray(given.value) ? given.value : [given.value]
    const items: Item[] = []
    const dropped: { at: string; why: string }[] = []
    notes.forEach((one, i) => {
      const at = `item ${i + 1}`
      const read = Note.safeParse(one)
      if (read.success) items.push(itemOf(read.data, at, timeZone, language))
      else dropped.push({ at, why: faultsIn(read.error) })
    })
    return { ok: true, title: null, items, dropped, notes: [], next: null }
  },
}

function itemOf(one: Note, at: string, timeZone: string, language: string | null): Item {
  return {
    ...{
      at,
      ids: one.id === undefined ? [] : [one.id],
      link: one.link ?? null,
      title: one.title,
      text: one.text,
    },
    ...{ language: one.language ?? language, publisher: one.publisher ?? null },
    ...{ published: givenTime(one.publishedAt, timeZone), updated: null, state: 'actual', full: null },
    facts: noFacts,
  }
}

function parsed(bytes: Uint8Array): { value: unknown } | { fault: string } {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch (fault) {
    return { fault: `This is no JSON in UTF-8: ${(fault as Error).message}.` }
  }
}

function faultsIn(error: z.ZodError) {
  return error.issues.map(({ path, message }) => `${path.join('.') || 'the item'}: ${message}`).join(' ')
}
