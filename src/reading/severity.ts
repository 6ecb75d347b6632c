import type { Category } from '../vocabulary/category.ts'
import { type Severity, severityLevel } from '../vocabulary/severity.ts'
import { currentSentences } from './current.ts'
import { likelihoodOf } from './forecasts.ts'
import { type LanguageRules, rulesOf } from './languages/rules.ts'
import { tollIn } from './languages/toll.ts'
import { plainly } from './languages/words.ts'

const tens: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  dozens: 24,
  scores: 40,
  hundreds: 200,
  thousands: 2000,
  several: 3,
}
const number = `(\\d{1,3}(?:[ ,.]\\d{3})+|\\d{1,6}|${Object.keys(tens).join('|')})`
const people =
  '(?: (?:more|other|of|local|armed|security|police|foreign|Iraqi|national|young|pro-government))? ?(?:people|persons?|civilians?|soldiers?|policem[ae]n|officers?|protesters?|passengers?|others|individuals|workers|militants?|victims?|troops|students?|children|men|women|dead|tourists?)?'
const deaths = [
  new RegExp(
    `\\b${number}${people}(?: (?:were|was|have been|had been|has been|are|reportedly|also|being))* (?:killed|dead|died|deaths?|fatalities|lost their lives|murdered)\\b`,
    'gi',
  ),
  new RegExp(
    `\\b(?:killed|killing|kills|left|claimed(?: the lives of)?|death toll (?:of|has risen to|rose to|stands at|reached)) (?:at least |more than |up to |over |some |around |about |nearly )?${number}\\b(?! (?:injur|wound|hurt|km|mile|kilomet|hours?|days?|%|percent))`,
    'gi',
  ),
  new RegExp(
    `\\b${number}${people}(?: (?:were|was|have|had|has|been|also|are))* (?:drowned|shot dead|beaten to death|burn(?:ed|t) to death|perished|suffocated|beheaded|executed|lynched)\\b`,
    'gi',
  ),
  new RegExp(
    `\\b(?:bodies of |death toll (?:\\w+ ){0,4}(?:from \\d+ )?to |toll (?:climbs|rises|rose|climbed|grows) to |(?:number of )?dead (?:from \\d+ )?to )${number}\\b`,
    'gi',
  ),
  new RegExp(`\\b${number} (?:more )?(?:bodies|corpses|dead|fatalities)\\b`, 'gi'),
]
const killedSomeone =
  /\b(?:(?:was|were|been) (?:also )?killed|killing|fatal(?:ly|ities)?|died|deadly|casualties|loss of life|morts?|muert[oe]s)\b/i

const extreme =
  /\b(?:mass casualt\w+|state of war|declared war|full-scale (?:invasion|war)|nuclear (?:accident|strike)|category (?:4|5|four|five)|super typhoon|tsunami warning|coup (?:d.état )?(?:under ?way|attempt)|active shooter|major hurricane|imminent attack)\b/i
const severe =
  /\b(?:air ?strikes?|car bombs?|suicide bomb\w*|bombings?|mass shooting|status red|red (?:warning|alert)|martial law|hostages?|gunm[ae]n|held hostage|shot dead|abducted|massacre|evacuation orders?|shelling|missile|kidnap\w*|armed attack|gunfire|hurricane|typhoon|cyclone|state of emergency|cholera|ebola|attacks? (?:on|target\w+|against)|violent clashes|major (?:flood\w*|earthquake)|wildfires?|volcanic eruption)\b/i
const moderate =
  /\b(?:explosions?|blasts?|fires?|blaze|burn(?:s|ed|ing|t)|leak(?:s|ed|ing)?|spill|ransomware|stabbed|outbreak|evacuat\w+|clos(?:ed|ure)|suspended|cancelled|grounded|without (?:power|water|electricity)|boil-?water|hospital(?:s|i[sz]ed)?|derail\w*|crash(?:ed)?|collision|orange warning|cut off|eruption|clashes|tear gas|injur\w+|wounded|violence|violent|riots?|curfew|general strike|flood\w*|storm|earthquake|roadblocks?|tensions|heightened|unrest|arrest(?:s|ed)|landslides?|power outages?|shortages?|evacuation)\b/i
const minor =
  /\b(?:protests?|demonstrat\w+|rall(?:y|ies)|strike|delays?|disruptions?|march|closures?|election|visa|entry|heavy (?:rain|snow)|traffic|advisory|gatherings?|industrial action)\b/i

/** How bad the event is by what the text states: deaths first, then the kind of event. Context must not be passed in. */
export function severityFromFacts(
  event: string,
  year: number | null = null,
  category: Category | null = null,
  language = 'en',
): Severity {
  const found = severityOfFacts(event, year, language)
  return found === 'Unknown' && category !== null ? floor[category] : found
}

/** What an event of a kind is worth where nothing more is said of it. */
const floor: Record<Category, Severity> = {
  conflict: 'Severe',
  terrorism: 'Severe',
  unrest: 'Minor',
  crime: 'Moderate',
  political: 'Minor',
  natural: 'Moderate',
  weather: 'Moderate',
  health: 'Moderate',
  transport: 'Minor',
  infrastructure: 'Moderate',
  cyber: 'Moderate',
  cbrne: 'Moderate',
  travel: 'Minor',
  other: 'Minor',
}

