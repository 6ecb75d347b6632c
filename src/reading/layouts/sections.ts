import type { Line } from '../page.ts'

/** Lines under one label. Words after the label on its own line come first. */
export type Section = { key: string; label: Line; lines: Line[] }
export type Sections = { head: Line[]; parts: Section[] }

/** Cuts lines at labels such as `Event` or `Actions to Take:`. The labels' patterns come from `labelled`. */
export function sectionsOf(lines: readonly Line[], labels: Record<string, RegExp>): Sections {
  const sections: Sections = { head: [], parts: [] }
  for (const line of lines) {
    const hit = labelAt(line, labels)
    if (hit)
      sections.parts.push({ key: hit.key, label: line, lines: hit.rest ? [restOf(line, hit.rest)] : [] })
    else (sections.parts.at(-1)?.lines ?? sections.head).push(line)
  }
  return sections
}

/** All lines under a label, however often it stands. */
export function under(sections: Sections, ...keys: string[]): Line[] {
  return sections.parts.filter((part) => keys.includes(part.key)).flatMap((part) => part.lines)
}

/** A label alone on its line, or followed by a colon or dash and text; numbers before or after it are allowed. */
export function labelled(words: string): RegExp {
  return new RegExp(
    `^(?:\\d{1,2}[.)] *)?(?:${words})(?: ?#?\\d{1,2})?\\*{0,2} *(?:$|(?::|[–—-](?= ))\\*{0,2} *(.*)$)`,
    'iu',
  )
}

/** Whether any line carries the label. */
export function has(sections: Sections, key: string): boolean {
  return sections.parts.some((part) => part.key === key)
}

function labelAt(line: Line, labels: Record<string, RegExp>): { key: string; rest: string } | null {
  const text = line.text.slice(0, 60_000).replace(/^(?:\*\*|__)/, '')
  for (const [key, pattern] of Object.entries(labels)) {
    const hit = pattern.exec(text)
    if (hit) return { key, rest: (hit[1] ?? '').replace(/^\*\*\s*/, '').trim() }
  }
  return null
}

function restOf(line: Line, rest: string): Line {
  return {
    ...line,
    text: rest,
    heading: false,
    bullet: false,
    start: Math.max(line.start, line.end - rest.length),
  }
}
