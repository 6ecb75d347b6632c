import type { Category } from '../vocabulary/category.ts'
import type { Phase } from '../vocabulary/certainty.ts'
import type { Severity } from '../vocabulary/severity.ts'

/** How far the headline and first sentences reach, in which a report says what it is about. */
const openingLength = 420

const notReal =
  /\b(?:exercises?\b(?! (?:caution|care|vigilance|restraint|patience))|drills?\b|simulated|in the scenario|remembrance|remembers|commemorat\w+|anniversary|minute.s silence)/i
const notSo =
  /\b(?:(?:den(?:ied|ies)|dismiss(?:ed|es)|reject(?:ed|s)) (?:\p{L}+ ){0,4}(?:reports?|rumou?rs?|claims?|messages|talk)|den(?:ied|ies) (?:on \p{L}+ )?that|(?:are|is|were|was) (?:untrue|false|fake|fabricated|invented)|hoax|false alarm|rumou?rs|was not (?:an? )?(?:ebola|marburg|cholera|bomb|attack|explosion|terror\p{L}*)|^no (?:bomb|breach|attack|outbreak|case|cases|explosion|threat|danger|leak)|there is no (?:real )?(?:danger|threat|case|cause for))/imu
const overOrOff =
  /\b(?:call(?:s|ed)? off|(?:cancel(?:s|led)|postpone[sd]?|suspend(?:s|ed)) (?:the |its |their |a )?(?:\p{L}+ ){0,2}(?:march|protest|strike|rally|walkout|stoppage|demonstration)s?|(?:warning|watch|alert|order|advisory)s? (?:\p{L}+ ){0,8}(?:lifted|discontinued|cancelled|dropped|withdrawn)|no longer (?:a |in )?(?:danger|threat|force|risk))/iu
const foiled =
  /\b(?:foil(?:s|ed)|thwart(?:s|ed)|plot(?:s|ting|ted)?|suspected plot|preparing an? |planning an? (?:\p{L}+ )?attack|charged (?:\p{L}+ ){0,4}with)/iu
const upheaval =
  /\b(?:coup|putsch|mutiny|martial law|state of emergency|seized power|assassinat\w+|overthrow\w*|violent|violence|armed|troops|expel\w*)\b/i

const rehearsed =
  /\b(?:(?:evacuation|emergency|disaster|rescue|response|accident|safety|fire|earthquake|tsunami|full-scale|annual|yearly|this is an?|notice:|is an?|are a) (?:\p{L}+ )?(?:exercise|drill)s?\b|(?:exercise|drill)s?: |practi[sc]e their response|simulated (?:casualties|attack|emergency|disaster))/iu
const military = /\b(?:military|naval|navy|army|live-fire|war games?|warships?|troops)\b/i

/** Whether a report opens with a drill of rescuers or residents: nothing of the kind happens. An army's exercise is none. */
export function isDrill(told: string): boolean {
  const opening = told.slice(0, openingLength)
  return rehearsed.test(opening) && !military.test(opening)
}

/**
 * The most that a report can be rated in which nobody was hurt, by what it opens with: drills, days of remembrance, what is denied,
 * called off or over are Minor (acts of war that are denied are Moderate: such denials are often untrue), and so is what is no hazard at
 * all; what is only announced, a foiled plot, a vote and a travel rule are Moderate. A quake stays as bad when its warning is lifted.
 * Null for all others.
 */
export function mostWithoutHarm(
  told: string,
  category: Category | null,
  phase: Phase | null,
): Severity | null {
  const opening = told.slice(0, openingLength)
  const armed = category === 'conflict' || category === 'terrorism'
  if (notReal.test(opening) && !armed) return 'Minor'
  if (notSo.test(opening)) return category === 'conflict' ? 'Moderate' : 'Minor'
  if (overOrOff.test(opening) && !armed && category !== 'natural') return 'Minor'
  if (category === 'other') return 'Minor'
  if (armed) return category === 'terrorism' && foiled.test(opening) ? 'Moderate' : null
  if (category === 'political') return upheaval.test(told) ? null : phase === 'planned' ? 'Minor' : 'Moderate'
  if (category === 'unrest' && phase === 'planned') return 'Moderate'
  return category === 'travel' ? 'Moderate' : null
}