function severityOfFacts(event: string, year: number | null, language: string): Severity {
  const sentences = currentSentences(event.slice(0, 20_000), year, language).flatMap(({ text, now }) =>
    now === 1 ? [text] : [],
  )
  if (language !== 'en' && sentences.length === 0)
    return rulesOf(language) && event.trim() ? 'Minor' : 'Unknown'
  const facts = sentences.filter((sentence) => likelihoodOf(sentence, language) === null)
  const stated = severityOfText(facts.join('\n'), language)
  const feared = lowered[severityOfText(sentences.join('\n'), language)]
  return severityLevel[feared].rank > severityLevel[stated].rank ? feared : stated
}

/** What is only feared counts a step less than what happened. */
const lowered: Record<Severity, Severity> = {
  Extreme: 'Severe',
  Severe: 'Moderate',
  Moderate: 'Moderate',
  Minor: 'Minor',
  Unknown: 'Unknown',
}

/** From so many deaths on it is Extreme: of labelled reports with 10 to 39, ten of eleven are Severe (decision 14). */
const mass = 40

function severityOfText(text: string, language: string): Severity {
  if (language !== 'en') return severityElsewhere(plainly(text), rulesOf(language))
  const dead = deathsIn(text)
  const magnitude = Math.max(
    0,
    ...[...text.matchAll(/\b(?:(?:[Mm]agnitude|MAGNITUDE)(?:[- :]| of )|M ?)(\d(?:\.\d)?)\b/g)].map((hit) =>
      Number(hit[1]),
    ),
  )
  if (dead >= mass || magnitude >= 7.5 || extreme.test(text)) return 'Extreme'
  if (dead >= 1 || magnitude >= 6 || killedSomeone.test(text) || severe.test(text)) return 'Severe'
  if (magnitude >= 5 || moderate.test(text)) return 'Moderate'
  return minor.test(text) ? 'Minor' : 'Unknown'
}

/** "Magnitude 5,4" in the languages that are read beside English; the decimal mark may be a comma. */
const magnitudeElsewhere =
  /(?<!\p{L})(?:magnitude?|magnitud|stärke|магнитуд\p{L}*|магнітуд\p{L}*|بقوة|قوته|قوتها) (?:de |von )?(\d(?:[.,]\d)?)(?![\d.,]*\d)/giu

function severityElsewhere(text: string, rules: LanguageRules | undefined): Severity {
  if (!rules) return 'Unknown'
  const { dead, hurt } = tollIn(text, rules)
  const sizes = [...text.matchAll(magnitudeElsewhere)].map((hit) => Number((hit[1] ?? '').replace(',', '.')))
  const magnitude = Math.max(0, ...sizes)
  if (dead >= mass || magnitude >= 7.5 || rules.severity.Extreme.test(text)) return 'Extreme'
  if (dead >= 1 || magnitude >= 6 || rules.died.test(text) || rules.severity.Severe.test(text))
    return 'Severe'
  return magnitude >= 5 || hurt >= 1 || rules.severity.Moderate.test(text) ? 'Moderate' : 'Unknown'
}

/** The highest number of deaths that the text states; 0 when it states none or its language is not read. */
export function deathsIn(text: string, language = 'en'): number {
  if (language !== 'en') return deathsElsewhere(text, language)
  const counts = deaths.flatMap((pattern) => [...text.matchAll(pattern)].map((hit) => numberOf(hit[1] ?? '')))
  return Math.max(0, ...counts)
}

function deathsElsewhere(text: string, language: string): number {
  const rules = rulesOf(language)
  const told = currentSentences(text, null, language).flatMap(({ text: one, now }) =>
    now === 1 ? [one] : [],
  )
  return rules ? tollIn(plainly(told.join('\n')), rules).dead : 0
}

function numberOf(word: string): number {
  return tens[word.toLowerCase()] ?? (Number(word.replace(/[ ,.]/g, '')) || 0)
}

/** The words by which a text is rated so, the strongest first. */
export function wordsOfSeverity(severity: Severity, language = 'en'): RegExp[] {
  if (language !== 'en') return wordsElsewhere(severity, rulesOf(language))
  if (severity === 'Extreme') return [extreme, ...deaths, severe, killedSomeone]
  if (severity === 'Severe') return [...deaths, killedSomeone, severe]
  if (severity === 'Moderate') return [moderate, severe]
  return severity === 'Minor' ? [minor] : []
}

function wordsElsewhere(severity: Severity, rules: LanguageRules | undefined): RegExp[] {
  if (!rules || severity === 'Unknown' || severity === 'Minor') return []
  const { Extreme, Severe, Moderate } = rules.severity
  if (severity === 'Extreme') return [Extreme, rules.died, Severe]
  return severity === 'Severe' ? [rules.died, Severe] : [Moderate, Severe]
}
