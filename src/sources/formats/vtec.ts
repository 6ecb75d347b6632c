/** One P-VTEC code of the National Weather Service (directive 10-1703): what is done to which event. */
export type Vtec = { product: string; action: string; office: string; event: string }

const form = /\/([OTEX])\.([A-Z]{3})\.([A-Z]{4})\.([A-Z]{2}\.[A-Z]\.\d{4})\.\d{6}T\d{4}Z-\d{6}T\d{4}Z\//g

/** The codes in a text, in its order. */
export function vtecsIn(text: string): Vtec[] {
  return [...text.matchAll(form)].map(([, product = '', action = '', office = '', event = '']) => ({
    ...{ product, action, office, event },
  }))
}

/**
 * The name that every message about one event shares: `vtec:KGID.FA.Y.0041.2026`. Offices number their events anew each year, and the
 * code's own times are noughts once the event has begun. So it is the year, in UTC, in which the first message known was sent, which
 * a reissue still names; null where no time of sending is known.
 */
export function vtecEvent({ office, event }: Vtec, firstSent: string | null): string | null {
  const at = Date.parse(firstSent ?? '')
  return Number.isNaN(at) ? null : `vtec:${office}.${event}.${new Date(at).getUTCFullYear()}`
}

/** CAN, EXP and UPG end an event under its number: called off, run its course, or replaced by a graver one. */
export function vtecState(codes: readonly Vtec[]): 'cancelled' | 'ended' | null {
  if (codes.length === 0 || !codes.every(({ action }) => ['CAN', 'EXP', 'UPG'].includes(action))) return null
  return codes.every(({ action }) => action === 'EXP') ? 'ended' : 'cancelled'
}
