import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { rewriteFault } from './invents-nothing.ts'
import { type Question, questionOf, type Rewritable, rewritable } from './model-question.ts'
import { shortened } from './suggestion-words.ts'
import type { Suggested } from './suggestions.ts'

const Better = z.object({
  choices: z.record(z.string(), z.unknown()).catch({}),
  rewrites: z.record(z.string(), z.unknown()).catch({}),
})

/**
 * The suggestions with what a model's answer betters in them, marked as its own, the values as read kept first among the
 * alternatives. Only ids of the candidates count, and only words that add nothing to the source; anything else is passed over, so
 * that whatever a model answers, every value was read in the source. Never throws.
 */
export function betteredBy(
  content: string,
  { candidates }: Pick<Question, 'candidates'>,
  suggestions: readonly Suggested[],
  source: string,
): Suggested[] {
  const answer = Better.safeParse(jsonIn(content))
  if (!answer.success) return [...suggestions]
  const { choices, rewrites } = answer.data
  return suggestions.map((one, at) => {
    const chosen = candidates.find(({ id, at: of }) => of === at && choices[questionOf(id)] === id)
    if (chosen) return instead(one, chosen.value, chosen.says)
    const words = rewrites[one.field]
    return typeof words === 'string' ? reworded(one, words.trim(), source) : one
  })
}

/** Models like to put JSON into a fence or a sentence. */
function jsonIn(content: string): unknown {
  try {
    return JSON.parse(content.slice(content.indexOf('{'), content.lastIndexOf('}') + 1))
  } catch {
    return undefined
  }
}

function reworded(one: Suggested, words: string, source: string): Suggested {
  if (!(one.field in rewritable) || typeof one.value !== 'string') return one
  const most = rewritable[one.field as Rewritable]
  if (one.field === 'headline' && words.includes('\n')) return one
  if (rewriteFault(words, { source, before: one.value, most }) !== null) return one
  return instead(one, words, shortened(words))
}

/** Another value in its place; the one as read comes first among the others. */
function instead(one: Suggested, value: unknown, says: string): Suggested {
  if (isDeepStrictEqual(value, one.value)) return one
  const read = { value: one.value, says: one.says, confidence: one.confidence }
  const others = one.alternatives.filter((other) => !isDeepStrictEqual(other.value, value))
  return {
    ...one,
    // How often models are right here was never measured.
    ...{ value, says, confidence: null, by: 'model' },
    alternatives: [read, ...others],
  }
}
