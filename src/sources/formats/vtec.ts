/** One P-VTEC code of the National Weather Service (directive 10-1703): what is done to which event. */
export type Vtec = {
  product: string
  action: string
  office: string
  event: string
  begins: string
  ends: string
}

const form = /\/([OTEX])\.([A-Z]{3})\.([A-Z]{4})\.([A-Z]{2}\.[A-Z]\.\d{4})\.(\d{6}T\d{4}Z)-(\d{6}T\d{4}Z)\//g

/** The codes in a text, in its order. */
export function vtecsIn(text: string): Vtec[] {
  return [...text.matchAll(form)].map(
    ([, product = '', action = '', office = '', event = '', begins = '', ends = '']) => ({
      ...{ product, action, office, event, begins, ends },
    }),
  )
}

/**
 * The name that every message about one event shares: `vtec:KGID.FA.Y.0041.2026`. Offices number their events anew each year, and
 * the code has no year of its own when the event has begun: then it is the year of the first message known.
 */
export function vtecEvent({ office, event, begins }: Vtec, firstSent: string | null): string {
  const year = begins.startsWith('000000') ? yearOf(firstSent) : `20${begins.slice(0, 2)}`
  return `vtec:${office}.${event}.${year}`
}

/** CAN, EXP and UPG end an event under its number: called off, run its course, or replaced by a graver one. */
export function vtecState(codes: readonly Vtec[]): 'cancelled' | 'ended' | null {
  if (codes.length === 0 || !codes.every(({ action }) => ['CAN', 'EXP', 'UPG'].includes(action))) return null
  return codes.every(({ action }) => action === 'EXP') ? 'ended' : 'cancelled'
}

function yearOf(sent: string | null): string {
  const at = Date.parse(sent ?? '')
  return Number.isNaN(at) ? 'unknown' : String(new Date(at).getUTCFullYear())
}
