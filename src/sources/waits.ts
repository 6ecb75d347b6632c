/** Seconds that a source which fails is left alone at most, and that a server may ask for at most. */
const longest = { backoff: 6 * 3600, asked: 24 * 3600 }

/**
 * Seconds until the next poll. After faults in a row the wait doubles, up to six hours; what the server asks for
 * (`Retry-After`, seconds or a date, RFC 9110 §10.2.3) is kept up to a day. `chance` in 0–1 spreads the polls by a tenth
 * either way, so that a restart does not ask everybody at once.
 */
export function waitSeconds(
  { everySeconds, faults }: { everySeconds: number; faults: number },
  retryAfter: string | undefined,
  now: Date,
  chance: number,
): number {
  const usual = faults === 0 ? everySeconds : Math.max(everySeconds, backoff(everySeconds, faults))
  return Math.max(usual * (0.9 + chance * 0.2), askedSeconds(retryAfter, now))
}

function backoff(everySeconds: number, faults: number) {
  return Math.min(everySeconds * 2 ** Math.min(faults, 16), longest.backoff)
}

function askedSeconds(retryAfter: string | undefined, now: Date): number {
  const words = retryAfter?.trim() ?? ''
  const seconds = /^\d+$/.test(words) ? Number(words) : (Date.parse(words) - now.getTime()) / 1000
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), longest.asked) : 0
}
