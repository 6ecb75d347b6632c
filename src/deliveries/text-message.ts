import type { AlertContent, RevisionKind } from '../alerts/alert.ts'
import { phrasesFor } from './phrases/phrases.ts'

export type TextMaterial = {
  kind: RevisionKind
  content: Pick<AlertContent, 'severity' | 'headline' | 'actions'>
  exercise: boolean
  /** The recipient's. */
  language: string
  /** Where to read on. */
  url: string
}

/** `[EXERCISE] WARNING: headline. First thing to do. link`: all that a short text has room for, in the recipient's language. */
export function textMessage({ kind, content, exercise, language, url }: TextMaterial): string {
  const { phrases } = phrasesFor(language)
  const over = kind === 'cancel' || kind === 'all-clear'
  const level = over ? phrases.prefix[kind] : phrases.level[content.severity]
  const [action] = content.actions.filter((one) => one !== 'None')
  return [
    ...(exercise ? [`[${phrases.exercise.toUpperCase()}]`] : []),
    `${level.toUpperCase()}: ${ended(content.headline)}`,
    ...(action && !over ? [ended(phrases.action[action])] : []),
    url,
  ].join(' ')
}

/** Quotation marks and dashes that look alike cost more than half the room: the plain ones say the same. */
function ended(words: string) {
  const plain = words
    .replace(/[‘’‚′]/g, "'")
    .replace(/[“”„″]/g, '"')
    .replace(/[–—−]/g, '-')
    .replace(/…/g, '...')
    .replace(/\s+/gu, ' ')
    .trim()
  return /[.!?]$/.test(plain) ? plain : `${plain}.`
}
