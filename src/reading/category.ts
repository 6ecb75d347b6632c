import type { Category } from '../vocabulary/category.ts'
import { type Current, currentSentences } from './current.ts'
import { rulesOf } from './languages/rules.ts'
import { plainly } from './languages/words.ts'

type Evidence = readonly (readonly [RegExp, number])[]

/** Whole words only: "dating" stands inside "Updating". Weights: 3 names the event, 2 supports, 1 hints. */
const evidence: Record<Exclude<Category, 'other'>, Evidence> = {
  conflict: [
    [
      /\b(?:gunboats?|howitzers?|armou?red (?:vehicles?|columns?)|tanks?|troops (?:entered|advanced|crossed|withdrew)|landmines?|mine blast|peacekeepers?|truce|cease-?fire (?:violation|line)|occupied|annex\w*|mobili[sz]ation|air defen[cs]e|intercepted|paramilitar(?:y|ies)|rebel (?:advance|attack|forces)|separatists|junta forces|military (?:operation|base|post|convoy)|border (?:skirmish|clash)(?:es)?|barracks|naval (?:blockade|clash)|warships?|cluster munitions|sniper)\b/gi,
      3,
    ],

    [
      /\b(?:drones?|FPV|convoy (?:was )?(?:\w+ )?(?:ambushed|attacked)|ambush(?:ed)?|mortar fire|shell(?:s|ed)|warplanes?|fighter jets|front line|air raid|artillery fire|came under fire|border clash|warring|militia attack|bombed)\b/gi,
      3,
    ],
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
    [
      /\b(?:explosive (?:device|belt|vest)|bomb (?:blast|attack|went off|exploded|detonated)|detonat\w+|suicide (?:attacker|bomber)|IED|roadside bomb|pipe bomb|parcel bomb|terror(?:ism)?(?: (?:attack|plot|cell|suspects?|threat|alert))?|radicali[sz]ed|extremist cell|hostage-taking|beheaded|vehicle (?:attack|ramming)|rammed|lone attacker|knife attack|militants (?:stormed|attacked)|insurgent attack|car packed with explosives)\b/gi,
      3,
    ],

    [
      /\b(?:plot(?:ting)? (?:an? |to )?(?:attack|bomb)?|preparing an attack|siege of|stormed (?:a|the) hotel|hotel siege|attackers|car bombing|bomb (?:threat|scare|plot)|claimed responsibility|no (?:group|one) (?:has |had )?(?:immediately |yet )?claimed|(?:gunmen|armed men|attackers|assailants|raiders|militants|insurgents|jihadists)(?: \w+){0,4} (?:attack(?:ed|ing)?|raid(?:ed|ing)?|storm(?:ed|ing)?|ambush(?:ed|ing)?|opened fire on) (?:a |an |the |two |several )?(?:\w+ ){0,2}(?:villages?|mosque|church|hotel|convoy|school|checkpoint|camp|market|worshippers|bus|base|post|town|hamlet)|(?:drove|ploughed|plowed|rammed) (?:a |his |the )?(?:van|car|truck|lorry|vehicle)?(?: \w+)? ?into (?:a |the )?(?:crowd|pedestrians|people|market))\b/gi,
      3,
    ],
    [/\battack(?:s|ed|ers?)?\b/gi, 1],
    [
      /\b(?:terroris[mt]s?|suicide (?:bomb\w*|attack\w*)|car bomb\w*|IEDs?|improvised explosive|bombings?|jihadis[mt]s?|Islamic State|ISIS|ISIL|Al[- ]Qaeda|Al[- ]Shabaab|Boko Haram|extremists?|attentats?|terroristas?)\b/gi,
      3,
    ],
    [/\b(?:explosions?|blasts?|grenades?|hostages?)\b/gi, 2],
  ],
  unrest: [
    [
      /\b(?:sit-in|picket(?:s|ing)?|hunger strike|blocked (?:the )?roads?|road blockades?|stone-throwing|pelted|police fired|fired tear gas|mob|vandali[sz]\w*|torched|march(?:es|ed)? (?:on|to|through)|dispersed|walk(?:ed)? out|down tools|industrial dispute|solidarity march|farmers’? protest|anti-government|students? (?:protest|clash)|stayaway|bandh|hartal|shutdown strike|ethnic clashes|communal (?:clashes|violence)|sectarian)\b/gi,
      3,
    ],

    [
      /\b(?:garment workers|rubber bullets|barricades?|water cannon|general strike|marched|set fire to|crowd|stoppage)\b/gi,
      2,
    ],
    [
      /\b(?:protests?|protesters?|demonstrat(?:ions?|ors?)|rall(?:y|ies)|riots?|rioting|civil unrest|strikes?|walkouts?|general strike|sit-ins?|roadblocks?|blockades?|marche(?:s|rs)|curfew|looting|manifestations?|grèves?|manifestaciones|protestas?|huelgas?|disturbances|unrest|industrial action)\b/gi,
      3,
    ],
    [/\b(?:clashes|tear gas|activists|unions?|opposition)\b/gi, 1],
  ],
  crime: [
    [
      /\b(?:kidnappers|kidnapped for ransom|held up|burglars?|robbers?|robbed|mugged|pickpockets?|drug (?:bust|gang|traffickers?|cartel)|shoot-?out|drive-by|homicide|manslaughter|murder(?:er|ers)?|rape|sexual assault|fraud(?:sters?)?|smuggl\w+|people smugglers|poach\w+|arson|hijacked|carjackers?|extort\w+|ransom demand|gang (?:war|violence|members?)|prison (?:break|escape)|escaped (?:inmates|prisoners)|serial (?:killer|thief)|counterfeit|spiked|sextortion|wanted man|manhunt)\b/gi,
      3,
    ],

    [
      /\b(?:stabbed|shot dead|jailed|sentenced|life term|High Court|prosecutors|armed (?:men|robbery)|detectives|ransom|stolen)\b/gi,
      2,
    ],
    [
      /\b(?:robber(?:y|ies)|kidnap\w*|abduct\w*|homicides?|murders?|murdered|muggings?|carjack\w*|thefts?|burglar\w*|gangs?|cartels?|gunm[ae]n|gunfire|(?:mass |mall |school |active )?shoot(?:ings?|ers?)|stabb\w+|hijack\w*|piracy|pirates|assaults?|scams?|extortion|trafficking|organi[sz]ed crime|enlèvements?|secuestros?)\b/gi,
      3,
    ],
    [/\b(?:police|suspects?|criminals?|crime|armed men)\b/gi, 1],
  ],
  political: [
    [
      /\b(?:by-election|snap election|parliament (?:voted|dissolved|vote)|dissol(?:ved|ution)|prime minister (?:resign\w*|ousted)|sworn in|inaugurat\w+|impeach\w*|ambassadors? (?:recalled|expelled|summoned)|expel(?:led|s)? (?:the )?(?:ambassador|diplomats?)|embassy (?:clos\w+|to close|reopen\w*)|treaty|constitution(?:al)? (?:court|amendment|reform)|peace (?:deal|agreement|talks)|summit|vote count|election results?|opposition leader|party leader|state visit|sanctions (?:against|on)|government (?:collapse|reshuffle|fell)|ministerial|senate vote|attempted coup|curfew after coup|annul\w* (?:the )?(?:vote|election))\b/gi,
      3,
    ],

    [
      /\b(?:goes? to the polls|go to the polls|polls|voting|run-?off|ballots?|motion of (?:no )?confidence|no-confidence|coalition|cabinet|finance minister|mayor’?s? office|electoral commission|coup|mutin(?:y|ous)|putsch|seiz(?:ed|ure of) power|presidential palace|ministers? resign\w*|resigned)\b/gi,
      3,
    ],
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
      /\b(?:tremors?|seismic\w*|epicent(?:re|er)|Richter|lahars?|pyroclastic|crater|rockslides?|rockfall|debris flow|bush ?fire|forest fire|blaze (?:spread|burning) (?:through|in) (?:forest|hills)|hectares|tsunami (?:advisory|warning|alert)|swarm of (?:quakes|earthquakes)|glacial|sinkholes?|locusts?|lava (?:flow|dome)|acres burned)\b/gi,
      3,
    ],

    [
      /\b(?:lava|ash (?:has )?fall\w*|alert level of \w+ volcano|gave way|mud(?:flow)?|evacuation order|volcano alert|depth \d+ ?km)\b/gi,
      2,
    ],
    [
      /\b(?:earthquakes?|quakes?|tsunamis?|volcan(?:o|oes|ic)|eruptions?|landslides?|mudslides?|avalanches?|wildfires?|bushfires?|forest fires?|magnitude|aftershocks?|séismes?|terremotos?|incendios? forestales|ash ?fall|sinkhole)\b/gi,
      3,
    ],
    [/\b(?:floods?|flooding|flash floods?|inondations?|inundaciones)\b/gi, 2],
  ],
  weather: [
    [
      /\b(?:flood(?:ing|s|ed|waters?)|inundat\w+|downpours?|torrential|millimetres of rain|mm of rain|landfall|storm surge|depression|low pressure|snowdrifts?|black ice|ice storm|sandstorm|dust storm|haboob|lightning|tornado warning|wind chill|frost|heat (?:warning|alert|index)|cold wave|drought|fog|high winds?|rivers? (?:rose|burst|levels?)|dam (?:spill|release)|water levels?|typhoon signal|amber warning|yellow warning|met office|meteorological (?:service|office|agency))\b/gi,
      3,
    ],

    [
      /\b(?:status (?:red|orange|yellow)|red warning|wind warning|gale warning|heatstroke|heat (?:since|deaths)|waters? reced\w+|relief cent(?:re|er)s|swell|gusts|drown(?:ed|ing)|overflow\w*|burst its banks)\b/gi,
      3,
    ],
    [
      /\b(?:hurricanes?|typhoons?|cyclones?|tropical (?:storm|depression|cyclone)s?|tornado(?:es)?|blizzards?|snowstorms?|thunderstorms?|heavy (?:rain(?:s|fall)?|snow(?:fall)?)|storms?|heat ?waves?|monsoon|hail|freezing rain|severe weather|gale|squalls?|tempêtes?|tormentas?|winter weather|cold snap)\b/gi,
      3,
    ],
    [/\b(?:floods?|flooding|rain(?:s|fall)?|winds?|snow|meteorolog\w+|weather)\b/gi, 2],
  ],
  health: [
    [
      /\b(?:dengue fever|rabies|botulism|salmonella|E\. coli outbreak|listeria|norovirus|hepatitis|smallpox|anthrax case|scabies|food poisoning|contaminated (?:water|food|medicine|syrup)|methanol|poison(?:ed|ing)|toxic alcohol|ministry of health|health (?:workers|officials|authorities|emergency)|vaccin\w+|immuni[sz]ation|case count|confirmed cases|patient zero|isolation ward|contact tracing|travellers? (?:from|returning).{0,20}(?:fever|ill)|respiratory|heart attack|malnutrition|famine|pathogen|strain|infected)\b/gi,
      3,
    ],

    [
      /\b(?:suspected cases|new cases|meningitis|chikungunya|avian influenza|bird flu|case fatality|health ministry|epidemiolog\w+|died of (?:influenza|fever))\b/gi,
      2,
    ],
    [
      /\b(?:outbreaks?|epidemics?|pandemics?|cholera|ebola|measles|dengue|malaria|covid-?19|coronavirus|sars-cov-2|influenza|h\dn\d|mpox|monkeypox|polio|zika|yellow fever|plague|lassa|marburg|meningitis|diphtheria|typhoid|quarantines?|vaccinat\w+|disease|virus|épidémie|brote)\b/gi,
      3,
    ],
    [/\b(?:cases|infected|infections?|hospital(?:s|ized)?|health|symptoms|patients)\b/gi, 1],
  ],
  transport: [
    [
      /\b(?:derailed|train (?:services|staff|operators?)|tram|metro (?:line|station)s?|underground line|bus (?:plunged|overturned|fell|drivers?)|coach crash|collided|pile-up|ferr(?:y|ies) (?:cancel\w*|suspend\w*|aground)|ran aground|cargo ship|tanker|barge|vessel (?:sank|adrift)|aircraft|airliner|helicopter (?:crash\w*|went down)|emergency landing|plane (?:skidded|crash\w*|overran)|air traffic control\w*|baggage handlers|ground crew|cabin crew|departures|check-in|pilots’? strike|rail line|level crossing|toll (?:road|plaza)|tunnel (?:closed|fire)|bridge (?:closed|closure)|diversions?|road works|canal (?:blocked|closed)|strait|shipping lane|port (?:strike|workers|closure)|airline (?:collapse|grounds?|strike))\b/gi,
      3,
    ],

    [
      /\b(?:head-on|minibus(?:es)?|lorr(?:y|ies)|trucks?|overturned|ferry (?:toll|sinking|disaster)|boat (?:capsized|sank)|rail(?:way)? staff|regional rail|rail strike|port (?:is |was |has been )?closed|harbour ?master|all vessels|airspace|cancelled flights|flights? (?:are|were) cancelled|motorway|crash(?:ed)?|capsized|runway|sailings?|train drivers?|pilots?)\b/gi,
      3,
    ],
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
      /\b(?:power (?:restored|lines?|supply)|electricity (?:cuts?|supply|grid|company)|national grid|transformer|substation|pipeline|gas supply|burst (?:water )?(?:main|pipe)|water (?:cuts?|rationing|treatment)|sewage|reservoir|telecom\w*|mobile (?:phone )?(?:service|signal)|fib(?:re|er) (?:optic|cut)|internet (?:cut|down|blocked|access)|outage|network failure|fuel (?:queues|stations|rationing)|petrol (?:shortage|stations)|building collapsed|collapsed building|roof collapse|dam (?:breach|burst|wall)|bridge (?:collapsed|gave way)|heating (?:plant|failure))\b/gi,
      3,
    ],

    [
      /\b(?:without (?:power|electricity|water|heating)|subsea cable|cable (?:was |is )?(?:damaged|cut|break)|broadband|boil-?water|power (?:station|plant|grid)|water main|grid (?:failure|collapse)|load-?shedding|no (?:running )?water|mobile network|phone lines)\b/gi,
      3,
    ],
    [
      /\b(?:power (?:outages?|cuts?|failures?)|blackouts?|internet (?:outages?|shutdown|blackout|disruptions?)|water (?:shortages?|supply)|fuel shortages?|telecommunications? (?:outages?|disruptions?)|building collapse|dam (?:collapse|failure)|bridge collapse|electricity|gas (?:leak|explosion)|fuel)\b/gi,
      3,
    ],
  ],
  cyber: [
    [
      /\b(?:hackers?|hacking|denial[- ]of[- ]service|botnet|spyware|data (?:theft|breach|stolen)|stolen data|phish\w*|cyber (?:attack|incident|security)|computer (?:systems?|network|virus)|IT outage|systems? (?:were )?(?:hacked|encrypted|compromised)|passwords?|deepfake|scam messages|malicious software|website (?:defaced|down)|credential\w*|cyber-?criminals?)\b/gi,
      4,
    ],

    [
      /\b(?:unauthori[sz]ed (?:activity|access)|IT (?:security|incident|systems?)|encrypted files|e-voting|servers?|leaked? data|data leak|electronic voting|cyber)\b/gi,
      3,
    ],
    [
      /\b(?:cyber ?(?:attacks?|security|crime)|cyber-?attacks?|ransomware|malware|phishing|data breach|hack(?:ed|ers?|ing)|ddos)\b/gi,
      4,
    ],
  ],
  cbrne: [
    [
      /\b(?:chemicals?|toxic (?:smoke|gas|cloud|fumes)|acid|tank(?:er)? (?:leak|spill)|hazmat|hazardous|contaminat\w+|radiation (?:leak|levels?)|reactor|uranium|nuclear (?:plant|site|facility|material)|oil (?:spill|slick)|pesticides?|explosives (?:plant|factory|store)|ammunition (?:depot|dump)|unexploded (?:bomb|ordnance)|wartime bomb|white powder|mustard gas|phosgene|hydrogen|refinery (?:fire|blast|explosion)|factory explosion|mercury spill|cyanide)\b/gi,
      4,
    ],

    [
      /\b(?:radioactive source|iridium|caesium|fireworks? (?:factory|depot|explosion)|gunpowder|ammonia leak|chemical fire|hazardous (?:smoke|cloud)|fumes|gas cloud|munitions depot|carbon monoxide)\b/gi,
      4,
    ],
    [
      /\b(?:chemical (?:spill|leak|attack|plant|weapons?|release)|radiation|radiological|radioactive|nuclear (?:accident|plant|leak|incident)|toxic|hazardous materials?|hazmat|ammonia|chlorine|biological (?:agent|attack)|anthrax|nerve agent|sarin|gas leak)\b/gi,
      4,
    ],
  ],
  travel: [
    [
      /\b(?:visa (?:fee|rules?|policy|applications?|on arrival|free)|entry (?:permit|form|fee|requirements?|section)|exit (?:permit|visa)|passport (?:validity|rules?)|border (?:crossing|posts?|gates?|controls?) (?:clos\w+|reopen\w+|suspended)|closed its borders?|borders? (?:shut|sealed)|quarantine (?:rules?|on arrival)|vaccination certificate|yellow fever certificate|e-?visa|e-?gates|tourist (?:tax|levy|permit)|dual nationals|travel(?:lers)? (?:must|need to|should carry)|advise(?:s)? against (?:all )?(?:but essential )?travel|foreign nationals (?:must|may)|residence permits?|departure tax|customs (?:rules|declaration))\b/gi,
      3,
    ],

    [
      /\b(?:travel advice|travel advisory|land (?:borders?|crossings?)|re-?opening of (?:the )?(?:land )?borders?|arrivals? (?:must|need)|arrival declaration|visa-free|colou?r code|foreign visitors|travel only if|non-essential travel|border post)\b/gi,
      3,
    ],
    [
      /\b(?:visas?|entry (?:requirements?|restrictions?|ban|rules)|exit (?:bans?|restrictions?|requirements?)|travel ban|border (?:closures?|closed|crossings?|reopen\w*)|passports?|immigration|quarantine requirements?|customs regulations|travel restrictions?|borders? (?:closed?|reopen\w*|shut))\b/gi,
      3,
    ],
  ],
}

