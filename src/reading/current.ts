import { rulesOf } from './languages/rules.ts'
import { plainly } from './languages/words.ts'
import { sentencesOf } from './sentences.ts'

/**
 * What a sentence tells of today (`now` 1), or the part of it that is history, denied, before a court or a drill, and counts
 * little. `place` is the sentence's number in the text.
 */
export type Current = { text: string; now: number; place: number }

/** What is set aside counts so much for what a text is about, and nothing for how bad it is. */
const aside = 0.3

const bygone =
  /\b(?:anniversar(?:y|ies)|commemorat\w+|in memory of|(?:years?|decades?) (?:ago|on|later)|(?:a|one|the) (?:year|decade|century) (?:ago|later)|historically)\b/i
/** "Ten years after the siege that …": the phrase tells when, and its deed is over; "the worst since 2015" tells of none. */
const longAfter =
  /\b(?:(?:\p{L}+|\d+) )?(?:years?|decades?) (?:after|since|on from) [^,.;]*|\bsince (?:\p{Lu}\p{L}+ )?(?:19|20)\d\d\b/giu
const yearNamed =
  /\b(?:[Ii]n|of|[Aa]fter|[Ff]rom|[Tt]he|[Dd]uring) (?:\p{Lu}\p{L}+ )?(?:the )?((?:19|20)\d\d)\b/u
