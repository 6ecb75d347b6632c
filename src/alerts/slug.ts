/** Longest run of words in a slug, in characters. */
const longest = 80

/** An address's last part from a headline and its day: lower case, words joined by hyphens, nothing to escape. */
export function slugOf(headline: string, day: Date): string {
  const plain = headline.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  let words = ''
  for (const word of plain.match(/[a-z0-9]+/g) ?? []) {
    if (words.length + word.length >= longest) break
    words += `-${word}`
  }
  return `${day.toISOString().slice(0, 10)}${words}`
}
