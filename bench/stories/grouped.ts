import { readItem } from '../../src/reports/reading.ts'
import { noFacts } from '../../src/sources/item.ts'
import { chooseStory } from '../../src/stories/choose.ts'
import { type Features, featuresOf } from '../../src/stories/features.ts'
import { frequencyOf } from '../../src/stories/frequency.ts'
import { keysOf } from '../../src/stories/keys.ts'
import { looksForLone } from '../../src/stories/lone.ts'
import { emptySummary, type Summary, withReport } from '../../src/stories/summary.ts'
import { termsOf } from '../../src/stories/terms.ts'
import type { Labelled } from './b-cubed.ts'

/** Stories a report is compared with at most, as in the database. */
const mostCandidates = 100

/** The rules of the product over a stream, with an index in memory in place of the database’s. */
export function grouped(reports: readonly Labelled[], { reads }: { reads: boolean }) {
  const counts = new Map<string, number>()
  const stories: Summary[] = []
  const kept: Kept[] = []
  const index = new Map<string, Set<number>>()
  const compared: number[] = []
  const began = performance.now()
  const places = reports.map(({ id, text, title = null, publishedAt }, at) => {
    const reading = reads ? readItem(anItem(id, title, text), new Date(publishedAt ?? 0)) : null
    for (const { key } of termsOf(title, text)) counts.set(key, (counts.get(key) ?? 0) + 1)
    const frequency = frequencyOf(at + 1, counts)
    const features = featuresOf(
      {
        ...{ title, text, facts: null, at: publishedAt ? new Date(publishedAt) : null },
        // These texts come without a date, so what was read as one is a guess from the first of January 1970.
        reading: reading && (publishedAt ? reading : { ...reading, eventDate: null }),
      },
      frequency,
    )
    const keys = keysOf(features)
    const candidates = candidatesBy(keys, index)
    compared.push(candidates.length)
    const chosen = chooseStory(
      features,
      candidates.map((story) => ({ story: String(story), summary: stories[story] as Summary })),
    )
    const story = chosen ? Number(chosen.story) : stories.push(emptySummary) - 1
    stories[story] = withReport(stories[story] as Summary, id, features)
    for (const key of keys) index.set(key, (index.get(key) ?? new Set()).add(story))
    kept.push({ id, features, keys, story })
    const { reports: after } = stories[story] as Summary
    if (looksForLone(after - 1, after)) gather(story, stories, kept, index)
    return at
  })
  const seconds = (performance.now() - began) / 1000
  return {
    groups: places.map((at) => (kept[at] as Kept).story),
    perSecond: reports.length / seconds,
    candidates: { mean: compared.reduce((a, b) => a + b, 0) / reports.length, most: Math.max(...compared) },
  }
}

type Kept = { id: string; features: Features; keys: string[]; story: number }

/** Reports that began stories alone join a story that grew, as in the database. */
function gather(story: number, stories: Summary[], kept: Kept[], index: Map<string, Set<number>>) {
  const keys = kept.filter((one) => one.story === story).flatMap((one) => one.keys)
  for (const other of candidatesBy([...new Set(keys)], index)) {
    const lone = kept.filter((one) => one.story === other)
    const [only] = lone
    if (other === story || lone.length !== 1 || !only) continue
    const summary = stories[story] as Summary
    if (!chooseStory(only.features, [{ story: String(story), summary }])) continue
    stories[story] = withReport(summary, only.id, only.features)
    only.story = story
    for (const key of only.keys) {
      index.get(key)?.delete(other)
      index.get(key)?.add(story)
    }
  }
}

function candidatesBy(keys: string[], index: Map<string, Set<number>>): number[] {
  const hits = new Map<number, number>()
  for (const key of keys)
    for (const story of index.get(key) ?? []) hits.set(story, (hits.get(story) ?? 0) + 1)
  return [...hits]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostCandidates)
    .map(([story]) => story)
}

function anItem(id: string, title: string | null, text: string) {
  return {
    ...{ at: id, ids: [id], link: null, title, text, language: null, publisher: null },
    ...{ published: null, updated: null, state: 'actual' as const, full: null, facts: noFacts },
  }
}
