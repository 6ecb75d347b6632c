import { isDeepStrictEqual } from 'node:util'
import type { Span } from '../reading/find-words.ts'
import { placeRoleWeight } from './content-from-draft.ts'
import type { DraftField } from './draft-merge.ts'
import { pooled } from './pool.ts'
import type { Alternative } from './suggestion-sureness.ts'
import { shortened } from './suggestion-words.ts'
import type { Suggested } from './suggestions.ts'

export type SourceSpan = Span & { source: number }
/** One suggestion of one source, as it is kept. `source` is the index among the draft's sources. */
export type KeptSuggestion = Omit<Suggested, 'evidence'> & {
  id: string
  state: 'open' | 'accepted' | 'dismissed'
  source: number
  evidence: SourceSpan[]
}
/** What else a field may be, and which sources say so; none where only the reader weighs it. */
export type JoinedAlternative = Alternative & { evidence: SourceSpan[]; sources: number[] }
/** What several sources suggest for one field or element: decided as one. `members` are the ids of what was joined. */
export type JoinedSuggestion = Omit<KeptSuggestion, 'source' | 'alternatives'> & {
  /** The sources that say this, in order. */
  sources: number[]
  alternatives: JoinedAlternative[]
  members: string[]
}

/** Of each source: which earlier source it is a copy of, else itself; and when it was published, where it says so. */
export type Origin = { copyOf: number; publishedAt: string | null }

/**
 * Joins what the sources of a draft suggest. What several say stands once, with the words of each; of different values for one field
 * the likeliest comes first and the others are its alternatives. Copies of one text count once. What was decided stays as it was
 * decided: only what is new beside it is open. Prose comes from the source that was published last.
 */
export function joinedSuggestions(
  kept: readonly KeptSuggestion[],
  origins: readonly Origin[],
): JoinedSuggestion[] {
  const decided = kept.filter(({ state }) => state !== 'open')
  const heads = groups(decided, (one) => `${one.state} ${one.field} ${keyOf(one, true)}`)
  const settled = heads.map((members) => alone(members))
  const open = kept.filter((one) => one.state === 'open')
  const left: KeptSuggestion[] = []
  for (const one of open) {
    const same = settled.find((head) => head.field === one.field && says(head, one))
    if (same) addTo(same, one)
    else left.push(one)
  }
  const joined = groups(left, (one) => `${one.field} ${one.act === 'add' ? keyOf(one, false) : ''}`).map(
    (members) => (members[0]?.act === 'add' ? joinedElement(members) : joinedValue(members, origins)),
  )
  return [...settled, ...joined].sort((a, b) => orderOf(a.id) - orderOf(b.id))
}

/** The ids that stand behind these: deciding one of several joined suggestions decides them all. */
export function membersOf(joined: readonly JoinedSuggestion[], ids: readonly string[]): string[] {
  return joined.flatMap(({ id, members }) => (ids.includes(id) ? members : []))
}

function groups<T>(items: readonly T[], keyed: (item: T) => string): T[][] {
  return [...Map.groupBy(items, keyed).values()]
}

/** `source-place`, as the ids are made. */
function orderOf(id: string): number {
  const [source = 0, place = 0] = id.split('-').map(Number)
  return source * 10_000 + place
}

/** What makes two elements of a list the same one: a place's ref, a sentence's words. */
function keyOf({ field, value }: Pick<KeptSuggestion, 'field' | 'value'>, whole: boolean): string {
  const { ref, text, role } = (value ?? {}) as { ref?: string; text?: string; role?: string }
  if (field === 'places' && ref) return whole ? `${ref} ${role}` : ref
  if (field === 'claims' || field === 'forecasts')
    return (text ?? '').replace(/\s+/g, ' ').trim().toLowerCase()
  return JSON.stringify(value)
}

function says(head: JoinedSuggestion, one: KeptSuggestion): boolean {
  return one.act === 'add' ? keyOf(head, true) === keyOf(one, true) : isDeepStrictEqual(head.value, one.value)
}

function alone(members: KeptSuggestion[]): JoinedSuggestion {
  const [first, ...others] = members as [KeptSuggestion, ...KeptSuggestion[]]
  const { source, alternatives, ...rest } = first
  const joined: JoinedSuggestion = {
    ...rest,
    sources: [source],
    alternatives: alternatives.map((one) => ({ ...one, evidence: [], sources: [] })),
    members: [first.id],
  }
  for (const one of others) addTo(joined, one)
  return joined
}

