import { begin, inside } from './decode.ts'
import type { Token } from './tokens.ts'

/** Tokens `from`–`to` (both in it) that are one place, and where it stands in the text. */
export type Span = { from: number; to: number; start: number; end: number }

/** The places that labels say. */
export function spansOf(tokens: readonly Token[], labels: Uint8Array): Span[] {
  const spans: Span[] = []
  for (let from = 0; from < tokens.length; from++) {
    if (labels[from] !== begin) continue
    let to = from
    while (labels[to + 1] === inside) to++
    spans.push({ from, to, start: (tokens[from] as Token).start, end: (tokens[to] as Token).end })
    from = to
  }
  return spans
}
