/** The names of everything that can keep an alert from going out. */
export const holdCodes = [
  'not-issued',
  'already-issued',
  'ended-alert',
  'missing-field',
  'no-country',
  'no-area',
  'invalid-area',
  'no-time',
  'impossible-time',
  'past-event',
  'quoted-wording',
  'audience-unknown',
  'awaiting-second-reviewer',
  'release-reason-needed',
] as const
export type HoldCode = (typeof holdCodes)[number]

/** A named reason that keeps an alert from going out, what to do about it, and the field it is about. */
export type Hold = { code: HoldCode; message: string; field?: string }

export function hold(code: HoldCode, message: string, field?: string): Hold {
  return field === undefined ? { code, message } : { code, message, field }
}
