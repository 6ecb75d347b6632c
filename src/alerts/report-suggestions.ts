import type { Draft } from '../reading/draft.ts'
import { readText } from '../reading/read.ts'
import { textOf } from '../reports/reading.ts'
import type { StoryReportRead } from '../stories/for-draft.ts'
import type { RadiusTable } from '../vocabulary/radius.ts'
import { type Suggested, suggestionsOf } from './suggestions.ts'

/**
 * What a report suggests for an alert: what its source states in fields before what its words say, and the source as one to name.
 * Answers the words too, which the evidence points into.
 */
export function suggestionsOfReport(
  report: StoryReportRead,
  now: Date,
  radii: RadiusTable,
): { text: string; suggestions: Suggested[] } {
  const text = textOf(report.item)
  const read = readText(text, { now: (report.publishedAt ?? now).toISOString() })
  const drafts = 'drafts' in read ? read.drafts : []
  const [first, ...others] = drafts
  const stated = first ? [withFields(first, report), ...others] : []
  const suggestions = suggestionsOf(stated, text, now, radii).map((one) => graded(one, report))
  return { text, suggestions: [...suggestions, ...areaOf(report), sourceOf(report)] }
}

/** A reading with the source's own fields in place of what was only read. */
function withFields(draft: Draft, { item, reading, publishedAt }: StoryReportRead): Draft {
  const { facts } = item
  const by = reading?.by
  return {
    ...draft,
    headline: draft.headline ?? item.title,
    category: by?.category === 'source' ? (reading?.category ?? draft.category) : draft.category,
    severity: by?.severity === 'source' ? (reading?.severity ?? draft.severity) : draft.severity,
    certainty: facts.certainty ?? draft.certainty,
    urgency: facts.urgency ?? draft.urgency,
    countries: facts.countries.length > 0 ? facts.countries : draft.countries,
    eventDate: facts.onset?.at ? (reading?.eventDate ?? draft.eventDate) : draft.eventDate,
    publishedAt: publishedAt?.toISOString() ?? draft.publishedAt,
  }
}

/** A claim is as reliable as the source that passes it on. */
function graded(suggestion: Suggested, { reliability }: StoryReportRead): Suggested {
  if (suggestion.field !== 'claims') return suggestion
  return { ...suggestion, value: { ...(suggestion.value as object), reliability } }
}

function areaOf({ item: { facts } }: StoryReportRead): Suggested[] {
  if (!facts.area) return []
  const says = `the area that the source gives (${facts.area.length === 1 ? '1 part' : `${facts.area.length} parts`})`
  return [{ field: 'area', value: facts.area, says, ...statedBySource, act: 'set' }]
}

function sourceOf({ source, item: { link, publisher } }: StoryReportRead): Suggested {
  const name = publisher ? `${publisher} (${source})` : source
  return {
    ...{ field: 'sources', act: 'add', value: { name, ...(link ? { url: link } : {}) }, says: name },
    ...statedBySource,
  }
}

const statedBySource = { evidence: [], confidence: null, alternatives: [], by: 'reader' as const }
