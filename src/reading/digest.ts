import { layouts } from './layouts/all.ts'
import { type Layout, withoutFurniture } from './layouts/layout.ts'
import type { Line, Page } from './page.ts'
import { type Stamp, stampIn } from './stamps.ts'

/** One alert's share of a text: its lines, its characters, and at which offset of the whole text they begin. */
export type Share = { page: Page; base: number; digest: Stamp | null }

const mostAlerts = 200

/** Splits a digest where two or more alerts of one layout begin; what stands above the first may date them all. */
export function sharesOf(page: Page, now: string | null): Share[] {
  const lines = withoutFurniture(page.lines)
  for (const layout of layouts) {
    const starts = startsOf(layout, lines)
    if (starts.length >= 2) return cut(page, lines, starts.slice(0, mostAlerts), now)
  }
  return [{ page, base: 0, digest: null }]
}

function startsOf(layout: Layout, lines: readonly Line[]): number[] {
  const starts: number[] = []
  for (let at = 0; at < lines.length; at++) {
    if (!layout.opens(lines, at)) continue
    if (starts.length === 0 || at - (starts.at(-1) ?? 0) >= 2) starts.push(at)
  }
  return starts.length >= 2 && (starts[0] ?? 0) <= 15 ? starts : []
}

function cut(page: Page, lines: readonly Line[], starts: readonly number[], now: string | null): Share[] {
  const above = lines.slice(0, starts[0])
  const dated = above
    .map((line) => (line.text.length < 160 ? stampIn(line.text, { reference: now }) : null))
    .find(Boolean)
  return starts.map((from, i) => {
    const own = lines.slice(from, starts[i + 1])
    const [first, last] = [own[0]?.start ?? 0, own.at(-1)?.end ?? 0]
    return { page: { text: page.text.slice(first, last), lines: own }, base: first, digest: dated ?? null }
  })
}
