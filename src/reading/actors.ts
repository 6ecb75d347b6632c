const word = "\\p{Lu}[\\p{L}\\p{N}'’-]*"
const named = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${word}|al-${word})(?: (?:(?:of|for|the|and|de|du|del|la|al|bin|ibn|abu) )?(?:al-)?${word}){0,5}(?: \\(([A-Z][A-Za-z-]{1,9})\\))?`,
  'gu',
)
const bodies =
  /\b(?:Forces?|Army|Movement|Front|Part(?:y|ies)|Union|Police|Ministry|Department|State|Brigades?|Militia|Authority|Parliament|Government|Council|Congress|Federation|Coalition|Guard|Command|Pentagon|Taliban|Hezbollah|Hamas|Houthis?|Kremlin|Commission|Committee|Agency|Office|Embassy|Organi[sz]ation|Cartel|Gang|Association|Confederation|Navy|Air Force|Shabaab|Qaeda|ISIS|Haram|NATO|Alliance|Service|Junta|Court)\b/
const title =
  /^(?:(?:US|UK|Prime|Defen[cs]e|Foreign|Interior|Deputy|Vice|First|General|Major|Supreme|Former) )*(?:President|Minister|Secretary|General|Gen\.|Colonel|Commander|Spokes(?:man|woman|person)|Ambassador|Governor|Mayor|Leader|Chancellor|King|Sheikh|Ayatollah|Senator|Chief|Director) /
const places =
  /\b(?:Airport|Province|Governorate|District|City|Street|Square|Road|Highway|Bridge|River|Region|Island|Avenue|Hospital|University|Mosque|Station)\b/

/** People and bodies that act in a text: names with an acronym, with a body's noun, with a title, or those who speak. */
export function actorsIn(paragraphs: readonly string[], speakers: readonly string[]): string[] {
  const text = paragraphs.join('\n').slice(0, 20_000)
  const found: string[] = []
  for (const hit of text.matchAll(named)) {
    const name = hit[0].replace(/^(?:The|A|An|In|On|At) /, '').trim()
    if (isActor(name, hit[1])) add(found, name.replace(title, ''))
  }
  for (const speaker of speakers.filter((one) => one.length < 120)) {
    const inner = [...speaker.matchAll(named)]
      .map((hit) => hit[0].replace(/^The /, '').replace(title, ''))
      .at(-1)
    if (inner && inner.length > 3 && !/^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/.test(inner))
      add(found, inner)
  }
  return found.slice(0, 30)
}

function isActor(name: string, acronym: string | undefined): boolean {
  if (places.test(name) || name.length > 80) return false
  if (title.test(name)) return name.replace(title, '') !== ''
  if (acronym) return name.includes(' ') && acronym === acronym.toUpperCase()
  return (
    bodies.test(name) &&
    name.length > 4 &&
    !/^(?:Party|State|Union|Office|Service|Court|Department|Front|Council|Government|Police|Authority|Embassy)$/.test(
      name,
    )
  )
}

function add(found: string[], name: string): void {
  if (!found.some((other) => other === name || other.startsWith(`${name} (`))) found.push(name)
}
