import type { Draft } from '../reading/draft.ts'
import { evidenceOf, type Span } from '../reading/evidence.ts'
import { wordsOfHurt, wordsOfToll } from '../reading/toll.ts'

/** What words of a report are evidence of. */
export const evidenceKinds = ['place', 'kind', 'severity', 'date', 'toll', 'action'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

/** A stretch of a report’s words, as UTF-16 offsets into them, and what was read in it. */
export type Mark = { start: number; end: number; of: EvidenceKind; says: string }

/** Letters from the start that are marked: as many as a page shows. */
const longest = 4500
/** More would mark the whole text. */
const most = 40

/** The words that a reading rests on, in their order, none over another: what somebody checks it by. */
export function marksOf(draft: Draft, text: string): Mark[] {
  const found = evidenceOf(draft, text)
  const marks = (of: EvidenceKind, says: string, spans: readonly Span[] = []) =>
    spans.map(({ start, end }) => ({ start, end, of, says }))
  const roles = new Map(draft.places.map(({ ref, name, role }) => [ref, `${name}: ${role}`]))
  const tolls = draft.language === 'en'
  return withoutOverlaps([
    ...(tolls ? marks('toll', 'dead', spansOf(text, wordsOfToll)) : []),
    ...(tolls ? marks('toll', 'hurt', spansOf(text, wordsOfHurt)) : []),
    ...[...found.places].flatMap(([ref, spans]) => marks('place', roles.get(ref) ?? 'place', spans)),
    ...marks('date', draft.eventDate?.from ?? '', found.eventDate),
    ...marks('severity', draft.severity, found.severity),
    ...marks('kind', draft.category ?? '', found.category),
    ...marks('action', draft.actions.join(', '), found.actions),
  ])
}

function spansOf(text: string, patterns: readonly RegExp[]): Span[] {
  const shown = text.slice(0, longest)
  return patterns.flatMap((pattern) =>
    [...shown.matchAll(pattern)].map(({ 0: words, index }) => ({ start: index, end: index + words.length })),
  )
}

/** Whoever is named first keeps its words. */
function withoutOverlaps(marks: Mark[]): Mark[] {
  const kept: Mark[] = []
  for (const mark of marks) {
    if (mark.end > longest || mark.end <= mark.start || kept.length >= most) continue
    if (!kept.some(({ start, end }) => mark.start < end && start < mark.end)) kept.push(mark)
  }
  return kept.sort((a, b) => a.start - b.start)
}
