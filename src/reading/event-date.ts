import { datesIn, type FoundDate } from './dates.ts'
import type { Draft } from './draft.ts'
import { openEnd } from './horizons.ts'
import type { Day } from './instants.ts'
import type { Parts } from './layouts/layout.ts'
import { weekdayNumber } from './months.ts'

type EventDate = Draft['eventDate']

/**
 * The event's days: the headline's, else the publisher's timeframe, else the first date of summary and event that is not when
 * somebody said it. A weekday of the headline means the one that the text below it means: headlines have no tense.
 */
export function eventDateOf(
  { headline, summary, event = [], timeframe }: Parts,
  reference: Day | null,
  language: string,
): EventDate {
  const inHeadline = firstOf(datesIn(headline ?? '', reference, language))
  const told = [summary ?? '', event.slice(0, 2).join('\n').slice(0, 5000)]
  const below = told.map((text) => ({ text, dates: datesIn(text, reference, language) }))
  if (inHeadline)
    return (
      sameWeekday(
        inHeadline,
        below.flatMap(({ dates }) => dates),
      ) ?? span(inHeadline)
    )
  if (timeframe)
    return { from: timeframe.from.slice(0, 10), to: (timeframe.to ?? timeframe.from).slice(0, 10) }
  for (const { text, dates } of below) {
    const first = firstOf(dates.filter((date) => !isOfSaying(text, date))) ?? firstOf(dates)
    if (first) return span(first)
  }
  return null
}

/** The first with an end, but those that tell how far a forecast reaches. */
function firstOf(dates: readonly FoundDate[]): FoundDate | undefined {
  return dates.find((one) => one.to !== openEnd && !/\b(?:term|coming|next)\b/i.test(one.text))
}

function span({ from, to }: FoundDate): EventDate {
  return { from, to }
}

function sameWeekday(date: FoundDate, others: readonly FoundDate[]): EventDate {
  const day = /\d/.test(date.text) ? null : dayNamed(date.text)
  const same = day === null ? undefined : others.find((other) => dayNamed(other.text) === day)
  return same ? span(same) : null
}

/** The weekday that an expression names; null where it names none. */
function dayNamed(text: string): number | null {
  const days = text.split(/[ ,]+/).map(weekdayNumber)
  return days.find((day) => day !== null) ?? null
}

const saying =
  /\b(?:said|told|announced|reported|stated|confirmed|issued|published|wrote|warned|added)(?: (?:reporters|journalists|parliament|local (?:media|radio)|in (?:a |an )?(?:statement|\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?)|late|early|on|here)){0,3} $/u

/** "the ministry in Dhaka said on Thursday": when it was said, not when it was. */
function isOfSaying(text: string, { index }: FoundDate): boolean {
  return saying.test(text.slice(Math.max(0, index - 80), index))
}
