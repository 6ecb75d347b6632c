import type { Category } from '../vocabulary/category.ts'
import type { Certainty, Phase, Urgency } from '../vocabulary/certainty.ts'
import type { Severity } from '../vocabulary/severity.ts'
import { type Day, daysBetween } from './instants.ts'

const planned =
  /\b(?:(?:is|are|was|were|being) planned|planned (?:for|to|on)|plans? to (?:hold|stage|march|strike|protest|gather|rally)|scheduled|will (?:be held|take place|strike|hold|gather|march|close|stage)|called for|calls? for (?:a |an |nationwide |mass )?(?:protest|strike|demonstration|rall)|upcoming|due to (?:begin|take place|make landfall|arrive|start)|forecast to|expected to (?:make landfall|begin|start|arrive|take place))\b/i
const ongoing =
  /\b(?:ongoing|continu(?:e|es|ing)|under ?way|remains? (?:in (?:place|effect)|closed|possible|fluid|tense|high|in force)|currently|in progress|are (?:dealing|working|battling|searching)|remains? (?:cut|without|missing|at large|on the run)|missing|is down|are down|in force|are blocking|active shooter|persist\w*|heightened|until further notice|through at least)\b/i
const unconfirmed =
  /\b(?:unconfirmed|rumou?rs?|alleged(?:ly)?|reportedly|possible threat|credible threat|threat of|may be planning)\b/i
const immediate =
  /\b(?:active shooter|shelter in place|take shelter|evacuate (?:now|immediately)|imminent|seek (?:immediate )?shelter|immediately (?:leave|evacuate)|ongoing (?:attack|shooting|gunfire|incident)|tsunami warning)\b/i

/** Kinds of event that last: a blast is over when it is told of, an outbreak or an outage is not. */
const lasting: ReadonlySet<Category> = new Set([
  'health',
  'infrastructure',
  'cyber',
  'weather',
  'travel',
  'cbrne',
])

/** Further down a text tells what else goes on, or is planned. */
const leadLength = 400

/** Whether the event lies behind, goes on or is announced; null when the text gives no sign. */
export function phaseOf(
  text: string,
  eventDate: { from: Day; to: Day } | null,
  published: Day | null,
  category: Category | null = null,
): Phase | null {
  const words = text.slice(0, 8000)
  if (eventDate && published) {
    if (eventDate.from > published) return 'planned'
    if (eventDate.to >= published && eventDate.to > eventDate.from) return 'ongoing'
  }
  if (ongoing.test(words.slice(0, leadLength))) return 'ongoing'
  if (planned.test(words.slice(0, leadLength)) && !(eventDate && published && eventDate.to < published))
    return 'planned'
  if (!eventDate && words.length <= 200) return null
  const days = eventDate && published ? daysBetween(eventDate.to, published) : 0
  return category !== null && lasting.has(category) && days <= 10 ? 'ongoing' : 'past'
}

/** How sure it is that the event is so (CAP 1.2): what happened was observed, what is announced is likely. */
export function certaintyOf(text: string, phase: Phase | null): Certainty {
  const words = text.slice(0, 8000)
  if (words.trim() === '') return 'Unknown'
  if (unconfirmed.test(words.slice(0, 600)) && phase !== 'past') return 'Possible'
  if (phase === 'planned') return 'Likely'
  return phase === null ? 'Unknown' : 'Observed'
}

export type UrgencyEvidence = {
  text: string
  phase: Phase | null
  severity: Severity
  from: Day | null
  published: Day | null
  outlook: boolean
}

/** How soon to act (CAP 1.2): within a day is Expected, later is Future; what is over but may recur is Expected too. */
export function urgencyOf({ text, phase, from, published, outlook }: UrgencyEvidence): Urgency {
  if (phase !== 'planned' && immediate.test(text.slice(0, 8000))) return 'Immediate'
  if (phase === null) return outlook ? 'Expected' : 'Unknown'
  if (phase === 'planned')
    return from && published && daysBetween(published, from) > 1 ? 'Future' : 'Expected'
  if (phase === 'ongoing') return 'Expected'
  return outlook ? 'Expected' : 'Past'
}

/** The words by which certainty, urgency or phase is read; what follows from dates alone has none. */
export function wordsOfJudgement(value: Certainty | Urgency | Phase): RegExp[] {
  if (value === 'Possible') return [unconfirmed]
  if (value === 'Likely' || value === 'planned' || value === 'Future') return [planned]
  if (value === 'ongoing' || value === 'Expected') return [ongoing, planned]
  return value === 'Immediate' ? [immediate] : []
}
