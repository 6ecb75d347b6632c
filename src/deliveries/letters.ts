import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { type Lane, wakeUpChannel } from './delivery.ts'

/** Notices that no audience decides: a page to reviewers, an invitation, a test of the way mail takes. */
export const letterKinds = ['review', 'invitation', 'canary'] as const
export type LetterKind = (typeof letterKinds)[number]

/** What a letter says. Paragraphs are plain text; `language` is the words' own, English where it is not given. */
export type LetterWords = {
  subject: string
  paragraphs: string[]
  /** One thing to do, as a button. */
  link?: { phrase: string; url: string }
  /** Why somebody gets it, at the end. */
  small?: string
  /** Marked as an exercise in subject and text. */
  exercise?: boolean
  language?: string
}

export type Letter = LetterWords & {
  kind: LetterKind
  to: { email: string; name: string; language?: string }[]
  /** What it is about, for whoever looks for the letter later. */
  subjectId?: string
  lane?: Lane
  /** To the outbox whatever is configured. Those of a demonstration stay there by themselves. */
  localOnly?: boolean
  now: Date
}

/**
 * Writes a letter to mail addresses; answers the id of its notice. It commits with the caller's transaction and is
 * expanded and sent by the machinery of all messages: retries, lanes, outbox, progress. An address named twice gets it
 * once. Throws on an address that could not be one: addresses are checked where they are typed.
 */
export async function createLetter(tx: Tx, organisation: string, letter: Letter): Promise<string> {
  const { kind, to, subjectId = null, lane = 'normal', localOnly = false, now, ...words } = letter
  const notice = randomUUID()
  const local = localOnly || (await isDemonstration(tx, organisation))
  await tx
    .insertInto('notice')
    .values({
      organisation,
      id: notice,
      kind,
      subject: subjectId,
      about: JSON.stringify(words),
      lane,
      local_only: local,
      created_at: now,
    })
    .execute()
  const recipients = eachOnce(to)
  if (recipients.length > 0)
    await tx
      .insertInto('letter_recipient')
      .values(
        recipients.map(({ email, name, language = 'en' }) => ({
          organisation,
          notice,
          id: randomUUID(),
          name,
          email: addressed(email),
          language,
        })),
      )
      .execute()
  await sql`select pg_notify(${wakeUpChannel}, ${organisation})`.execute(tx)
  return notice
}

function eachOnce(to: Letter['to']) {
  const seen = new Set<string>()
  return to.filter(({ email }) => {
    const address = email.trim().toLowerCase()
    return !seen.has(address) && seen.add(address)
  })
}

/** Whether a notice is a letter. */
export function isLetter(kind: string): kind is LetterKind {
  return (letterKinds as readonly string[]).includes(kind)
}

/** A line break in an address would add headers of its own to the mail. */
function addressed(email: string) {
  const address = email.trim()
  if (!/^[^\s@<>,;\p{Cc}]+@[^\s@<>,;\p{Cc}]+$/u.test(address))
    throw new Error(`${JSON.stringify(email)} is not a mail address; check it where it is typed.`)
  return address
}

async function isDemonstration(tx: Tx, organisation: string) {
  const setting = await tx
    .selectFrom('organisation_setting')
    .select('demonstration')
    .where('organisation', '=', organisation)
    .executeTakeFirst()
  return setting?.demonstration === true
}