const today =
  /\b(?:today|tonight|yesterday|overnight|this (?:morning|afternoon|evening|week|month)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b/
const denied =
  /\b(?:(?:den(?:ied|ies|y|ying)|refut(?:ed|es))(?! (?:any )?(?:responsibility|involvement|bail|access|entry|links?|wrongdoing))|untrue|false (?:alarm|claims?|reports?|rumou?rs?)|hoax|rumou?rs?|fabricat\w+|baseless|no (?:casualties|injuries|deaths|victims|fatalities|breach|threat|danger|sign|evidence)|no (?:suspected |confirmed )?cases?|(?:no one|nobody) (?:was|were|is|has been|has) (?:killed|hurt|injured|dead|died|missing)|not (?:an act of|terrorism)|call(?:ed|s) off|ruled out)\b/i
const inCourt = /\b(?:jailed|sentenced|life (?:term|sentence)|convicted|acquitted|pleaded guilty|on trial)\b/i
/** The noun: travellers who should exercise caution take part in none. */
const drill =
  /\b(?:(?:an?|the|this|annual|joint|training|evacuation|rescue|emergency|response|field|planned|full-scale|notice:) (?:exercise|drill)s?\b(?! (?:caution|care|vigilance|restraint|patience))|drills\b|simulated (?:attack|emergency|disaster))/i

/** Words of disaster that say nothing of one. */
const figures =
  /\b(?:(?:political|vote|electoral|financial|stock|budget|price|currency|diplomatic|legal|media|bidding|takeover|trade|culture|turf) (?:earthquakes?|storms?|tsunamis?|bombshells?|meltdowns?|explosions?|crash(?:es)?|wars?|battles?|quakes?)|(?:stock )?market meltdowns?|bloodbath|(?:shares?|stocks?|bonds?|prices?|markets?|the (?:yen|euro|dollar|rand|peso|lira|rouble|rupee)) (?:\w+ ){0,2}(?:crash(?:ed|es)?|collapsed|exploded|melted down)|(?:earthquake|tsunami|avalanche|hurricane) for (?:the )?(?:\w+ )?(?:banks?|markets?|party|parties|industry|sector|government|economy|club|league)|bombshells?|firestorms?|(?:flood|wave|storm|barrage|avalanche|tide|torrent|hail) of (?:complaints|calls|criticism|messages|questions|applause|tears|emails|requests|abuse|words)|under fire (?:for|over)|shot in the arm|(?:last|best|parting) shot|ran out of ammunition|killer (?:deal|app)|body blow|war of words|war chest|outbreak of (?:joy|applause|optimism))\b/gi

const clauseEdge =
  /(?<=[;:]) |(?=, (?:but|while|and|in which|which|where|who|after|although|though)\b)|(?= (?:after|although|though|while|but) )/

/** What sets a sentence aside, or keeps it: patterns without the flag `g`. */
type AsideRules = Record<'bygone' | 'today' | 'denied' | 'inCourt' | 'drill', RegExp>
const english: AsideRules = { bygone, today, denied, inCourt, drill }

/**
 * A text in sentences, with what each sets aside as a part of its own. Figures of speech are gone. `year` is that of publication; in
 * a `language` that is not read nothing is set aside.
 */
export function currentSentences(text: string, year: number | null, language = 'en'): Current[] {
  return language === 'en' ? currentInEnglish(text, year) : currentElsewhere(text, year, language)
}

function currentElsewhere(text: string, year: number | null, language: string): Current[] {
  const rules = rulesOf(language)?.aside
  const drilled = rules?.drill.test(plainly(text.slice(0, 400))) ?? false
  return sentencesOf(text).flatMap(({ text: sentence }, place): Current[] => {
    if (!rules) return [{ text: sentence, place, now: 1 }]
    if (drilled) return [{ text: sentence, place, now: aside }]
    const clauses = sentence.split(/(?<=[;:]) |(?<=[,،]) /)
    const over = clauses.filter((clause) =>
      isSetAside(plainly(clause), isBygone(sentence, year, language), rules),
    )
    const now = clauses.filter((clause) => !over.includes(clause)).join(' ')
    return [
      ...(now.trim() === '' ? [] : [{ text: now, place, now: 1 }]),
      ...(over.length === 0 ? [] : [{ text: over.join(' '), place, now: aside }]),
    ]
  })
}

function currentInEnglish(text: string, year: number | null): Current[] {
  const plain = text.replace(figures, ' ')
  const drilled = drill.test(plain.slice(0, 400))
  return sentencesOf(plain).flatMap(({ text: sentence }, place): Current[] => {
    if (drilled) return [{ text: sentence, place, now: aside }]
    const told = withoutLongAfter(sentence)
    const clauses = told.split(clauseEdge)
    const over = clauses.filter((clause) =>
      isSetAside(clause, isBygone(told, year) || isBygone(clause, year), english),
    )
    if (over.length === 0 && told === sentence) return [{ text: sentence, place, now: 1 }]
    const now = clauses.filter((clause) => !over.includes(clause)).join(' ')
    const past = told === sentence ? over.join(' ') : sentence
    return [...(now.trim() === '' ? [] : [{ text: now, place, now: 1 }]), { text: past, place, now: aside }]
  })
}

/** The pattern is slow, and few sentences hold its words. */
function withoutLongAfter(sentence: string): string {
  return /years?|decades?|since/i.test(sentence) ? sentence.replace(longAfter, ' ') : sentence
}

/** Whether a sentence tells of earlier times: it names one, and nothing in it is said of these days. */
export function isBygone(sentence: string, year: number | null, language = 'en'): boolean {
  if (language !== 'en') return isBygoneElsewhere(plainly(sentence), year, language)
  const told = withoutLongAfter(sentence)
  if (today.test(told)) return false
  const named = Number(yearNamed.exec(told)?.[1] ?? Number.NaN)
  return bygone.test(told) || (year !== null && named < year)
}

function isBygoneElsewhere(sentence: string, year: number | null, language: string): boolean {
  const rules = rulesOf(language)?.aside
  if (!rules) return false
  if (rules.bygone.test(sentence)) return true
  const named = Number(/(?<!\d)((?:19|20)\d\d)(?!\d)/.exec(sentence)?.[1] ?? Number.NaN)
  return year !== null && named < year && !rules.today.test(sentence)
}

function isSetAside(clause: string, over: boolean, rules: AsideRules): boolean {
  return over || rules.denied.test(clause) || rules.inCourt.test(clause)
}
