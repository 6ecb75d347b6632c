/** A text's beginning on one line. */
export function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length > 120 ? `${line.slice(0, 119).trimEnd()}…` : line
}

/** One day or moment, or two with a dash; nothing for none. */
export function dayWords(span: { from: string; to?: string } | null): string {
  if (!span) return ''
  const day = (time: string) => time.slice(0, 16).replace('T', ' ')
  return span.to && span.to !== span.from ? `${day(span.from)} – ${day(span.to)}` : day(span.from)
}
