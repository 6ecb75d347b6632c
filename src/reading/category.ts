import type { Category } from '../vocabulary/category.ts'

type Evidence = readonly (readonly [RegExp, number])[]

/** Whole words only: "dating" stands inside "Updating". Weights: 3 names the event, 2 supports, 1 hints. */
const evidence: Record<Exclude<Category, 'other'>, Evidence> = {
  conflict: [
    [
      /\b(?:air ?strikes?|shelling|artillery|missiles?|rockets?|rocket (?:attack|fire)s?|drone (?:strike|attack)s?|mortars?|invasion|offensive|ceasefire|armed conflict|war|warfare|frontline|insurgents?|hostilities|bombardment|coup|mutiny)\b/gi,
      3,
    ],
    [
      /\b(?:troops?|militar(?:y|ies)|army|armed (?:forces|groups?)|soldiers?|militants?|militia(?:s|men)?|rebels?|security forces|guerrillas?|commander)\b/gi,
      1,
    ],
    [
      /\b(?:frappes? aériennes?|bombardements?|affrontements? armés|militaires?|ataque aéreo|militares)\b/gi,
      2,
    ],
  ],
  terrorism: [
    [/\battack(?:s|ed|ers?)?\b/gi, 1],
    [
      /\b(?:terroris[mt]s?|suicide (?:bomb\w*|attack\w*)|car bomb\w*|IEDs?|improvised explosive|bombings?|jihadis[mt]s?|Islamic State|ISIS|ISIL|Al[- ]Qaeda|Al[- ]Shabaab|Boko Haram|extremists?|attentats?|terroristas?)\b/gi,
      3,
    ],
    [/\b(?:explosions?|blasts?|grenades?|hostages?)\b/gi, 2],
  ],
  unrest: [
    [
      /\b(?:protests?|protesters?|demonstrat(?:ions?|ors?)|rall(?:y|ies)|riots?|rioting|civil unrest|strikes?|walkouts?|general strike|sit-ins?|roadblocks?|blockades?|marche(?:s|rs)|curfew|looting|manifestations?|grèves?|manifestaciones|protestas?|huelgas?|disturbances|unrest|industrial action)\b/gi,
      3,
    ],
    [/\b(?:clashes|tear gas|activists|unions?|opposition)\b/gi, 1],
  ],
  crime: [
    [
      /\b(?:robber(?:y|ies)|kidnap\w*|abduct\w*|homicides?|murders?|murdered|muggings?|carjack\w*|thefts?|burglar\w*|gangs?|cartels?|gunm[ae]n|gunfire|(?:mass |mall |school |active )?shoot(?:ings?|ers?)|stabb\w+|hijack\w*|piracy|pirates|assaults?|scams?|extortion|trafficking|organi[sz]ed crime|enlèvements?|secuestros?)\b/gi,
      3,
    ],
    [/\b(?:police|suspects?|criminals?|crime|armed men)\b/gi, 1],
  ],
  political: [
    [
      /\b(?:elections?|parliament(?:ary)?|resolution|referendum|cabinet|prime minister|president(?:ial)?|impeach\w*|sanctions?|diplomatic|diplomats?|government|troop withdrawal|withdraw(?:al)? (?:its |of )?troops|inauguration|élections?|elecciones|summit|tensions)\b/gi,
      1,
    ],
    [
      /\b(?:elections?|referendum|impeachment|presidential vote|polling stations?|state of emergency|diplomatic crisis)\b/gi,
      2,
    ],
  ],
  natural: [
    [
      /\b(?:earthquakes?|quakes?|tsunamis?|volcan(?:o|oes|ic)|eruptions?|landslides?|mudslides?|avalanches?|wildfires?|bushfires?|forest fires?|magnitude|aftershocks?|séismes?|terremotos?|incendios? forestales|ash ?fall|sinkhole)\b/gi,
      3,
    ],
    [/\b(?:floods?|flooding|flash floods?|inondations?|inundaciones)\b/gi, 2],
  ],
  weather: [
    [
      /\b(?:hurricanes?|typhoons?|cyclones?|tropical (?:storm|depression|cyclone)s?|tornado(?:es)?|blizzards?|snowstorms?|thunderstorms?|heavy (?:rain(?:s|fall)?|snow(?:fall)?)|storms?|heat ?waves?|monsoon|hail|freezing rain|severe weather|gale|squalls?|tempêtes?|tormentas?|winter weather|cold snap)\b/gi,
      3,
    ],
    [/\b(?:floods?|flooding|rain(?:s|fall)?|winds?|snow|meteorolog\w+|weather)\b/gi, 2],
  ],
  health: [
    [
      /\b(?:outbreaks?|epidemics?|pandemics?|cholera|ebola|measles|dengue|malaria|covid-?19|coronavirus|sars-cov-2|influenza|h\dn\d|mpox|monkeypox|polio|zika|yellow fever|plague|lassa|marburg|meningitis|diphtheria|typhoid|quarantines?|vaccinat\w+|disease|virus|épidémie|brote)\b/gi,
      3,
    ],
    [/\b(?:cases|infected|infections?|hospital(?:s|ized)?|health|symptoms|patients)\b/gi, 1],
  ],
  transport: [
    [
      /\b(?:flight (?:cancell?ations?|disruptions?|delays)|airport (?:closures?|closed|strike)|rail (?:services?|disruptions?|strike)|train (?:derail\w*|services|crash|collision)|derail\w*|plane crash|air crash|ferry (?:sank|accident|services?)|road (?:closures?|accident)|air traffic|public transport(?:ation)?|bus crash|shipwreck|capsiz\w*|metro services?|airlines?|runway|collision)\b/gi,
      3,
    ],
    [
      /\b(?:flights?|airports?|trains?|traffic|ferr(?:y|ies)|passengers?|travel delays|highways?|ports?)\b/gi,
      1,
    ],
  ],
  infrastructure: [
    [
      /\b(?:power (?:outages?|cuts?|failures?)|blackouts?|internet (?:outages?|shutdown|blackout|disruptions?)|water (?:shortages?|supply)|fuel shortages?|telecommunications? (?:outages?|disruptions?)|building collapse|dam (?:collapse|failure)|bridge collapse|electricity|gas (?:leak|explosion)|fuel)\b/gi,
      3,
    ],
  ],
  cyber: [
    [
      /\b(?:cyber ?(?:attacks?|security|crime)|cyber-?attacks?|ransomware|malware|phishing|data breach|hack(?:ed|ers?|ing)|ddos)\b/gi,
      4,
    ],
  ],
  cbrne: [
    [
      /\b(?:chemical (?:spill|leak|attack|plant|weapons?|release)|radiation|radiological|radioactive|nuclear (?:accident|plant|leak|incident)|toxic|hazardous materials?|hazmat|ammonia|chlorine|biological (?:agent|attack)|anthrax|nerve agent|sarin|gas leak)\b/gi,
      4,
    ],
  ],
  travel: [
    [
      /\b(?:visas?|entry (?:requirements?|restrictions?|ban|rules)|exit (?:bans?|restrictions?|requirements?)|travel ban|border (?:closures?|closed|crossings?|reopen\w*)|passports?|immigration|quarantine requirements?|customs regulations|travel restrictions?|borders? (?:closed?|reopen\w*|shut))\b/gi,
      3,
    ],
  ],
}

