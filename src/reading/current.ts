import { sentencesOf } from './sentences.ts'

/** A sentence and how much of what it names happens now: 1 where nothing speaks against it. */
export type Current = { text: string; now: number; place: number }

const bygone =
  /\b(?:anniversar(?:y|ies)|commemorat\w+|remembers?|in memory of|(?:years?|decades?) (?:ago|on|after|later|since)|(?:a|one|the) (?:year|decade|century) (?:ago|after|later)|historic(?:al)?ly|back in|at the time)\b/i
const yearNamed =
  /\b(?:[Ii]n|of|[Ss]ince|[Aa]fter|[Ff]rom|[Tt]he|[Dd]uring) (?:\p{Lu}\p{L}+ )?(?:the )?((?:19|20)\d\d)\b/u
const denied =
  /\b(?:den(?:ied|ies|y|ying)|untrue|false|hoax|rumou?rs?|fabricat\w+|no (?:casualties|injuries|deaths|victims|one (?:was|has|is)|case|suspected|sign|evidence|breach|threat|danger)|nobody|not (?:an act of|terrorism|related)|call(?:ed|s) off|cancelled the|ruled out|baseless|refut\w+)\b/i
const drilled =
  /\b(?:exercises?|drills?|simulat\w+|rehears\w+|practis\w+|playing the|blank (?:shots|rounds)|mock)\b/i

/** Words of disaster that say nothing of one. */
const figures =
  /\b(?:(?:political|vote|electoral|financial|market|stock|budget|price|currency|diplomatic|legal|media|bidding|takeover|trade|culture|turf) (?:earthquakes?|storms?|tsunamis?|bombshells?|meltdowns?|explosions?|crash(?:es)?|collisions?|wars?|battles?|quakes?)|bombshells?|firestorms?|(?:flood|wave|storm|barrage|avalanche|tide|torrent|hail|firestorm) of (?:complaints|calls|criticism|messages|protest letters|questions|applause|tears|emails|requests|abuse|words)|under siege since|under fire (?:for|over|from)|shot in the arm|(?:last|best|parting) shot|ran out of ammunition|killer (?:deal|app|punch)|blood on the|body blow|war of words|war chest|dead in the water|explosion of interest|drop(?:ped|s)? a bomb|aftershocks? reached|takeover battle|battle(?:s|d)? for|crossfire of|minefield|ticking (?:time )?bomb|heated|firing line|fired off|outbreak of (?:joy|applause|optimism)|virus of)\b/gi

/** A text in sentences, each with what speaks against its telling of today: history, denials, drills. Figures of speech are gone. */
export function currentSentences(text: string, year: number | null): Current[] {
  const plain = text.replace(figures, ' ')
  const drill = drilled.test(plain.slice(0, 400)) && /\b(?:exercise|drill)s?\b/i.test(plain.slice(0, 600))
  return sentencesOf(plain).map(({ text: sentence }, place) => {
    const named = yearNamed.exec(sentence)?.[1]
    const old =
      bygone.test(sentence) ||
      (named !== undefined && year !== null && Number(named) < year - (place === 0 ? 1 : 0))
    return {
      text: sentence,
      place,
      now: (old ? 0.2 : 1) * (denied.test(sentence) ? 0.3 : 1) * (drill ? 0.2 : 1),
    }
  })
}
