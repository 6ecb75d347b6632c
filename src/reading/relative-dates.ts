import { casual } from 'chrono-node'
import { type FoundDate, overlap } from './dates.ts'
import { type Day, dayOf, plusDays, weekdayOf } from './instants.ts'

const triggers =
  /\b(?:yesterday|today|tonight|tomorrow|overnight|ago|this (?:morning|afternoon|evening)|earlier this week|(?:last|next|this|past) (?:week(?:end)?|month|night)|(?:the )?(?:previous|next|following|same) day|weekend)\b/i

/** Words such as "tomorrow", "two days ago", "this weekend", said on the reference day. */
export function relativeDates(sentence: string, reference: Day): FoundDate[] {
  if (!triggers.test(sentence)) return []
  const whole = [...weekends(sentence, reference), ...weeks(sentence, reference)]
  const said = spoken(sentence.slice(0, 800), reference)
  return [...whole, ...said.filter((one) => !whole.some((other) => overlap(one, other)))]
}

function weekends(sentence: string, reference: Day): FoundDate[] {
  return [...sentence.matchAll(/\b(this|the coming|next|last|over the) weekend\b/gi)].map((hit) => {
    const toSaturday = (6 - weekdayOf(reference) + 7) % 7
    const shift = /next/i.test(hit[1] ?? '') && toSaturday < 2 ? 7 : /last/i.test(hit[1] ?? '') ? -7 : 0
    const from = plusDays(reference, toSaturday + shift)
    return { text: hit[0], index: hit.index, from, to: plusDays(from, 1) }
  })
}

/** Whole weeks, from Monday to Sunday. */
function weeks(sentence: string, reference: Day): FoundDate[] {
  return [...sentence.matchAll(/\b(last|this|next) week\b/gi)].map((hit) => {
    const monday = plusDays(reference, -((weekdayOf(reference) + 6) % 7))
    const from = plusDays(monday, { last: -7, this: 0, next: 7 }[(hit[1] ?? '').toLowerCase()] ?? 0)
    return { text: hit[0], index: hit.index, from, to: plusDays(from, 6) }
  })
}

/** chrono reads in the machine's zone unless told: everything here is counted in UTC. */
function spoken(sentence: string, reference: Day): FoundDate[] {
  const results = casual.parse(sentence, { instant: new Date(`${reference}T12:00:00Z`), timezone: 0 })
  return results.flatMap((result) => {
    if (!triggers.test(result.text)) return []
    const { start, end } = result
    const from = dayOf(start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0)
    const to = end ? dayOf(end.get('year') ?? 0, end.get('month') ?? 0, end.get('day') ?? 0) : from
    return from && to ? [{ text: result.text, index: result.index, from, to }] : []
  })
}
