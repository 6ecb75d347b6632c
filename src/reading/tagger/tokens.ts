/** A word, number or sign of a text; offsets are UTF-16. `space` tells whether white space stands before it. */
export type Token = { text: string; lower: string; start: number; end: number; space: boolean; line: boolean }

/** Initials with points ("U.S.", "N.C."), words with inner apostrophes ("N'Djamena"), numbers, and every other sign alone. */
const pattern =
  /(?:\p{L}\.){2,}|[\p{L}\p{M}]+(?:['’ʼ‘](?!s\b)[\p{L}\p{M}]+)*|\p{N}+(?:[.,]\p{N}+)*|['’]s\b|[^\s]/gu

/** The tokens of a text; `line` marks the first of each line. Linear in the length. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let last = 0
  for (const hit of text.matchAll(pattern)) {
    const gap = text.slice(last, hit.index)
    const line = tokens.length === 0 || gap.includes('\n')
    const end = hit.index + hit[0].length
    tokens.push({
      text: hit[0],
      lower: hit[0].toLowerCase(),
      start: hit.index,
      end,
      space: line || gap !== '',
      line,
    })
    last = end
  }
  return tokens
}
