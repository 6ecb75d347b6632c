import { ApiProblem, offline, problemOf } from '../../api/problem.ts'

/** What sign-in refuses with, in words that say what to do; its own codes on the left. */
const words: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: 'The mail address or the password is wrong.',
  INVALID_PASSWORD: 'This is not your password.',
  INVALID_CODE: 'This code is not right, or no longer. Wait for the next one and try again.',
  INVALID_BACKUP_CODE: 'This backup code is not known, or was used already.',
  INVALID_TWO_FACTOR_COOKIE: 'The code took too long. Begin again with your password.',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'Too many wrong codes. Begin again with your password.',
  ACCOUNT_TEMPORARILY_LOCKED: 'Too many wrong codes; this account waits for a quarter of an hour.',
  PASSKEY_NOT_FOUND: 'This passkey is not known here. Sign in another way and add it under your account.',
  AUTHENTICATION_FAILED: 'The passkey could not be checked. Try again.',
  USER_NOT_VERIFIED: 'Unlock the passkey with its PIN, fingerprint or face.',
  SESSION_NOT_FRESH: 'You signed in more than a day ago. Sign out and in again, then change this.',
  CHALLENGE_NOT_FOUND: 'This took too long. Try again.',
}

/** What a single sign-on that came back without success means. */
export const refusals: Record<string, string> = {
  outside_domain:
    'Your provider signed you in with an address that this organisation’s single sign-on is not for.',
  mail_not_verified:
    'Your provider does not say that it has verified your mail address. Ask whoever keeps it.',
  removed_member: 'You were removed from this organisation. Ask an owner to invite you again.',
  address_taken:
    'There is an account of your address that nobody has vouched for. Ask an owner to invite you.',
  access_denied: 'The sign-in was broken off at the provider.',
  invalid_provider: 'The provider could not be reached, or its settings are wrong. Ask an owner.',
  invalid_state: 'The sign-in took too long. Try again.',
  INVALID_TOKEN: 'This link was used already or is older than a day. Ask for a new one.',
  EXPIRED_TOKEN: 'This link is older than a day. Ask for a new one.',
}

/** Calls sign-in. Throws an `ApiProblem` in words for people; its code is the one of sign-in. */
export async function auth<T>(path: string, body?: unknown): Promise<T> {
  const request: RequestInit =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const answer = await fetch(`/api/auth/${path}`, request).catch((fault) => {
    throw offline(fault)
  })
  if (answer.ok) return (await answer.json()) as T
  if (answer.headers.get('content-type')?.includes('problem')) throw await problemOf(answer)
  const said = (await answer.json().catch(() => null)) as { code?: string; message?: string } | null
  const code = said?.code ?? 'unreadable'
  if (answer.status === 429)
    throw new ApiProblem('too-many-requests', 429, 'Too many attempts; wait a minute and try again.')
  throw new ApiProblem(
    code,
    answer.status,
    words[code] ?? said?.message ?? 'Sign-in did not answer as it should.',
  )
}
