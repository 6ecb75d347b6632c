import { sql } from 'kysely'
import type { Email } from '../channels/email.ts'
import type { Tx } from '../database/database.ts'
import { type Block, plainText } from './blocks.ts'
import type { Claimed } from './claim.ts'
import type { LetterWords } from './letters.ts'
import { htmlPage } from './mail-html.ts'
import { automaticHeaders, type Letterhead, oneLine } from './message.ts'
import { phrasesFor } from './phrases/phrases.ts'

export type LetterMaterial = {
  id: string
  words: LetterWords
  localOnly: boolean
  organisation: string
  recipient: { name: string; email: string; language: string }
}

/** What the letters of a batch are made of, in one statement. */
export async function letterMaterial(
  tx: Tx,
  organisation: string,
  claimed: Claimed[],
): Promise<LetterMaterial[]> {
  if (!claimed.length) return []
  const { rows } = await sql<LetterMaterial>`
    select d.id, n.about as words, n.local_only or coalesce(s.demonstration, false) as "localOnly", o.name as organisation,
      jsonb_build_object('name', r.name, 'email', r.email, 'language', r.language) as recipient
    from delivery d
    join notice n on n.organisation = d.organisation and n.id = d.notice
    join letter_recipient r on r.organisation = d.organisation and r.notice = d.notice and r.id = d.recipient
    join organisation o on o.id = d.organisation
    left join organisation_setting s on s.organisation = d.organisation
    where d.organisation = ${organisation} and d.id = any(${claimed.map(({ id }) => id)}::uuid[])`.execute(tx)
  return rows
}

/** The mail of a letter: its words as they are, the fixed phrases in the recipient's language. */
export function composeLetter(
  { words, organisation, recipient }: LetterMaterial,
  delivery: Claimed,
  { from }: Pick<Letterhead, 'from'>,
): Email {
  const { tag, phrases } = phrasesFor(recipient.language)
  const subject = oneLine(words.exercise ? `${phrases.exercise}: ${words.subject}` : words.subject)
  const blocks = letterBlocks(words, `${phrases.exercise}: ${phrases.exerciseNote}`)
  const language = words.language ?? 'en'
  const page = {
    subject,
    language,
    direction: phrasesFor(language).phrases.direction,
    wordsLanguage: language,
  }
  return {
    from: { name: oneLine(organisation), address: from },
    to: { name: oneLine(recipient.name), address: recipient.email },
    subject,
    plain: plainText(blocks),
    html: htmlPage(page, blocks),
    messageId: delivery.message_id,
    references: [],
    headers: automaticHeaders(delivery.lane, tag),
  }
}

function letterBlocks({ paragraphs, link, small, exercise }: LetterWords, banner: string): Block[] {
  return [
    ...(exercise ? [{ kind: 'banner', phrase: banner } as const] : []),
    ...paragraphs.map((phrase) => ({ kind: 'phrase', phrase }) as const),
    ...(link ? [{ kind: 'link', ...link, button: true } as const] : []),
    ...(small ? [{ kind: 'small', phrase: small } as const] : []),
  ]
}
