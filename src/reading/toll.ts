const words: Record<string, number> = {
  ...{
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
  },
  ...{
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    twenty: 20,
  },
  ...{ thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 },
  ...{ both: 2, several: 3, 'a dozen': 12, dozens: 24, scores: 40, hundreds: 200, thousands: 2000 },
}
const spelt = `(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:one|two|three|four|five|six|seven|eight|nine)|${Object.keys(words).join('|')}`
const N = `(?<!\\b(?:route|highway|level|week|phase|number|no|article|page|chapter|aged|line) )(?<![-–\\d])(\\d{1,3}(?:[ ,.]\\d{3})+|\\d{1,6}|${spelt})(?![\\d.,]*\\d|[-–](?:year|day|hour|month|storey|km|metre|foot)|(?: ?(?:km|kilomet|metres?|miles?|per cent|percent|hours?|minutes?|days?|weeks?|months?|years?|a\\.m|p\\.m|am|pm|times|houses|homes|schools|flights)|%)\\b)`
/** Words between a number and what befell the people it counts: no other number, no end of the clause that matters. */
const gap =
  "(?:,? (?!(?:and|but|while|chickens|birds|poultry|cattle|cows|sheep|goats|animals|livestock|fish|injur|wound|hurt|unhurt|missing|arrest|rescu|evacuat|displac)\\p{L}*)[\\p{L}\\p{N}’'()-]{1,30}){0,9}?,?"
const dying =
  '(?:(?:were|was|have been|has been|had been|are|is|have|has|had|also|being|reportedly|then|later|feared|confirmed|presumed|found|all) ){0,3}(?:killed|dead|died|die|dies|drowned|drown|shot dead|stabbed to death|beaten to death|burned to death|burnt to death|perished|suffocated|beheaded|executed|lynched|murdered|fatalities|deaths|lost their lives|crushed to death|electrocuted|succumbed|slain|gunned down|assassinated|fatally (?:shot|injured|wounded|struck)|did not survive)'
const hurting =
  '(?:(?:were|was|have been|has been|had been|are|is|have|has|had|also|being|reportedly|others|more|of them|slightly|seriously|critically|badly) ){0,4}(?:injured|wounded|hurt|hospitali[sz]ed|in hospital|treated|taken to hospital|injuries|gunshot wounds|maimed)'
const any = (pattern: string) => new RegExp(pattern, 'giu')

/** A count of the dead as such, which a later report gives anew: of several the first one told stands. */
const counts = [
  any(
    `\\b(?:death )?toll\\b[^.;\\n]{0,90}?\\b(?:to|at|of|is|reaches|reached|passes|passed)(?: at least| more than| nearly)? ${N}(?! (?:on|from)\\b)`,
  ),
  any(`\\bnumber of (?:people killed|dead|deaths|victims|fatalities)\\b[^.;\\n]{0,90}? to ${N}`),
]
const dead = [
  any(`\\b${N}${gap} ${dying}\\b`),
  any(
    `\\b(?:kill(?:ed|ing|s)?|claim(?:ed|ing|s)?(?: the lives of)?|murder(?:ed|ing))(?: all| both| at least| more than| up to| over| some| around| about| nearly)? ${N}(?! ?(?:injur|wound|hurt))`,
  ),
  any(
    `\\b(?:left|leaving|leaves)(?: at least| more than| over| some| about| nearly)? ${N}(?: [\\p{L}-]+){0,3} dead\\b`,
  ),
  any(`\\b${N} (?:more )?(?:bodies|corpses|dead|fatalities|deaths)\\b`),
  any(`\\bbodies of(?: at least)? ${N}`),
  any(`\\b(?:killed|dead|deaths|fatalities): ?${N}`),
  any(`\\b${N} lives(?: (?:were|have been))?(?: lost| claimed)?\\b`),
]
const hurt = [
  any(`\\b${N}${gap} ${hurting}\\b`),
  any(
    `\\b(?:injur(?:ed|ing|es)|wound(?:ed|ing|s))(?: at least| more than| up to| over| some| around| about| nearly)? ${N}`,
  ),
  any(
    `\\b(?:left|leaving|leaves)(?: at least| more than| over| some| about| nearly)? ${N}(?: [\\p{L}-]+){0,3} (?:injured|wounded|hurt)\\b`,
  ),
]
/** "Two drivers and a collector were shot dead": what is counted apart is counted together. */
const pairOf = (fate: string) =>
  any(
    `\\b${N}((?: (?!(?:die|dead|kill|drown|injur|wound|hurt|and)\\p{L}*)[\\p{L}’'-]{1,30}){1,5})? and (?:(an?|one)|${N})(?: (?!(?:and|die|injur|wound|hurt)\\p{L}*)[\\p{L}\\d’'-]{1,30}){1,8}? ${fate}\\b`,
  )
