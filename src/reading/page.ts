/** One line of a text that is not blank. `start` is its UTF-16 offset in the whole text as given. */
export type Line = {
  text: string
  start: number
  end: number
  blankBefore: number
  heading: boolean
  bullet: boolean
}

/** A text cut into lines; `text` has the same length as the input, so offsets into it hold for the input too. */
export type Page = { text: string; lines: Line[] }

/** Cuts a text into its lines and joins those that were only wrapped at a column. Linear in the length. */
export function pageOf(input: string): Page {
  const text = plainSpaces(input)
  const lines = linesOf(text)
  const whole = unwrapped(lines)
  return { text: whole === lines ? text : withoutWraps(text, whole), lines: whole }
}

/** Every odd space becomes a plain one and every line end `\n`, each character for one, so that offsets stay. */
export function plainSpaces(text: string): string {
  return text
    .replace(/\r\n/g, ' \n')
    .replace(/[\r\u2028\u2029\u0085\f\v]/g, '\n')
    .replace(/[\u00a0\u1680\u2000-\u200b\u200e\u200f\u202a-\u202f\u205f\u2060-\u2069\u3000\ufeff\t]/g, ' ')
}

/** Paragraphs as Markdown: list items that follow each other stay one block. */
export function paragraphsOf(lines: readonly Line[]): string[] {
  const paragraphs: string[] = []
  let list = false
  for (const line of lines) {
    if (line.bullet && list) paragraphs[paragraphs.length - 1] += `\n- ${line.text}`
    else paragraphs.push(line.bullet ? `- ${line.text}` : line.text)
    list = line.bullet
  }
  return paragraphs
}

/** Paragraphs joined by a blank line; null when there are none. */
export function joined(paragraphs: readonly string[]): string | null {
  return paragraphs.length > 0 ? paragraphs.join('\n\n') : null
}

const bulletMark = /^(?:[•·▪●◦‣*–—-]|o(?= )|\\-|\uf0b7)\s+(?=\S)/u
const longestLine = 100_000

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let blankBefore = 0
  let at = 0
  for (const raw of text.split('\n')) {
    const line = lineOf(raw.slice(0, longestLine), at, blankBefore)
    if (line === null) blankBefore++
    else {
      lines.push(line)
      blankBefore = 0
    }
    at += raw.length + 1
  }
  return lines
}

function lineOf(raw: string, at: number, blankBefore: number): Line | null {
  const trimmed = raw.trimStart()
  const start = at + raw.length - trimmed.length
  const shown = trimmed.trimEnd().replace(/ {2,}/g, ' ')
  if (shown === '' || /^(?:[-*_=~#•] ?){3,}$/.test(shown)) return null
  const end = start + trimmed.trimEnd().length
  const marked = headingText(shown)
  if (marked !== null) return { text: marked, start, end, blankBefore, heading: true, bullet: false }
  const bullet = bulletMark.test(shown)
  const text = bullet ? shown.replace(bulletMark, '') : shown
  return { text, start, end, blankBefore, heading: false, bullet }
}

/** The words of a Markdown heading or of a line that is bold throughout; null for an ordinary line. */
function headingText(shown: string): string | null {
  const hashes = /^#{1,6} +/.exec(shown)
  if (hashes) return withoutBold(shown.slice(hashes[0].length).replace(/ #+$/, ''))
  const bold = /^(?:\*\*|__)([^*_]+)(?:\*\*|__)(:?)$/.exec(shown)
  if (bold) return `${bold[1] ?? ''}${bold[2] ?? ''}`.trim()
  return null
}

function withoutBold(text: string): string {
  return text.replaceAll('**', '').replaceAll('__', '').trim()
}

/** The line ends inside joined lines become spaces, each one character for one. */
function withoutWraps(text: string, lines: readonly Line[]): string {
  let at = 0
  const pieces: string[] = []
  for (const { start, end } of lines) {
    pieces.push(text.slice(at, start), text.slice(start, end).replaceAll('\n', ' '))
    at = end
  }
  return pieces.join('') + text.slice(at)
}

/** Mails and old notices break lines at 60–80 columns: two lines that go on in lower case give such a text away. */
function unwrapped(lines: Line[]): Line[] {
  if (!isWrapped(lines)) return lines
  const whole: Line[] = []
  let last = 0
  for (const line of lines) {
    const before = whole.at(-1)
    if (before && last >= 45 && goesOn(before, line)) {
      before.text += ` ${line.text}`
      before.end = line.end
    } else whole.push({ ...line })
    last = line.text.length
  }
  return whole
}

function isWrapped(lines: readonly Line[]): boolean {
  let carried = 0
  for (let i = 1; i < lines.length; i++) {
    const before = lines[i - 1]
    const line = lines[i]
    if (!before || !line || before.text.length > 110) continue
    if (before.text.length >= 45 && goesOn(before, line) && /^\p{Ll}/u.test(line.text)) carried++
  }
  return carried >= 2 && carried * 12 >= lines.length
}

function goesOn(before: Line, line: Line): boolean {
  if (line.blankBefore > 0 || line.bullet || line.heading || before.heading) return false
  return !/^[\p{L} ()/]{2,30}:(?: |$)/u.test(line.text)
}
