import type { Email } from '../channels/email.ts'
import { alertBlocks, alertSubject } from './alert-message.ts'
import { type Block, plainText } from './blocks.ts'
import { caseBlocks, caseSubject } from './case-message.ts'
import type { Lane } from './delivery.ts'
import { htmlPage } from './mail-html.ts'
import type { Material } from './material.ts'
import { phrasesFor } from './phrases/phrases.ts'
import { reminderBlocks, reminderSubject } from './reminder-message.ts'

/** What this installation adds to every message. `url` is its public address, `from` its sender's address. */
export type Letterhead = {
  from: string
  url: string
  secret: string
}

/**
 * The mail of one delivery to an address: fixed phrases in the recipient's language, the alert's text in its own. Marked as
 * automatic (RFC 3834), so that no out-of-office answers, and without List-Unsubscribe, because it is duty of care.
 */
export function composeMail(material: Material, address: string, letterhead: Letterhead): Email {
  const { tag, phrases } = phrasesFor(material.recipient.language)
  const subject = oneLine(subjectOf(material))
  const blocks = blocksOf(material, letterhead)
  const page = { subject, language: tag, direction: phrases.direction }
  const wordsLanguage = material.alert.content.language
  return {
    from: { name: oneLine(material.organisation.name), address: letterhead.from },
    to: { name: oneLine(material.recipient.name), address },
    subject,
    plain: plainText(blocks),
    html: material.recipient.html ? htmlPage({ ...page, wordsLanguage }, blocks) : null,
    messageId: material.delivery.message_id,
    references: material.earlier,
    headers: automaticHeaders(material.delivery.lane, tag),
  }
}

function subjectOf(material: Material) {
  if (material.kind === 'reminder') return reminderSubject(material)
  return material.kind === 'help-case' ? caseSubject(material) : alertSubject(material)
}

function blocksOf(material: Material, letterhead: Letterhead): Block[] {
  if (material.kind === 'reminder') return reminderBlocks(material, letterhead)
  return material.kind === 'help-case' ? caseBlocks(material) : alertBlocks(material, letterhead)
}

/** Marks a mail as automatic, and as urgent where lives may depend on it. */
export function automaticHeaders(lane: Lane, language: string): Record<string, string> {
  return {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'Content-Language': language,
    ...(lane === 'life-safety' ? { Importance: 'high', 'X-Priority': '1' } : {}),
  }
}

/** A line break in a header would let a text add headers of its own. */
export function oneLine(text: string) {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}
