/** How a mailbox is reached. `tls` from the first byte (port 993), `starttls` before the password is said (143), or neither. */
export const mailboxSecurities = ['tls', 'starttls', 'none'] as const
export type MailboxSecurity = (typeof mailboxSecurities)[number]

/** A mailbox to be watched, with the secret that opens it. */
export type Mailbox = {
  host: string
  port: number
  security: MailboxSecurity
  username: string
  password: string
  folder: string
  /** Addresses (`news@example.org`) and domains (`@example.org`) that are heard, in small letters; none: everybody. */
  senders: string[]
}

/** Up to which message a mailbox was taken. A folder that was made anew has another `uidValidity`, and its numbers mean nothing. */
export type MailMark = { uidValidity: bigint; uid: number } | null

/** Whether a mailbox’s list of senders lets an address be heard. A sender can be forged: this filters, and proves nothing. */
export function isHeard(senders: readonly string[], address: string | undefined): boolean {
  if (senders.length === 0) return true
  const from = address?.toLowerCase() ?? ''
  return senders.some((one) => (one.startsWith('@') ? from.endsWith(one) : from === one))
}
