/** A message as it was received; or why it was not, in the place of its words. */
export type MboxMessage = Buffer

const separator = Buffer.from('From MAILBOX\n')
/** Header of a stand-in for a message that was not taken; its value says why. */
export const droppedHeader = 'X-Alarum-Dropped'

/**
 * Messages as one document: `mboxrd` (RFC 4155), each behind a line `From …`, lines of its own that begin so quoted with `>`. What
 * goes in comes out byte for byte but for a line break at the end, which every message has.
 */
export function toMbox(messages: readonly MboxMessage[]): Buffer {
  return Buffer.concat(
    messages.flatMap((message) => [
      separator,
      quoted(message),
      Buffer.from(endsLine(message) ? '\n' : '\n\n'),
    ]),
  )
}

/** The messages of a document; one without any line `From …` is a single message, as a file of one is. */
export function fromMbox(bytes: Uint8Array): Buffer[] {
  const text = Buffer.from(bytes).toString('latin1')
  if (!/^From /.test(text)) return text.trim() === '' ? [] : [Buffer.from(bytes)]
  return text
    .split(/^From .*\r?\n/m)
    .slice(1)
    .map((part) => Buffer.from(part.replace(/\r?\n$/, '').replace(/^>(>*From )/gm, '$1'), 'latin1'))
}

/** A stand-in for a message that is not taken. */
export function standIn(headers: Record<string, string>, why: string): Buffer {
  const lines = Object.entries({ ...headers, [droppedHeader]: why })
  // A header of the sender’s must not bring a line of its own.
  return Buffer.from(
    `${lines.map(([name, value]) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}`).join('\r\n')}\r\n\r\n`,
  )
}

function quoted(message: Buffer): Buffer {
  return Buffer.from(message.toString('latin1').replace(/^(>*From )/gm, '>$1'), 'latin1')
}

function endsLine(message: Buffer) {
  return message.at(-1) === 0x0a
}
