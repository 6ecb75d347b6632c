import type { Category } from '../vocabulary/category.ts'
import type { Phase } from '../vocabulary/certainty.ts'
import { type Severity, severityLevel } from '../vocabulary/severity.ts'
import { currentSentences } from './current.ts'
import { likelihoodOf } from './forecasts.ts'
import { mostWithoutHarm } from './harmless.ts'
import { type LanguageRules, rulesOf } from './languages/rules.ts'
import { tollIn } from './languages/toll.ts'
import { plainly } from './languages/words.ts'
import { tollOf, wordsOfToll } from './toll.ts'

const killedSomeone =
  /\b(?:(?:was|were|been) (?:also )?killed|killings?|fatalit(?:y|ies)|fatally|fatal (?:attack|shooting|crash|accident|explosion|blast|fire|blaze|collision|stabbing|landslide|incident)|died|deadly|casualties|loss of life|morts?|muert[oe]s)\b/i

const extreme =
  /\b(?:mass casualt\w+|state of war|declared war|full-scale (?:invasion|war)|nuclear (?:accident|strike)|category (?:4|5|four|five)|super typhoon|tsunami warning|coup (?:d.état )?(?:under ?way|attempt)|active shooter|major hurricane|imminent attack)\b/i
const severe =
  /\b(?:air ?strikes?|car bombs?|suicide bomb\w*|bombings?|mass shooting|status red|red (?:warning|alert)|martial law|hostages?|gunm[ae]n|held hostage|shot dead|abducted|massacre|evacuation orders?|shelling|missile|kidnap\w*|armed attack|gunfire|hurricane|typhoon|cyclone|state of emergency|cholera|ebola|attacks? (?:on|target\w+|against)|violent clashes|(?:plane|aircraft|airliner|helicopter) (?:crash\w*|went down)|capsiz\w+|(?:boat|ferry|ship|vessel) (?:sank|has sunk)|major (?:flood\w*|earthquake)|wildfires?|volcanic eruption)\b/i
const moderate =
  /\b(?:explosions?|blasts?|fires?|blaze|burn(?:s|ed|ing|t)|leak(?:s|ed|ing)?|spill|ransomware|stabbed|outbreak|evacuat\w+|clos(?:ed|ure)|suspended|cancelled|grounded|without (?:power|water|electricity)|boil-?water|hospital(?:s|i[sz]ed)?|derail\w*|crash(?:ed)?|collision|orange warning|cut off|eruption|clashes|tear gas|injur\w+|wounded|violence|violent|riots?|curfew|general strike|flood\w*|storm|earthquake|roadblocks?|tensions|heightened|unrest|arrest(?:s|ed)|landslides?|power outages?|shortages?|evacuation)\b/i
const minor =
  /\b(?:protests?|demonstrat\w+|rall(?:y|ies)|strike|delays?|disruptions?|march|closures?|election|visa|entry|heavy (?:rain|snow)|traffic|advisory|gatherings?|industrial action)\b/i

/** How bad the event is by what the text states: deaths first, then the kind of event. Context must not be passed in. */
export function severityFromFacts(
  event: string,
  year: number | null = null,
  category: Category | null = null,
  { language = 'en', phase = null }: { language?: string; phase?: Phase | null } = {},
): Severity {
  const told = event.slice(0, 20_000)
  const sentences = currentSentences(told, year, language).flatMap(({ text, now }) =>
    now === 1 ? [text] : [],
  )
  const found = severityOfFacts(told, sentences, language)
  const rated = found === 'Unknown' && category !== null ? floor[category] : found
  if (language !== 'en') return rated
  const most = mostWithoutHarm(told, category, phase)
  if (most === null || severityLevel[rated].rank <= severityLevel[most].rank) return rated
  const { dead, hurt } = tollOf(sentences.join('\n'))
  return dead + hurt > 0 ? rated : most
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

function severityOfFacts(event: string, sentences: readonly string[], language: string): Severity {
  if (language !== 'en' && sentences.length === 0)
    return rulesOf(language) && event.trim() ? 'Minor' : 'Unknown'
  const facts = sentences.filter((sentence) => likelihoodOf(sentence, language) === null)
  const stated = severityOfText(facts.join('\n'), language)
  if (facts.length === sentences.length) return stated
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

/** From so many injured on it is Severe. */
const many = 50

function severityOfText(text: string, language: string): Severity {
  if (language !== 'en') return severityElsewhere(plainly(text), rulesOf(language))
  const { dead, hurt } = tollOf(text)
  const magnitude = Math.max(
    0,
    ...[...text.matchAll(/\b(?:(?:[Mm]agnitude|MAGNITUDE)(?:[- :]| of )|M ?)(\d(?:\.\d)?)\b/g)].map((hit) =>
      Number(hit[1]),
    ),
  )
  if (dead >= mass || magnitude >= 7.5 || extreme.test(text)) return 'Extreme'
  if (dead >= 1 || hurt >= many || magnitude >= 6 || killedSomeone.test(text) || severe.test(text))
    return 'Severe'
  if (hurt >= 1 || magnitude >= 5 || moderate.test(text)) return 'Moderate'
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
  return tollOf(text).dead
}

function deathsElsewhere(text: string, language: string): number {
  const rules = rulesOf(language)
  const told = currentSentences(text, null, language).flatMap(({ text: one, now }) =>
    now === 1 ? [one] : [],
  )
  return rules ? tollIn(plainly(told.join('\n')), rules).dead : 0
}

/** The words by which a text is rated so, the strongest first. */
export function wordsOfSeverity(severity: Severity, language = 'en'): RegExp[] {
  if (language !== 'en') return wordsElsewhere(severity, rulesOf(language))
  if (severity === 'Extreme') return [extreme, ...wordsOfToll, severe, killedSomeone]
  if (severity === 'Severe') return [...wordsOfToll, killedSomeone, severe]
  if (severity === 'Moderate') return [moderate, severe]
  return severity === 'Minor' ? [minor] : []
}

function wordsElsewhere(severity: Severity, rules: LanguageRules | undefined): RegExp[] {
  if (!rules || severity === 'Unknown' || severity === 'Minor') return []
  const { Extreme, Severe, Moderate } = rules.severity
  if (severity === 'Extreme') return [Extreme, rules.died, Severe]
  return severity === 'Severe' ? [rules.died, Severe] : [Moderate, Severe]
}
