import type { z } from 'zod'
import type { DroppedItem, Item, ReadDocument } from '../item.ts'
import { type Json, type Refused, refused } from './json.ts'

/** One record of a document and where it stands. */
export type Placed = { at: string; record: unknown }

/** Numbered records: `item 1` is the first. */
export function numbered(records: readonly unknown[], word = 'item'): Placed[] {
  return records.map((record, i) => ({ at: `${word} ${i + 1}`, record }))
}

export type Reading<Shape extends z.ZodType> = {
  /** What one record must look like, and what it is called: `an earthquake of USGS`. */
  shape: Shape
  called: string
  /** The item of a record, or why it is none. */
  item(record: z.output<Shape>, at: string): Item | { why: string }
}

/**
 * Records to items, each by itself: one that is not as it should be is dropped with what is wrong, and the others stay. A document
 * of which no record at all has the shape is refused, because it is another kind of document.
 */
export function itemsOf<Shape extends z.ZodType>(
  records: readonly Placed[],
  { shape, called, item }: Reading<Shape>,
): { ok: true; items: Item[]; dropped: DroppedItem[] } | Refused {
  const items: Item[] = []
  const dropped: DroppedItem[] = []
  let shaped = 0
  for (const { at, record } of records) {
    const read = shape.safeParse(record)
    if (read.success) shaped++
    const made = read.success ? item(read.data, at) : { why: whyNot(read.error) }
    if ('why' in made) dropped.push({ at, why: made.why })
    else items.push(made)
  }
  if (records.length > 0 && shaped === 0)
    return refused('source.shape', noneOf(called, dropped[0]?.why ?? ''))
  return { ok: true, items, dropped }
}

/** A list read to the end of it. */
export function listOf(
  read: ReturnType<typeof itemsOf>,
  { notes }: Json,
  rest: { title?: string | null; next?: string | null; notes?: string[] } = {},
): ReadDocument {
  if (!read.ok) return read
  const { title = null, next = null, notes: more = [] } = rest
  return { ok: true, title, items: read.items, dropped: read.dropped, notes: [...notes, ...more], next }
}

/** The refusal of a document that is not what the format reads. */
export function otherThan(what: string): Refused {
  return refused('source.shape', `This is not ${what}. Check the address of the source and its format.`)
}

function noneOf(called: string, why: string): string {
  return `Nothing in this document is ${called}: in the first record ${why} Check the address of the source and its format.`
}

function whyNot({ issues: [issue] }: z.ZodError): string {
  const where = issue?.path.map(String).join('.')
  const what = issue?.message.replace(/^Invalid (input|option|union): /, '') ?? 'it is not as it should be'
  return where ? `"${where}" is wrong: ${what}.` : `the record is wrong: ${what}.`
}
