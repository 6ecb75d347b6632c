import { Parser } from 'htmlparser2'

/** Most text read of one field, in characters: the longest advice of a country has some 60,000. */
const longest = 1_000_000

/**
 * The words of a piece of HTML: a blank line between paragraphs, list items behind a dash, scripts and styles left out. Text
 * without markup comes back as it was, its entities read and its line breaks kept.
 */
export function plainText(html: string | null | undefined): string {
  if (!html) return ''
  const piece = html.slice(0, longest)
  return tidied(/<[a-z!/]|&[#a-z]/i.test(piece) ? wordsOf(piece) : piece)
}

/** The same on one line. */
export function plainLine(html: string | null | undefined): string {
  return plainText(html).replace(/\s+/g, ' ')
}

/** The parts that say something, a blank line between them. */
export function paragraphs(parts: readonly (string | null | undefined)[]): string {
  return parts
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '')
    .join('\n\n')
}

const blocks = new Set('p div section article ul ol table h1 h2 h3 h4 h5 h6 blockquote dl address'.split(' '))
const silent = new Set(['script', 'style', 'template', 'noscript'])

function wordsOf(html: string): string {
  const said: string[] = []
  let hidden = 0
  const marked = /<(?:p|div|li|h\d|ul|ol|table)\b/i.test(html)
  const parser = new Parser(
    {
      onopentag: (name) => {
        if (silent.has(name)) hidden++
        said.push(opening(name))
      },
      ontext: (text) => {
        if (hidden === 0) said.push(marked ? text.replace(/\s+/g, ' ') : text)
      },
      onclosetag: (name) => {
        if (silent.has(name)) hidden = Math.max(0, hidden - 1)
        if (blocks.has(name)) said.push('\n\n')
      },
    },
    { decodeEntities: true },
  )
  parser.end(html)
  return said.join('')
}

function opening(name: string): string {
  if (blocks.has(name)) return '\n\n'
  if (name === 'li') return '\n- '
  if (name === 'br' || name === 'tr' || name === 'dt' || name === 'dd') return '\n'
  return name === 'td' || name === 'th' ? ' ' : ''
}

function tidied(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