export type Weighed = { category: Category; weight: number }

/** The categories for which a text gives evidence, heaviest first: headline counts three times, summary twice. */
export function categoriesOf(headline: string | null, summary: string | null, body: string): Weighed[] {
  const parts = [
    [headline ?? '', 3],
    [summary ?? '', 2],
    [body.slice(0, 12_000), 1],
  ] as const
  const weighed = Object.entries(evidence).map(([category, words]) => {
    const weight = words.reduce((sum, [pattern, points]) => {
      return (
        sum +
        parts.reduce((all, [text, times]) => all + Math.min(4, countOf(text, pattern)) * points * times, 0)
      )
    }, 0)
    return { category: category as Category, weight }
  })
  return weighed.filter((one) => one.weight >= 2).sort((a, b) => b.weight - a.weight)
}

/** A strike in the air is no strike of workers, a market's crash no accident, and "ambassador" holds no name. */
function countOf(text: string, pattern: RegExp): number {
  const plain = text
    .replace(/\b(?:air|drone|missile|rocket)[ -]?strikes?\b/gi, 'airstrike')
    .replace(/\b(?:market|stock|currency|price)s?[ -](?:crash|meltdown|storm|explosion|collision)\b/gi, '')
  return [...plain.matchAll(pattern)].length
}

/** The words that speak for a category, the weightiest first. */
export function wordsOfCategory(category: Category): RegExp[] {
  return category === 'other'
    ? []
    : evidence[category].toSorted(([, a], [, b]) => b - a).map(([pattern]) => pattern)
}
