import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Facts, GivenTime, Item } from '../sources/item.ts'

/** The parts of an item whose change is an edit. Times of publication are not: some sources touch them all every day. */
const parts = ['state', 'title', 'text', 'link', 'language', 'publisher'] as const

/** A hash of everything whose change is an edit. */
export function bodyHash(item: Item): Buffer {
  const body = [...parts.map((part) => item[part]), facts(item.facts)]
  return createHash('sha256')
    .update(canonicalize(body) ?? '')
    .digest()
}

/** What differs between two tellings of one item: names of its parts, facts as `facts.magnitude`. */
export function changedParts(before: Item, after: Item): string[] {
  const told = facts(before.facts)
  const tells = facts(after.facts)
  return [
    ...parts.filter((part) => before[part] !== after[part]),
    ...Object.keys(tells)
      .filter((name) => canonicalize(told[name]) !== canonicalize(tells[name]))
      .map((name) => `facts.${name}`),
  ]
}

/** Facts by value: of a time what it means, or as it is written where that is not understood. */
function facts({ onset, ends, expires, ...rest }: Facts): Record<string, unknown> {
  return { ...rest, onset: moment(onset), ends: moment(ends), expires: moment(expires) }
}

function moment(time: GivenTime | null) {
  if (!time) return null
  return time.at === null ? time.given : new Date(time.at).toISOString()
}