export type Weighed = { category: Category; weight: number }

/** What a sentence's place in the text counts: the first says what happened. */
const byPlace = [3, 2, 1.5, 1]
const further = 0.6

/**
 * The categories for which a text gives evidence, heaviest first: the headline counts three times, then the first sentences; what is
 * history, denied or a drill little. `year` is the year of publication; of a `language` that is not read nothing is guessed.
 */
export function categoriesOf(
  headline: string | null,
  summary: string | null,
  body: string,
  year: number | null = null,
  language = 'en',
): Weighed[] {
  const words = evidenceIn(language)
  if (words === null) return []
  const told = new Map<number, string>()
  const tell = ({ text, now }: Current, counts: number) =>
    told.set(
      counts * now,
      `${told.get(counts * now) ?? ''}\n${language === 'en' ? withoutStrikes(text) : plainly(text)}`,
    )
  for (const one of currentSentences(headline ?? '', year, language)) tell(one, byPlace[0] as number)
  const prose = [summary ?? '', body.slice(0, 12_000)].filter(Boolean).join('\n')
  for (const one of currentSentences(prose, year, language)) tell(one, byPlace[one.place] ?? further)
  const weighed = Object.entries(words).map(([category, patterns]) => {
    let weight = 0
    for (const [pattern, points] of patterns)
      for (const [counts, text] of told) weight += Math.min(4, countOf(text, pattern)) * points * counts
    return { category: category as Category, weight: Math.round(weight * 10) / 10 }
  })
  return weighed.filter((one) => one.weight >= 2).sort((a, b) => b.weight - a.weight)
}

/** A strike in the air is no strike of workers, a market's crash no accident. */
function withoutStrikes(text: string): string {
  return text
    .replace(/\b(?:air|drone|missile|rocket)[ -]?strikes?\b/gi, 'airstrike')
    .replace(/\b(?:market|stock|currency|price)s?[ -](?:crash|meltdown|storm|explosion|collision)\b/gi, '')
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** The words that speak for a category, the weightiest first. */
export function wordsOfCategory(category: Category, language = 'en'): RegExp[] {
  const words = evidenceIn(language)
  return category === 'other' || words === null
    ? []
    : words[category].toSorted(([, a], [, b]) => b - a).map(([pattern]) => pattern)
}

function evidenceIn(language: string): Record<Exclude<Category, 'other'>, Evidence> | null {
  return language === 'en' ? evidence : (rulesOf(language)?.category ?? null)
}
