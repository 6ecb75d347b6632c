import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { allFormats } from '../sources/formats.ts'
import { documentContext } from './source-document.ts'

const corpus = new URL('../../../shared/corpora/feeds/', import.meta.url)
export const noCorpus = existsSync(corpus) ? false : 'the corpus ../shared/corpora/feeds is not here'

export type Captured = {
  path: string
  bytes: Buffer
  /** The format that takes most of it, of those that take it at all. */
  format: string
  /** What it holds; null where no format takes it. */
  items: number | null
  dropped: number
}

/** Every captured document of the corpus with the format it is in. */
export function capturedFeeds(): Captured[] {
  const files = globSync('**/*', { cwd: fileURLToPath(corpus) }).sort()
  return files
    .filter((path) => statSync(new URL(path, corpus)).isFile() && !/README|manifest/.test(path))
    .map((path) => {
      const bytes = readFileSync(new URL(path, corpus))
      return { path, bytes, ...formatOf(path, bytes) }
    })
}

/** Feeds with quirks of their own, which the plain format would read too. */
const quirky: [pattern: RegExp, format: string][] = [
  [/^gdacs\/rss/, 'gdacs-rss'],
  [/^us-state-advisories\//, 'us-travel-rss'],
  [/au-smartraveller\.rss$/, 'smartraveller'],
  [/cdc-travel-notices\.rss$/, 'cdc-notices'],
  [/uk-foreign-travel-advice\.atom$/, 'uk-travel-atom'],
  [/in-sachet-rss_india\.xml$/, 'sachet'],
  [/^tsunami\//, 'tsunami-atom'],
  [/^canada-nrcan-earthquakes\//, 'nrcan-earthquakes'],
  [/^canada-alberta-emergency\//, 'cap-index'],
  [/^meteoalarm\//, 'meteoalarm'],
]

function formatOf(path: string, bytes: Buffer): Pick<Captured, 'format' | 'items' | 'dropped'> {
  const named = quirky.find(([pattern]) => pattern.test(path))?.[1]
  const taken = allFormats()
    .filter(({ name }) => named === undefined || name === named)
    .flatMap(({ name, read }) => {
      const document = read(bytes, documentContext())
      if (!document.ok) return []
      return [{ format: name, items: document.items.length, dropped: document.dropped.length }]
    })
  const best = taken.toSorted((a, b) => b.items - a.items || a.dropped - b.dropped)[0]
  return best ?? { format: named ?? 'feed', items: null, dropped: 0 }
}
