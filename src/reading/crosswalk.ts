import type { Severity } from '../vocabulary/severity.ts'

const rows: readonly (readonly [RegExp, Severity])[] = [
  // US advisories: Level 1–4; Smartraveller prints "4/5" of 5 as well as words.
  [/^level 4|do not travel|avoid all travel|against all travel$|^all travel$/i, 'Extreme'],
  [/^level 3|reconsider (?:your need to )?travel|avoid non-essential|all but essential/i, 'Severe'],
  [/^level 2|high degree of caution|increased caution/i, 'Moderate'],
  [/^level 1|normal (?:safety |security )?precautions/i, 'Minor'],
  [/^5(?:\/5)?\b|^(?:critical|extreme)\b/i, 'Extreme'],
  [/^4(?:\/5)?\b|^(?:warning|high|severe)\b/i, 'Severe'],
  [/^[32](?:\/5)?\b|^(?:caution|medium|moderate|advisory)\b/i, 'Moderate'],
  [/^1(?:\/5)?\b|^(?:informational|information|notice|low|minor)\b/i, 'Minor'],
]

/** A publisher's own level on the CAP scale; null for a level of another kind, such as a country's standing risk. */
export function severityOfLevel(level: string | null): Severity | null {
  if (level === null || /country risk/i.test(level)) return null
  const words = level.replace(/^(?:alert level|severity|advice level):? ?/i, '').trim()
  return rows.find(([pattern]) => pattern.test(words))?.[1] ?? null
}
