import { readFileSync } from 'node:fs'
import { confidencesOf, type Judged } from '../../src/reading/confidence.ts'
import type { Draft } from '../../src/reading/draft.ts'
import { readText } from '../../src/reading/read.ts'
import { deathsIn } from '../../src/reading/severity.ts'

type Labels = {
  category: string
  severity: string
  certainty: string
  phase: string
  country: string[]
  places: { name: string; role: string }[]
  dates: { text: string; from: string; to: string | null }[]
  eventDate: string | null
  forecasts: { text: string; likelihood: string }[]
  deaths: number | null
}
export type Labelled = { id: string; publishedAt: string; title: string | null; text: string; labels: Labels }

const folder = new URL('./reports/', import.meta.url)

/** Labelled reports of our own, written before the rules that they test, in two halves: the second is not looked at. */
export function labelledReports(): { looked: Labelled[]; unseen: Labelled[] } {
  const all = ['a.jsonl', 'b.jsonl'].flatMap(reportsIn)
  const isLooked = ({ id }: Labelled) => Number(id.slice(2)) <= (id.startsWith('a') ? 45 : 55)
  return { looked: all.filter(isLooked), unseen: all.filter((one) => !isLooked(one)) }
}

/**
 * Labelled reports in other languages, by ISO 639-1 code, written before the rules that they test: those with odd numbers were looked
 * at while rules were made, those with even ones were not.
 */
export function labelledByLanguage(): Map<string, { looked: Labelled[]; unseen: Labelled[] }> {
  const found = new Map<string, { looked: Labelled[]; unseen: Labelled[] }>()
  for (const one of reportsIn('lang.jsonl')) {
    const [language = '', number] = one.id.split('-')
    const halves = found.get(language) ?? { looked: [], unseen: [] }
    found.set(language, halves)
    halves[Number(number) % 2 === 1 ? 'looked' : 'unseen'].push(one)
  }
  return found
}

function reportsIn(name: string): Labelled[] {
  const lines = readFileSync(new URL(name, folder), 'utf8').trim().split('\n')
  return lines.map((line): Labelled => JSON.parse(line))
}

/** Right and asked, by what was asked. */
export type Marks = Record<string, { right: number; asked: number }>

/** How many of the labels the reader gives too. */
export function marksOf(reports: readonly Labelled[]): Marks {
  const marks: Marks = {}
  const mark = (what: string, right: boolean) => {
    const one = marks[what] ?? { right: 0, asked: 0 }
    marks[what] = one
    one.asked++
    if (right) one.right++
  }
  for (const report of reports) {
    const draft = readReport(report)
    const { labels } = report
    mark('category', draft?.category === labels.category)
    mark('severity', draft?.severity === labels.severity)
    mark('certainty', draft?.certainty === labels.certainty)
    mark('phase', draft?.phase === labels.phase)
    mark('country', draft?.countries[0] !== undefined && labels.country.includes(draft.countries[0]))
    if (labels.eventDate) mark('event date', draft?.eventDate?.from.slice(0, 10) === labels.eventDate)
    if (draft && labels.deaths !== null)
      mark('deaths', deathsIn(toldIn(draft), draft.language) === labels.deaths)
    for (const date of labels.dates)
      mark(
        'dates',
        draft?.dates.some((one) => meets(one.text, date.text) && one.from.slice(0, 10) === date.from) ===
          true,
      )
    for (const { name, role } of labels.places) {
      const found = draft?.places.find((place) => place.name === name)
      mark('places found', found !== undefined)
      if (found) mark('roles of those', found.role === role)
    }
    for (const { text, likelihood } of labels.forecasts) {
      const found = draft?.forecasts.find((one) => meets(one.text, text))
      mark('forecasts found', found !== undefined)
      if (found) mark('likelihood of those', found.likelihood === likelihood)
    }
  }
  return marks
}

/** "right" for a judgement of a draft, or the label it should have been; null where the report has no such label. */
export function labelOf(judged: Judged, draft: Draft, { labels }: Labelled): string | null {
  if (judged === 'countries') return labels.country.includes(draft.countries[0] ?? '') ? 'right' : 'wrong'
  if (judged !== 'eventDate') return draft[judged] === labels[judged] ? 'right' : labels[judged]
  if (labels.eventDate === null) return null
  return draft.eventDate?.from.slice(0, 10) === labels.eventDate ? 'right' : 'wrong'
}

/** Every judgement of the reports with how sure it says it is, and whether it is right. */
export function judgedIn(reports: readonly Labelled[]): { confidence: number; right: boolean }[] {
  return reports.flatMap((report) => {
    const draft = readReport(report)
    if (!draft) return []
    return Object.entries(confidencesOf(draft)).flatMap(([judged, { confidence }]) => {
      const label = labelOf(judged as Judged, draft, report)
      return label === null ? [] : [{ confidence, right: label === 'right' }]
    })
  })
}

/** The one draft of a labelled report; nothing where it cannot be read. */
export function readReport({ publishedAt, title, text }: Labelled): Draft | undefined {
  const reading = readText(title ? `${title}\n\n${text}` : text, { now: publishedAt })
  return 'drafts' in reading ? reading.drafts[0] : undefined
}

function toldIn({ headline, summary, event }: Draft): string {
  return [headline, summary, event].filter((part) => part !== null).join('\n')
}

function meets(a: string, b: string): boolean {
  const [one, other] = [a.trim().toLowerCase(), b.trim().toLowerCase()]
  return one.includes(other) || other.includes(one)
}
