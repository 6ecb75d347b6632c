import { asConfidence } from '../reading/confidence.ts'
import type { JoinedAlternative, KeptSuggestion, Origin } from './joined-suggestions.ts'

/** What a source that says something else leaves to a value it does not name. */
const unnamed = 0.03

/**
 * The values that sources give one field, the likeliest first. Each source spreads its belief over its value and its alternatives;
 * the beliefs are multiplied (a logarithmic opinion pool), so that agreement makes surer and contradiction less sure. As one reader
 * reads all n sources and errs alike in them, each belief counts as its power of 1/√n. Copies of one text are one source. Never
 * surer than 0.99.
 */
export function pooled(members: readonly KeptSuggestion[], origins: readonly Origin[]): JoinedAlternative[] {
  const beliefs = independent(members, origins).map(beliefOf)
  const values = new Map<string, JoinedAlternative>()
  const note = (value: unknown, says: string, from: KeptSuggestion | null) => {
    const key = JSON.stringify(value)
    const one = values.get(key) ?? { value, says, confidence: 0, evidence: [], sources: [] }
    values.set(key, one)
    if (!from) return
    one.evidence = [...one.evidence, ...from.evidence]
    one.sources = [...new Set([...one.sources, from.source])]
  }
  for (const one of members) note(one.value, one.says, one)
  for (const { alternatives } of members) for (const one of alternatives) note(one.value, one.says, null)
  const share = 1 / Math.sqrt(beliefs.length)
  const weights = [...values.keys()].map((key) =>
    beliefs.reduce((product, belief) => product * (belief.get(key) ?? unnamed) ** share, 1),
  )
  const given = beliefs.length > 1 ? weights.reduce((sum, weight) => sum + weight, 0) : 1
  return [...values.values()]
    .map((one, i) => ({ ...one, confidence: asConfidence((weights[i] ?? 0) / given) }))
    .sort((a, b) => b.confidence - a.confidence)
}

/** One member of each independent source: the first of its text, or of the text it is a copy of. */
function independent(members: readonly KeptSuggestion[], origins: readonly Origin[]): KeptSuggestion[] {
  const first = new Map<number, KeptSuggestion>()
  for (const one of members) {
    const origin = origins[one.source]?.copyOf ?? one.source
    if (!first.has(origin)) first.set(origin, one)
  }
  return [...first.values()]
}

function beliefOf({ value, confidence, alternatives }: KeptSuggestion): Map<string, number> {
  const others = alternatives.map((one) => [JSON.stringify(one.value), one.confidence ?? unnamed] as const)
  // A value without a measure was chosen before all the others.
  const chosen = Math.max(0.5, ...others.map(([, share]) => share))
  return new Map([...others, [JSON.stringify(value), confidence ?? chosen]])
}
