/** A stretch of a text, in UTF-16 offsets. */
export type Span = { start: number; end: number }

/** Finds words again in a text that was cut and joined on its way: white space, list marks and Markdown do not count. */
export type WordFinder = {
  /** Every paragraph of `words` where it stands, in order; those that cannot be found are left out. */
  paragraphs(words: string): Span[]
  /** Where `words` stand, from `from` on and else anywhere; null where nothing like it does. */
  find(words: string, from?: number): Span | null
}

/** Prepares a text once; each search is linear in it. */
export function wordFinder(text: string): WordFinder {
  const { plain, at } = plainOf(text)
  const span = (start: number, end: number): Span => ({
    start: at[start] ?? 0,
    end: (at[end - 1] ?? at[start] ?? 0) + 1,
  })
  const exact = (words: string, from: number): Span | null => {
    const wanted = plainOf(words.replace(marks, '')).plain.trim()
    if (wanted.length < 2) return null
    const after = at.length > 0 ? lowerBound(at, from) : 0
    const found = plain.indexOf(wanted, after)
    const start = found >= 0 ? found : plain.indexOf(wanted)
    return start < 0 ? null : span(start, start + wanted.length)
  }
  const find = (words: string, from = 0) => exact(words, from) ?? loose(words, from, exact)
  const paragraphs = (words: string) => {
    let from = 0
    return words.split(/\n+/).flatMap((paragraph) => {
      const found = find(paragraph, from)
      if (found) from = found.end
      return found ? [found] : []
    })
  }
  return { find, paragraphs }
}

const marks = /^(?:\s*(?:[-*•]|#{1,6})\s+)+|\*\*|__/g
const longestGap = 600

/** A sentence that was put together from two pieces: its first words, and its last ones soon behind them. */
function loose(
  words: string,
  from: number,
  exact: (words: string, from: number) => Span | null,
): Span | null {
  const parts = words.trim().split(/\s+/)
  if (parts.length < 8) return null
  const first = exact(parts.slice(0, 4).join(' '), from)
  const last = first && exact(parts.slice(-4).join(' '), first.end)
  if (!first || !last || last.start < first.end || last.end - first.start > words.length + longestGap)
    return null
  return { start: first.start, end: last.end }
}

/** The text with each run of white space as one space, and where each of its characters stands. */
function plainOf(text: string): { plain: string; at: number[] } {
  const letters: string[] = []
  const at: number[] = []
  let space = true
  for (let i = 0; i < text.length; i++) {
    const letter = text[i] as string
    const blank = /[\s\u200b\u200e\u200f\u2060-\u2069\ufeff]/.test(letter)
    if (blank && space) continue
    letters.push(blank ? ' ' : letter)
    at.push(i)
    space = blank
  }
  return { plain: letters.join(''), at }
}

/** Index of the first that is not below. */
function lowerBound(sorted: number[], least: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < least) low = middle + 1
    else high = middle
  }
  return low
}