const pairs = { dead: pairOf(dying), hurt: pairOf(hurting) }
const oneDied = new RegExp(
  `(?<!\\p{L})(?!(?:No|None|Nobody|Neither|Nothing)\\b)(?:[Aa]n?|[Oo]ne|[Tt]he|[Hh]is|[Hh]er|[Ww]hose|[Aa]nother|[Ww]ho|(?!(?:${Object.keys(words).map(capital).join('|')})\\b)\\p{Lu}[\\p{L}’'-]+)\\b(?:,? (?!(?:no|not|none|never|chickens|birds|poultry|cattle|cows|sheep|goats|animals|livestock|fish)\\b)[\\p{L}\\p{N}’'()-]{1,30},?){0,10}? (?:(?:was|were|has been|had been|is|has|had|also) ){0,2}(?:killed|shot dead|found dead|stabbed to death|beaten to death|died|drowned|murdered|assassinated)\\b`,
  'u',
)

function capital(word: string): string {
  return (word[0] ?? '').toUpperCase() + word.slice(1)
}

/** What finds the dead in a text, for showing it. */
export const wordsOfToll = [...counts, ...dead]
/** What finds the hurt in a text, for showing it. */
export const wordsOfHurt = hurt

/** How many a text says were killed and hurt; 0 where it gives no number, and 1 dead where somebody died without one. */
export type Toll = { dead: number; hurt: number }

/** The dead and hurt of an English text: a toll as such first, else the highest number. Linear in its sentences. */
export function tollOf(text: string): Toll {
  const sentences = text.split(/\n|(?<=[.!?;] )/).map((sentence) => sentence.slice(0, 1500))
  const toll = { dead: 0, hurt: 0 }
  let stated = 0
  for (const sentence of sentences) {
    if (
      !/kill|dead|d(?:ie|ying)|drown|deaths?|toll|fatal|bod(?:y|ies)|injur|wound|hurt|hospital|treat|murder|lives|perish|casualt/i.test(
        sentence,
      )
    )
      continue
    stated ||= highest(sentence, counts)
    toll.dead = Math.max(toll.dead, highest(sentence, dead), together(sentence, pairs.dead))
    toll.hurt = Math.max(toll.hurt, highest(sentence, hurt), together(sentence, pairs.hurt))
    if (toll.dead === 0 && oneDied.test(sentence)) toll.dead = 1
  }
  return stated > 0 ? { ...toll, dead: stated } : toll
}

function highest(sentence: string, patterns: readonly RegExp[]): number {
  const found = patterns.flatMap((pattern) =>
    [...sentence.matchAll(pattern)].flatMap(({ 0: words, 1: number = '' }) =>
      /\b(?:no|not|none|without)\b/i.test(words) ? [] : [numberOf(number)],
    ),
  )
  return Math.max(0, ...found)
}

function together(sentence: string, pair: RegExp): number {
  const sums = [...sentence.matchAll(pair)].map(
    ([, first = '', , one, second = '']) => numberOf(first) + (one ? 1 : numberOf(second)),
  )
  return Math.max(0, ...sums)
}

function numberOf(word: string): number {
  const lower = word.toLowerCase()
  const [tens = '', ones = ''] = lower.split('-')
  return (
    words[lower] ??
    (ones ? (words[tens] ?? 0) + (words[ones] ?? 0) : Number(lower.replace(/[ ,.]/g, '')) || 0)
  )
}
