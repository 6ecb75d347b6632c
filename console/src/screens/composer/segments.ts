import type { Suggestion } from '../../../../src/desk/drafts/contract.ts'

/** A run of a source’s text and the suggestions whose words it is. */
export type Segment = { start: number; text: string; suggestions: string[] }

/** Words of the sources, and whose they are: a suggestion by its id, its nth alternative by `id/n`. */
export type Pointer = Pick<Suggestion, 'id' | 'evidence'>

/** Every suggestion and every alternative that a report says, with the words it rests on. */
export function pointersOf(suggestions: readonly Suggestion[]): Pointer[] {
  return suggestions.flatMap(({ id, evidence, alternatives }) => [
    { id, evidence },
    ...alternatives.map((other, n) => ({ id: alternativeId(id, n), evidence: other.evidence })),
  ])
}

export function alternativeId(id: string, n: number): string {
  return `${id}/${n}`
}

/** The suggestion that a pointer or one of its alternatives belongs to. */
export function suggestionId(pointer: string): string {
  return pointer.split('/')[0] ?? pointer
}

/** Cuts a text at every edge of its evidence; words of several suggestions carry all of them. */
export function segmentsOf(text: string, source: number, pointers: readonly Pointer[]): Segment[] {
  const marks = pointers.flatMap(({ id, evidence }) =>
    evidence
      .filter((one) => one.source === source && one.end > one.start)
      .map(({ start, end }) => ({ id, start: Math.max(0, start), end: Math.min(text.length, end) })),
  )
  const edges = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  )
  return edges.slice(0, -1).map((start, i) => {
    const end = edges[i + 1] as number
    const covering = marks.filter((mark) => mark.start <= start && mark.end >= end)
    return { start, text: text.slice(start, end), suggestions: [...new Set(covering.map(({ id }) => id))] }
  })
}
