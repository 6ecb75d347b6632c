import { diffWords } from 'diff'
import type { AlertContent } from './alert.ts'
import type { Difference, Element, Segment } from './difference.ts'
import { listFields, valueFields } from './field-words.ts'

const texts = {
  headline: 'Headline',
  summary: 'Summary',
  event: 'What happened',
  context: 'Context',
  advice: 'Advice',
  standingAdvice: 'Standing advice',
} as const satisfies Partial<Record<keyof AlertContent, string>>

/** After this many milliseconds a text is shown as replaced, rather than word by word. */
const patience = 500

/**
 * What changed from one revision to a later one, field by field in the order in which an alert is read: texts word by
 * word, lists by their elements, everything else before and after. Empty where nothing did.
 */
export function differences(before: AlertContent, after: AlertContent): Difference[] {
  return [
    ...Object.entries(texts).flatMap(([field, label]) => {
      const [old, now] = [before, after].map((content) => content[field as keyof typeof texts] ?? '')
      if (old === now) return []
      const segments = wordByWord(old ?? '', now ?? '', after.language)
      return [{ field, label, kind: 'words' as const, segments }]
    }),
    ...Object.entries(valueFields).flatMap(([field, { label, words }]) => {
      const [old, now] = [words(before), words(after)]
      return old === now ? [] : [{ field, label, kind: 'value' as const, before: old, after: now }]
    }),
    ...Object.entries(listFields).flatMap(([field, { label, elements }]) => {
      const list = elementByElement(elements(before), elements(after))
      return list ? [{ field, label, kind: 'list' as const, ...list }] : []
    }),
  ]
}

/** Words are told apart as the language of the text does, so Thai and Chinese have words too. */
function wordByWord(before: string, after: string, language: string): Segment[] {
  const changes = diffWords(before, after, { intlSegmenter: segmenter(language), timeout: patience })
  if (!changes)
    return [
      { is: 'removed', text: before },
      { is: 'added', text: after },
    ]
  return changes.map(({ added, removed, value }) => ({
    is: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}

function segmenter(language: string) {
  try {
    return new Intl.Segmenter(language, { granularity: 'word' })
  } catch {
    return new Intl.Segmenter('en', { granularity: 'word' })
  }
}

function elementByElement(before: Element[], after: Element[]) {
  const old = new Map(before.map(({ key, words }) => [key, words]))
  const now = new Map(after.map(({ key, words }) => [key, words]))
  const added = [...now].filter(([key]) => !old.has(key)).map(([, words]) => words)
  const removed = [...old].filter(([key]) => !now.has(key)).map(([, words]) => words)
  const both = [...now].flatMap(([key, words]) => {
    const was = old.get(key)
    return was === undefined ? [] : [{ before: was, after: words }]
  })
  const changed = both.filter((one) => one.before !== one.after)
  if (added.length + removed.length + changed.length === 0) return null
  return { added, removed, changed, kept: both.length - changed.length }
}