function addTo(joined: JoinedSuggestion, one: KeptSuggestion) {
  joined.evidence = [...joined.evidence, ...one.evidence]
  joined.sources = [...new Set([...joined.sources, one.source])]
  joined.members.push(one.id)
}

/** An element of a list: a place with the role that matters most, a claim, a forecast. */
function joinedElement(members: KeptSuggestion[]): JoinedSuggestion {
  const best = members.reduce((most, one) => (weightOf(one) > weightOf(most) ? one : most))
  const joined = alone(members)
  const confidence = Math.max(...members.map((one) => one.confidence ?? 0))
  return {
    ...joined,
    value: best.value,
    says: best.says,
    confidence: members.every((one) => one.confidence === null) ? null : confidence,
  }
}

function weightOf({ field, value }: KeptSuggestion): number {
  return field === 'places' ? placeRoleWeight[(value as { role: keyof typeof placeRoleWeight }).role] : 0
}

/** A field's value: what the sources say together. */
function joinedValue(members: KeptSuggestion[], origins: readonly Origin[]): JoinedSuggestion {
  const [first] = members as [KeptSuggestion, ...KeptSuggestion[]]
  const together = unions[first.field]
  if (together && new Set(members.map(({ source }) => source)).size > 1) return union(members, together)
  const choices = members.some(({ confidence }) => confidence !== null)
    ? pooled(members, origins)
    : latest(members, origins)
  const [best, ...others] = choices as [JoinedAlternative, ...JoinedAlternative[]]
  const by = members.some((one) => one.by === 'model' && isDeepStrictEqual(one.value, best.value))
  return {
    ...alone(members),
    ...best,
    ...(by ? { by: 'model', confidence: null } : { by: 'reader' }),
    alternatives: others,
  }
}

/** The different values, that of the source published last first, and of two in one source the first. */
function latest(members: KeptSuggestion[], origins: readonly Origin[]): JoinedAlternative[] {
  const rank = ({ source }: KeptSuggestion) => origins[source]?.publishedAt ?? ''
  const order = members.toSorted(
    (a, b) => rank(b).localeCompare(rank(a)) || b.source - a.source || orderOf(a.id) - orderOf(b.id),
  )
  const distinct = groups(order, ({ value }) => JSON.stringify(value)).map((same) => {
    const { value, says: words } = same[0] as KeptSuggestion
    return {
      ...{ value, says: words, confidence: null, evidence: same.flatMap(({ evidence }) => evidence) },
      sources: [...new Set(same.map(({ source }) => source))],
    }
  })
  const own = order.flatMap(({ alternatives }) =>
    alternatives.map((one) => ({ ...one, evidence: [], sources: [] })),
  )
  return [
    ...distinct,
    ...own.filter((one) => !distinct.some(({ value }) => isDeepStrictEqual(value, one.value))),
  ]
}

type Together = (values: unknown[]) => unknown

/** Fields of which several sources hold parts. */
const unions: Partial<Record<DraftField, Together>> = {
  area: (values) => different(values),
  actions: (values) => different(values),
  actors: (values) => different(values),
  timeframe: (values) => {
    const spans = values as { from: string; to: string }[]
    const from = spans.map((span) => span.from).sort((a, b) => Date.parse(a) - Date.parse(b))[0]
    const to = spans.map((span) => span.to).sort((a, b) => Date.parse(b) - Date.parse(a))[0]
    return { ...spans[0], from, to }
  },
}

function different(values: unknown[]): unknown[] {
  return [...new Map((values as unknown[][]).flat().map((part) => [JSON.stringify(part), part])).values()]
}

/** All of it together; each source's own share is an alternative. */
function union(members: KeptSuggestion[], together: Together): JoinedSuggestion {
  const value = together(members.map((one) => one.value))
  const whole = alone(members)
  const words = [...new Set(members.map((one) => one.says))].join('; ')
  const own = members.filter((one) => !isDeepStrictEqual(one.value, value))
  return {
    ...whole,
    value,
    says: shortened(words),
    alternatives: own.map(({ value: part, says: partWords, evidence, source }) => ({
      ...{ value: part, says: partWords, confidence: null, evidence, sources: [source] },
    })),
  }
}
