import type { PlaceRole } from '../vocabulary/place-role.ts'
import { isBygone } from './current.ts'
import { likelihoodOf } from './forecasts.ts'
import type { FoundPlace } from './places.ts'
import { sentencesOf } from './sentences.ts'

const rank: Record<PlaceRole, number> = { scene: 4, 'at-risk': 3, speaker: 2, origin: 1, mentioned: 0 }
const speaks =
  /^(?:'s|’s)?(?: \p{L}+){0,5}? (?:has |have |had )?(?:announced|said|stated|claimed|denied|clarified|warned|declared|vowed|denies|confirmed|plans|rejected|condemned|imposed)\b/u

/** "the ministry in Bamako", "told reporters in Kalemie": who speaks sits there. */
const saysFrom =
  /\b(?:(?:said|says|told \p{L}+(?: \p{L}+)?|announced|speaking|reported|issued|confirmed|reporters|correspondent,?|ministry|directorate|officials?|authorit(?:y|ies)|spokes\p{L}+|prosecutors?|government|institute|agency|bureau|cent(?:re|er)|observatory|headquarters|forecasters?|members|embassy|office|council|laboratory|tests) (?:of \p{L}+ )?(?:in|from|at)|issued from|correspondent,) $/iu
const comesFrom =
  /\b(?:(?:man|woman|men|women|people|crews?|firefighters|teams?|volunteers|families|tourists|passengers|suspects?|teacher|driver|student|worker|engineers?|divers|nationals|residents originally) from|natives? of|born in|on (?:its|their|his|her) way from|bound from|arrived from|came from|sent from|flown in from|coming from) $/iu
const goesTo =
  /\b(?:(?:hospital|clinic|burns unit|morgue|court) in|(?:taken|flown|brought|moved|transferred|evacuated|diverted|airlifted|driven|landed|returned|bound|heading|headed|on (?:its|their|his|her) way) (?:to|for|in|at)|away in|as far as|twinned with|compared with|unlike in|than in) (?:hospitals? in |a hospital in )?$/iu
const spared =
  /^,? (?:(?:is|are|was|were|remains?|stays?) (?:not affected|unaffected|untouched|unharmed)|(?:is|are|remains?|stays?) (?:open|normal|calm|operating|clear)\b)/i
const speech =
  /\b(?:said|says|told|announced|confirmed|reported|warned|according to|stated|spoke|speaking|declared|asserted|complained|issued)\b/i
const harmed =
  /\b(?:attack|bomb|struck|strike|storm|hit|raid|shell|besieg|protest|explo|blast|fire|burn|loot|shot|kill|flood|damag|outside|near)\p{L}*\b/iu

/** Paragraphs by what they are, so that a place's role follows from where it is mentioned. */
export type Sections = { event: readonly string[]; context: readonly string[]; advice: readonly string[] }

/**
 * What each place has to do with the event: its mentions are judged one by one, and a place keeps its strongest role
 * (scene over at-risk over the rest) at all of them.
 */
export function rolesOf(
  text: string,
  found: readonly FoundPlace[],
  countries: readonly string[],
  sections: Sections,
  scenes: readonly string[],
  year: number | null,
  language = 'en',
): Map<string, PlaceRole> {
  const sentences = sentencesOf(text)
  const roles = new Map<string, PlaceRole>()
  let at = 0
  for (const mention of found) {
    while (at < sentences.length - 1 && (sentences[at]?.end ?? 0) <= mention.start) at++
    const sentence = sentences[at]
    if (!sentence) break
    const role = scenes.includes(mention.name.toLowerCase())
      ? 'scene'
      : roleAt(mention, sentence.text, sentence.start, countries, sections, year, language)
    const before = roles.get(mention.place.ref)
    if (before === undefined || rank[role] > rank[before]) roles.set(mention.place.ref, role)
  }
  return roles
}

function roleAt(
  mention: FoundPlace,
  sentence: string,
  start: number,
  countries: readonly string[],
  sections: Sections,
  year: number | null,
  language: string,
): PlaceRole {
  const home = countries.includes(mention.place.country)
  const after = sentence.slice(mention.end - start, mention.end - start + 60)
  const before = sentence.slice(Math.max(0, mention.start - start - 48), Math.max(0, mention.start - start))
  if (!home)
    return mention.place.kind === 'country' && speaks.test(after)
      ? 'speaker'
      : isScene(before) && countries.length === 0
        ? 'scene'
        : 'mentioned'
  if (holds(sections.context, sentence)) return 'mentioned'
  if (holds(sections.advice, sentence)) return 'at-risk'
  if (saysFrom.test(before) && speech.test(sentence) && !harmed.test(before)) return 'speaker'
  if (comesFrom.test(before)) return 'origin'
  if (goesTo.test(before) || spared.test(after) || isBygone(sentence, year, language)) return 'mentioned'
  if (likelihoodOf(sentence, language) !== null) return 'at-risk'
  return /\b(?:based|stationed|housed|quartered|deployed|garrisoned|barracked|headquartered|flew|travell?ed|born) (?:in|at|to) (?:\p{Lu}[\p{L}-]+,? (?:and )?)*$/u.test(
    before,
  )
    ? 'mentioned'
    : 'scene'
}

function isScene(before: string): boolean {
  return /\b(?:in|near|at|outside|around|across) $/.test(before)
}

function holds(paragraphs: readonly string[], sentence: string): boolean {
  return paragraphs.some((paragraph) => paragraph.includes(sentence.replace(/ {2,}/g, ' ')))
}
