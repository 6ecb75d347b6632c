import type { Marks } from './labelled.ts'

/** What was right in the reports of one language: those with odd numbers were looked at, those with even ones were not. */
export type LanguageMarks = { language: string; looked: Marks; unseen: Marks }

const asked = [
  'category',
  'severity',
  'country',
  'event date',
  'dates',
  'places found',
  'deaths',
  'forecasts found',
]

/** A table of right/asked, one row a language and one for all, both halves in each cell. */
export function languageTable(rows: readonly LanguageMarks[]): string {
  const all = {
    language: 'all',
    looked: summed(rows.map((row) => row.looked)),
    unseen: summed(rows.map((row) => row.unseen)),
  }
  return [
    '\nRight/asked in other languages, looked at · not looked at:\n',
    `| language | ${asked.join(' | ')} |`,
    `|---|${'--:|'.repeat(asked.length)}`,
    ...[...rows, all].map(lineOf),
  ].join('\n')
}

function lineOf({ language, looked, unseen }: LanguageMarks): string {
  const cells = asked.map((what) => `${rightOf(looked, what)} · ${rightOf(unseen, what)}`)
  return `| ${language} | ${cells.join(' | ')} |`
}

function rightOf(marks: Marks, what: string): string {
  const { right, asked } = marks[what] ?? { right: 0, asked: 0 }
  return `${right}/${asked}`
}

function summed(all: readonly Marks[]): Marks {
  const sum: Marks = {}
  for (const [what, { right, asked }] of all.flatMap((marks) => Object.entries(marks))) {
    const before = sum[what] ?? { right: 0, asked: 0 }
    sum[what] = { right: before.right + right, asked: before.asked + asked }
  }
  return sum
}
