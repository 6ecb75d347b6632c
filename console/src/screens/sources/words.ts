import type { SourceLine } from '../../../../src/desk/sources/contract.ts'
import { spanText } from '../../parts/when.tsx'

/** How a source does, in one word and a look; the first that is true. */
export function stateOf(source: SourceLine): { word: string; look: '' | 'wrong' | 'quiet' } {
  if (source.removedAt) return { word: 'Removed', look: 'quiet' }
  if (!source.enabledAt) return { word: 'Off', look: 'quiet' }
  if (source.faults > 0) return { word: 'Failing', look: 'wrong' }
  if (source.silentSince) return { word: 'Silent', look: 'wrong' }
  if (source.muted) return { word: 'Muted', look: 'quiet' }
  return { word: source.polledAt || source.way !== 'address' ? 'On' : 'Waiting', look: '' }
}

export const reliabilityWords = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'cannot be judged',
}

export const wayWords = {
  address: 'fetched',
  mailbox: 'mailbox',
  webhook: 'webhook',
  desk: 'told to the desk',
}

/** `every 5 min`. */
export function everyText(seconds: number) {
  return `every ${spanText(seconds)}`
}
