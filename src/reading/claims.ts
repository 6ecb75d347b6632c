import type { ClaimMention } from './draft.ts'
import { sentencesOf } from './sentences.ts'

const saying =
  'announced|said|says|stated|states|claimed|claims|denied|denies|clarified|confirmed|confirms|reported|reports|declared|warned|insisted|alleged|asserted|acknowledged|admitted|reiterated|vowed|corrected|retracted|refuted|rejected|dismissed|suggested|indicated|argued|told reporters|a annoncé|a déclaré|a affirmé|a démenti|anunció|afirmó|dijo|negó'
const correcting =
  /^(?:clarified|corrected|retracted|refuted|rejected|dismissed|denied|denies|a démenti|negó)$/i
const hedged =
  /\b(?:seem(?:ed|s|ing)? to|appear(?:ed|s|ing)? to|purport(?:ed|edly|ing)?|initial(?:ly)? (?:reports?|reported|said|claims?)|(?:earlier|early|preliminary|previous|unconfirmed) (?:reports?|claims?|statements?)|rumou?rs?|was (?:mis)?(?:understood|interpreted|taken|read) (?:as|to))\b/i
const letters = "\\p{L}\\p{N}'’.&()\\-"
const speakerThenVerb = new RegExp(
  `(?<![${letters}])((?:[${letters}]+ ){1,14}?)(?:(?:has|have|had|also|later|subsequently|then|initially|since) ){0,2}(${saying})(?![${letters}])`,
  'iu',
)
const asserting =
  /\b(?:despite|although|contrary to|notwithstanding|while|following) ((?:an? |the |earlier |initial |its |reports? )?[^;.]{3,160}?) ?,? ?(?:which|that) ((?:seem|appear|purport|suggest|impl|indicat|convey|was (?:mis)?(?:understood|interpreted|taken))\p{L}*(?: to \p{L}+)?)\b([^;.]{0,240})/iu
const reports =
  /\b((?:initial|earlier|early|preliminary|unconfirmed|previous|media|local) (?:media |news |police )?(?:reports?|claims?|statements?|rumou?rs?)) (?:had |have )?(suggested|indicated|said|claimed|stated|alleged|put|named|blamed)\b/i

/**
 * Who says what. A hedged claim ("seemed to convey", "initial reports") does not stand once a later sentence of the
 * same text clarifies, corrects or denies it; everything else stands until someone says otherwise.
 */
export function claimsIn(paragraphs: readonly string[]): ClaimMention[] {
  const claims: (ClaimMention & { hedge: boolean; corrects: boolean })[] = []
  const sentences = paragraphs.flatMap((paragraph) => sentencesOf(paragraph.slice(0, 20_000))).slice(0, 300)
  for (const { text } of sentences) {
    const stated = statedIn(text.slice(0, 1200))
    if (stated.some((claim) => claim.corrects))
      for (const earlier of claims) if (earlier.hedge) earlier.stands = false
    claims.push(...stated)
  }
  return claims.map(({ text, speaker, verb, stands }) => ({ text, speaker, verb, stands }))
}

function statedIn(sentence: string) {
  const found = [directIn(sentence), reportIn(sentence), conflictIn(sentence)]
  return found.filter((claim) => claim !== null)
}

function directIn(sentence: string) {
  const hit = speakerThenVerb.exec(sentence)
  if (!hit || hit.index > 200) return null
  const speaker = tidy(hit[1] ?? '')
  if (!isSpeaker(speaker) || reports.test(sentence)) return null
  const verb = (hit[2] ?? '').toLowerCase()
  return {
    text: sentence,
    speaker,
    verb,
    stands: true,
    hedge: hedged.test(`${speaker} ${verb}`),
    corrects: correcting.test(verb) || laterSays(sentence),
  }
}

function reportIn(sentence: string) {
  const hit = reports.exec(sentence)
  if (!hit) return null
  return {
    text: sentence,
    speaker: hit[1] ?? '',
    verb: (hit[2] ?? '').toLowerCase(),
    stands: true,
    hedge: true,
    corrects: false,
  }
}

/** "despite a letter … which seemed to convey that …": a second claim inside the sentence that reports the first. */
function conflictIn(sentence: string) {
  const hit = asserting.exec(sentence)
  if (!hit) return null
  const speaker = tidy(hit[1] ?? '')
  const verb = (hit[2] ?? '').toLowerCase()
  const text = `${tidy(hit[1] ?? '')} ${hit[2]}${hit[3] ?? ''}`.trim()
  return { text, speaker, verb, stands: true, hedge: true, corrects: false }
}

function laterSays(sentence: string): boolean {
  return /\b(?:later|subsequently|since|then) (?:said|stated|confirmed|announced|reported)\b/i.test(sentence)
}

function tidy(speaker: string): string {
  return speaker
    .replace(/^.{8,}(?: as| while| after|,| because| but) (?=(?:the |an? )?\p{Lu})/u, '')
    .replace(/^(?:however|but|and|while|meanwhile|although|also|on \w+|according to|that|,)[, ]+/i, '')
    .trim()
}

/** A speaker is named: it holds a capital letter, or is one of those who speak for others. */
function isSpeaker(speaker: string): boolean {
  if (speaker.length < 2 || speaker.split(' ').length > 14) return false
  if (/^(?:it|he|she|they|which|who|this|there|what|as|if|when|where|have|has)$/i.test(speaker)) return false
  return (
    /\p{Lu}/u.test(speaker.replace(/^(?:The|A|An|In|On) /, '')) ||
    /\b(?:officials?|police|authorit|militar|govern|witness|resident|media|organi[sz]ers?|spokes|union|ministry|reports?|protesters?|activists?)/i.test(
      speaker,
    )
  )
}
