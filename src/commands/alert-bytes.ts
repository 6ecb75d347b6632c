import { Refusal } from './command.ts'

/**
 * The text of an alert file, or null where the bytes are another kind of text. Alert files are UTF-8, or UTF-16 with its
 * mark; anything else is refused with its line, never guessed: what is guessed wrongly would go out to everybody.
 */
export function alertFileText(file: string, bytes: Uint8Array): string | null {
  const marked = markOf(bytes)
  const text = new TextDecoder(marked ?? 'utf-8').decode(bytes)
  if (!text.trimStart().startsWith('---')) return null
  if (!marked && !isUtf8(bytes))
    throw new Refusal(`${file} is not UTF-8 (line ${brokenLine(bytes)}). Save it as UTF-8 and try again.`)
  return text
}

function markOf([first, second]: Uint8Array) {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

function isUtf8(bytes: Uint8Array) {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** UTF-8 has the line feed nowhere but as itself, so each line can be tried alone. */
function brokenLine(bytes: Uint8Array) {
  const lines = Buffer.from(bytes).toString('latin1').split('\n')
  return lines.findIndex((line) => !isUtf8(Buffer.from(line, 'latin1'))) + 1
}
