import { decodeReferences } from './references.ts'

/** Most text read of one field, in characters: the longest advice of a country has some 60,000. */
const longest = 1_000_000

/**
 * The words of a piece of HTML: a blank line between paragraphs, list items behind a dash, scripts and styles left out. Text
 * without markup comes back as it was, its entities read and its line breaks kept. Angle brackets around a word that is no
 * element of HTML are part of the text. Needs no stack, so that its time is linear in any input.
 */
export function plainText(html: string | null | undefined): string {
  if (!html) return ''
  const piece = html.slice(0, longest)
  return tidied(/<[a-z!/]/i.test(piece) ? wordsOf(piece) : decodeReferences(piece))
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
const lines = new Set(['br', 'tr', 'dt', 'dd', 'hr', 'pre', 'figcaption', 'option'])
const silent = new Set(['script', 'style', 'template', 'noscript'])
const others = new Set(
  (
    'a abbr acronym applet area aside audio b base basefont bdi bdo big body button canvas caption center cite code col ' +
    'colgroup data datalist del details dfn dialog dir em embed fieldset figure font footer form frame frameset head header ' +
    'hgroup html i iframe img input ins kbd label legend li link main map mark marquee menu meta meter nav object optgroup ' +
    'output param picture progress q rp rt ruby s samp search select small source span strike strong sub summary sup svg path ' +
    'g tbody td textarea tfoot th thead time title track tt u var video wbr'
  ).split(' '),
)

const markup = /<!--|<(\/?)([a-z][a-z0-9:_-]*)(?![a-z0-9:_-])([^<>]*)>|<![a-z[][^<>]*>/gi

function wordsOf(html: string): string {
  const said: string[] = []
  const marked = /<(?:p|div|li|h\d|ul|ol|table)\b/i.test(html)
  const say = (text: string) => {
    if (text !== '') said.push(decodeReferences(marked ? text.replace(/\s+/g, ' ') : text))
  }
  let from = 0
  markup.lastIndex = 0
  for (let found = markup.exec(html); found !== null; found = markup.exec(html)) {
    const [whole, slash, name = '', rest = ''] = found
    const tag = name.toLowerCase()
    if (tag !== '' && !isElement(tag)) continue
    say(html.slice(from, found.index))
    from = found.index + whole.length
    if (whole === '<!--') from = after(html, '-->', from)
    else if (silent.has(tag) && slash === '' && !rest.endsWith('/')) from = afterEnd(html, tag, from)
    else if (tag !== '') said.push(slash === '' ? opening(tag) : closing(tag))
    markup.lastIndex = from
  }
  say(html.slice(from))
  return said.join('')
}

function isElement(tag: string): boolean {
  if (/[:-]/.test(tag)) return true
  return blocks.has(tag) || lines.has(tag) || silent.has(tag) || others.has(tag)
}

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from)
  return at < 0 ? html.length : at + mark.length
}

function afterEnd(html: string, tag: string, from: number): number {
  const end = new RegExp(`</${tag}\\s*>`, 'gi')
  end.lastIndex = from
  const found = end.exec(html)
  return found ? found.index + found[0].length : html.length
}

function opening(tag: string): string {
  if (blocks.has(tag)) return '\n\n'
  if (tag === 'li') return '\n- '
  if (lines.has(tag)) return '\n'
  return tag === 'td' || tag === 'th' ? ' ' : ''
}

function closing(tag: string): string {
  return blocks.has(tag) ? '\n\n' : ''
}

function tidied(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^- *\n+/gm, '- ')
    .trim()
}
