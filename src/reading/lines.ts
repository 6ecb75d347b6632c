import { z } from 'zod'
import { type Explained, explained } from './explained.ts'
import { readSource } from './read-source.ts'

const Input = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  publishedAt: z.string().nullish(),
  title: z.string().nullish(),
})

export type LineReading =
  | ({ id: string | number } & Explained)
  | { id: string | number | null; fault: string }

/**
 * Reads one line of `alarum read --lines`: `{id, text, publishedAt?, title?}` in, the text's first draft with its id
 * out. What the record states of time and title counts where the text itself states none. Never throws.
 */
export function readLines(line: string): LineReading {
  const record = Input.safeParse(parsed(line))
  if (!record.success) {
    return {
      id: null,
      fault: `This line is not a record like {"id": "1", "text": "…"}: ${z.prettifyError(record.error)}`,
    }
  }
  const { id, text, publishedAt, title } = record.data
  const reading = readSource(text, publishedAt ? { now: publishedAt } : {})
  if ('fault' in reading) return { id, fault: reading.fault }
  const [draft] = reading.drafts
  if (!draft) return { id, fault: 'Nothing was read from this text.' }
  const filled = {
    ...explained(draft, reading.text),
    publishedAt: draft.publishedAt ?? publishedAt ?? null,
    headline: draft.headline ?? title ?? null,
  }
  const given = (field: string) => (field === 'publishedAt' && publishedAt) || (field === 'headline' && title)
  return { id, ...filled, missing: draft.missing.filter((field) => !given(field)) }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
