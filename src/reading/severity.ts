import type { Category } from '../vocabulary/category.ts'
import { type Severity, severityLevel } from '../vocabulary/severity.ts'
import { currentSentences } from './current.ts'
import { likelihoodOf } from './forecasts.ts'

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
): Severity {
  const found = severityOfFacts(event, year)
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

function severityOfFacts(event: string, year: number | null): Severity {
  const sentences = currentSentences(event.slice(0, 20_000), year).flatMap(({ text, now }) =>
    now === 1 ? [text] : [],
  )
  const facts = sentences.filter((sentence) => likelihoodOf(sentence) === null)
  const stated = severityOfText(facts.join('\n'))
  const feared = lowered[severityOfText(sentences.join('\n'))]
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

function severityOfText(text: string): Severity {
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

/** The highest number of deaths that the text states; 0 when it states none. */
export function deathsIn(text: string): number {
  const counts = deaths.flatMap((pattern) => [...text.matchAll(pattern)].map((hit) => numberOf(hit[1] ?? '')))
  return Math.max(0, ...counts)
}

function numberOf(word: string): number {
  return tens[word.toLowerCase()] ?? (Number(word.replace(/[ ,.]/g, '')) || 0)
}

/** The words by which a text is rated so, the strongest first. */
export function wordsOfSeverity(severity: Severity): RegExp[] {
  if (severity === 'Extreme') return [extreme, ...deaths, severe, killedSomeone]
  if (severity === 'Severe') return [...deaths, killedSomeone, severe]
  if (severity === 'Moderate') return [moderate, severe]
  return severity === 'Minor' ? [minor] : []
}
