// Counts the terms of our own texts, for the rules that group reports into stories: node bin/node24.js training/terms.ts
import { writeFileSync } from 'node:fs'
import { termsOf } from '../src/stories/terms.ts'
import { reports } from './texts.ts'

const file = new URL('../src/stories/common-terms.json', import.meta.url)

/** Terms that two or more of our reports hold, in the order of the alphabet. Names are left out: ours say nothing of the world’s. */
export function commonTerms() {
  const counts = new Map<string, number>()
  const all = reports()
  for (const { text } of all)
    for (const { key } of termsOf(null, text))
      if (!key.startsWith('N:') && !key.startsWith('D:')) counts.set(key, (counts.get(key) ?? 0) + 1)
  const kept = [...counts].filter(([, count]) => count > 1).sort(([a], [b]) => (a < b ? -1 : 1))
  return { reports: all.length, counts: Object.fromEntries(kept) }
}

if (import.meta.main) writeFileSync(file, `${JSON.stringify(commonTerms())}\n`)
