import { createHash, createHmac } from 'node:crypto'

export type LinkPurpose = 'reply' | 'preferences'
type Scope = { organisation: string; alert: string; person: string; purpose: LinkPurpose }

/**
 * The token of a link, scoped to one person, alert and purpose: base64url of the organisation's 16 bytes and 128 bits of
 * HMAC-SHA-256 under the installation's secret. The same each time it is asked for, so it is never kept: only its hash is.
 */
export function replyToken(secret: string, { organisation, alert, person, purpose }: Scope): string {
  const scope = `reply-link\n${organisation}\n${alert}\n${person}\n${purpose}`
  const seal = createHmac('sha256', secret).update(scope).digest().subarray(0, 16)
  return Buffer.concat([Buffer.from(organisation.replaceAll('-', ''), 'hex'), seal]).toString('base64url')
}

/** The organisation a token names, as a uuid, or null where it is not shaped like a token. It proves nothing by itself. */
export function organisationOfToken(token: string): string | null {
  if (!/^[\w-]{43}$/.test(token)) return null
  const hex = Buffer.from(token, 'base64url').subarray(0, 16).toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** What `reply_link` keeps of a token: its SHA-256. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
