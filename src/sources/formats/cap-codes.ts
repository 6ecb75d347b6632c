import type { Category } from '../../vocabulary/category.ts'
import { Certainty, Urgency } from '../../vocabulary/certainty.ts'
import { Severity } from '../../vocabulary/severity.ts'
import type { ItemState } from '../item.ts'

const categoryOf: Record<string, Category> = {
  Geo: 'natural',
  Met: 'weather',
  Fire: 'natural',
  Env: 'natural',
  Health: 'health',
  Transport: 'transport',
  Infra: 'infrastructure',
  CBRNE: 'cbrne',
  Other: 'other',
}

/** Alarum's categories of CAP's. Safety, Security and Rescue may be many things, so they say nothing. */
export function categoriesOf(codes: readonly string[]): Category[] {
  return [
    ...new Set(codes.flatMap((code) => (Object.hasOwn(categoryOf, code) ? (categoryOf[code] ?? []) : []))),
  ]
}

/** A severity, urgency and certainty as CAP writes them; `Unknown` is a word of the source and stays, other words are null. */
export function threeOf(said: { severity: string | null; urgency: string | null; certainty: string | null }) {
  return {
    severity: Severity.safeParse(capital(said.severity)).data ?? null,
    urgency: Urgency.safeParse(capital(said.urgency)).data ?? null,
    certainty:
      Certainty.safeParse(said.certainty === 'Very Likely' ? 'Likely' : capital(said.certainty)).data ?? null,
  }
}

/** What a message says of its event by `status` and `msgType` (CAP 1.2 §3.2.1); null for one that speaks of no event. */
export function stateOf(status: string | null, messageType: string | null): ItemState | null {
  if (status === 'Exercise') return 'exercise'
  if (status === 'Test' || status === 'Draft' || status === 'System') return 'test'
  if (messageType === 'Ack' || messageType === 'Error') return null
  return messageType === 'Cancel' ? 'cancelled' : 'actual'
}

/** The language alone of a tag such as `de-DE`. */
export function languageOf(tag: string | null | undefined): string | null {
  return /^[a-z]{2,3}(?=-|_|$)/i.exec(tag ?? '')?.[0].toLowerCase() ?? null
}

/** Why an acknowledgement or an error message is no item. */
export const speaksOfNoEvent = 'It acknowledges or refuses another message and speaks of no event.'

function capital(word: string | null): string | null {
  return word && word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase()
}
