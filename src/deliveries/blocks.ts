import type { Severity } from '../vocabulary/severity.ts'

/**
 * What a message is made of, in order. `phrase` texts are fixed words in the recipient's language; `words` are the
 * alert's own, in its language, as Markdown.
 */
export type Block =
  | { kind: 'banner'; phrase: string }
  | { kind: 'level'; severity: Severity; shape: string; phrase: string }
  | { kind: 'headline'; words: string }
  | { kind: 'phrase'; phrase: string }
  | { kind: 'words'; words: string }
  | { kind: 'heading'; phrase: string }
  | { kind: 'list'; items: string[]; own: boolean }
  | { kind: 'link'; phrase: string; url: string; button: boolean }
  | { kind: 'small'; phrase: string }

/** The message as plain text: it must say everything, since in a crisis it is what gets through. */
export function plainText(blocks: Block[]): string {
  return `${blocks.map(plainBlock).join('\n').trim()}\n`
}

/** A heading with the alert's own words below it. */
export function section(heading: string, words: string): Block[] {
  return [
    { kind: 'heading', phrase: heading },
    { kind: 'words', words },
  ]
}

/** A heading with a list below it; `own`: the items are the alert's own words. */
export function list(heading: string, items: string[], own = false): Block[] {
  return [
    { kind: 'heading', phrase: heading },
    { kind: 'list', items, own },
  ]
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'banner':
      return `*** ${block.phrase} ***\n`
    case 'level':
      return `${block.shape} ${block.phrase.toUpperCase()}`
    case 'headline':
      return `${block.words}\n`
    case 'words':
      return `${block.words.trim()}\n`
    case 'heading':
      return block.phrase.toUpperCase()
    case 'list':
      return `${block.items.map((item) => `- ${item}`).join('\n')}\n`
    case 'link':
      return `${block.phrase}:\n${block.url}\n`
    default:
      return `${block.phrase}\n`
  }
}
