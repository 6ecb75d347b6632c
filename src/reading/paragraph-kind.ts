import { likelihoodOf } from './forecasts.ts'
import { sentencesOf } from './sentences.ts'

const verbs =
  'avoid|confirm|reconfirm|heed|monitor|allow|exercise|follow|liaise|plan|consider|defer|maintain|carry|ensure|keep|remain|stay|leave|contact|refrain|obey|comply|adhere|abide|strictly|closely|immediately|never|do not|don.t|be|take|seek|review|register|verify|limit|minimi[sz]e|prepare|evacuate|shelter|report|observe|respect|use|check|call|notify|reconsider|postpone|cancel|depart|expect delays|budget|pay|increase|vary|have|make|treat|wear|wash|drink|travel only|enroll|enrol|update|listen|cooperate|steer|move|go|get|hide|lock|secure|stock|charge|account|alert'
const imperative = new RegExp(
  `^(?:please |always |continue to |if [^,.]{3,120}, )?(?:${verbs})(?!\\p{L})`,
  'iu',
)
const advised =
  /\b(?:(?:are|is) (?:strongly |also |therefore |further )?(?:advised|urged|encouraged|recommended|warned|reminded|asked) (?:to|against|not)|should (?:also |not |closely |immediately |continue to |strictly |consider )?[a-z]+|we (?:strongly )?(?:advise|recommend)|(?:FCDO|FCO|office|government|department)\)? (?:currently |now )?advises? (?:against|you|british|citizens|travel)|must (?:not )?(?:avoid|leave|follow|stay|remain|comply))\b/i
const advisedElsewhere =
  /(?:il est (?:vivement |fortement |formellement )?(?:conseillé|recommandé|déconseillé)|(?:sont|est) (?:invités?|priés?|appelés?) (?:à|de)|doivent |évitez|suivez|se recomienda|se aconseja|deben |evite[n]? |é aconselhad|рекомендуется|следует|ينصح|يُنصح|تجنب)/iu
const aspect = 'security|safety|political|health|travel|crime|threat'
const standing = new RegExp(
  `\\b(?:the )?(?:overall |general )?(?:${aspect})(?: and (?:${aspect}))? (?:environment|situation|conditions?|climate|risks?|level) (?:in|across|throughout) [^.]{2,80} (?:remains?|is|are|continues?)\\b|\\bprofessional security (?:advice|support)|\\b(?:prior to|before) (?:all|any|undertaking) travel|\\ball (?:non-essential )?travel to [^.]{2,60} should|\\bfor (?:further|more|general|additional) (?:travel )?(?:advice|information)|l.environnement sécuritaire|conseils? (?:et (?:un )?soutien|sécuritaires? professionnels?)`,
  'i',
)

/** Whether a paragraph tells the reader what to do: half of its sentences are imperatives or advice. */
export function isAdvice(paragraph: string): boolean {
  const sentences = sentencesOf(paragraph.slice(0, 5000))
  const telling = sentences.filter((sentence) => tells(sentence.text)).length
  return telling > 0 && telling * 2 >= sentences.length
}

/** Whether most of a paragraph is outlook. */
function looksAhead(paragraph: string): boolean {
  const sentences = sentencesOf(paragraph.slice(0, 5000))
  const ahead = sentences.filter((sentence) => likelihoodOf(sentence.text) !== null).length
  return ahead * 2 > sentences.length && !isAdvice(paragraph)
}

/** Whether every sentence tells: a first paragraph that also says what happened is the event. */
function isOnlyAdvice(paragraph: string): boolean {
  return sentencesOf(paragraph.slice(0, 5000)).every((sentence) => tells(sentence.text))
}

/** Whether a sentence is an imperative or gives advice. */
export function tells(sentence: string): boolean {
  const words = sentence.slice(0, 600).replace(/^[-•*"“ ]+/, '')
  return imperative.test(words) || advised.test(words) || advisedElsewhere.test(words)
}

/** Whether a paragraph is a country's standing advice rather than advice about this event. */
export function isStanding(paragraph: string): boolean {
  return standing.test(paragraph.slice(0, 1000))
}

export type Sorted = { event: string[]; context: string[]; advice: string[]; standingAdvice: string[] }

/**
 * Sorts paragraphs without section words: event and outlook first; what follows either, and neither
 * looks ahead nor advises, is background.
 */
export function sortParagraphs(paragraphs: readonly string[]): Sorted {
  const sorted: Sorted = { event: [], context: [], advice: [], standingAdvice: [] }
  const outlook = paragraphs.findLastIndex(looksAhead)
  for (const [at, paragraph] of paragraphs.entries()) {
    if (at > 0 && at >= paragraphs.length - 2 && isStanding(paragraph)) sorted.standingAdvice.push(paragraph)
    else if (isAdvice(paragraph) && (at > 0 || (paragraphs.length > 1 && isOnlyAdvice(paragraph)))) {
      sorted.advice.push(paragraph)
    } else if (sorted.advice.length > 0 || (outlook > 0 && at > outlook)) sorted.context.push(paragraph)
    else sorted.event.push(paragraph)
  }
  return sorted
}

/** Splits the paragraphs under an advice heading: the last of several, or one that reads so, is standing advice. */
export function splitAdvice(paragraphs: readonly string[]): Pick<Sorted, 'advice' | 'standingAdvice'> {
  const last = paragraphs.at(-1)
  if (last === undefined) return { advice: [], standingAdvice: [] }
  if (paragraphs.length > 1 || isStanding(last)) {
    return { advice: paragraphs.slice(0, -1), standingAdvice: [last] }
  }
  return { advice: [last], standingAdvice: [] }
}
