import { type Confidences, confidencesOf, type Judged } from './confidence.ts'
import type { Draft } from './draft.ts'
import { type DraftEvidence, evidenceOf, type Span } from './evidence.ts'

/** Words of the text that was read: UTF-16 offsets, and the words themselves, for who does not hold the text. */
type Words = Span & { text: string }
type Evidence = {
  [Field in Exclude<keyof DraftEvidence, 'places'>]: DraftEvidence[Field] extends Span[] ? Words[] : Words[][]
}

/**
 * A draft with what each field rests on, how sure each judgement is, and what else it may be: what `alarum read --json` prints.
 * Places and dates carry their offsets themselves; `evidence.claims` and `evidence.forecasts` are in the order of those lists.
 */
export type Explained = Draft & {
  evidence: Evidence
  confidence: Partial<Record<Judged, number>>
  alternatives: { [Field in Judged]?: NonNullable<Confidences[Field]>['others'] }
}

/** Pure and linear in the text's length. `text` is the one that the draft was read from, as it is shown. */
export function explained(draft: Draft, text: string): Explained {
  const { places: _, ...found } = evidenceOf(draft, text)
  const words = (spans: Span[]) => spans.map((span) => ({ ...span, text: text.slice(span.start, span.end) }))
  const evidence = Object.fromEntries(
    Object.entries(found).map(([field, spans]) => [
      field,
      isLists(spans) ? spans.map(words) : words(spans as Span[]),
    ]),
  ) as Evidence
  const sure = Object.entries(confidencesOf(draft))
  return {
    ...draft,
    evidence,
    confidence: Object.fromEntries(sure.map(([field, { confidence }]) => [field, confidence])),
    alternatives: Object.fromEntries(
      sure.flatMap(([field, { others }]) => (others.length > 0 ? [[field, others]] : [])),
    ),
  }
}

function isLists(spans: Span[] | Span[][]): spans is Span[][] {
  return Array.isArray(spans[0])
}
