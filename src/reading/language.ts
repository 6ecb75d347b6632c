const common: Record<string, string> = {
  en: 'the of and to in a is that for on are with as at be this from by was were have has not it or an will',
  fr: 'le la les de des du et en un une est que pour dans sur sont au aux par ce cette avec qui ne pas plus été ont',
  es: 'el la los las de del y en un una es que para por con se su al como más fue han ser está no lo sus este',
  de: 'der die das und in den von zu mit ist auf für im dem nicht ein eine als auch es an werden aus hat bei sind',
  pt: 'o a os as de do da dos das e em um uma é que para por com não no na ao como mais foi são ser está pela',
}
const stops = Object.entries(common).map(([code, words]) => [code, new Set(words.split(' '))] as const)

/** ISO 639-1 code of the language a text is in, by script and commonest words: en fr es de pt ar ru uk; `und` unknown. */
export function languageOf(text: string): string {
  const sample = text.slice(0, 6000).toLowerCase()
  const letters = countOf(sample, /\p{L}/gu)
  if (letters < 3) return 'und'
  if (countOf(sample, /[\u0600-\u06ff]/g) > letters / 2) return 'ar'
  if (countOf(sample, /[\u0400-\u04ff]/g) > letters / 2)
    return countOf(sample, /[іїєґ]/g) > letters / 60 ? 'uk' : 'ru'
  return latin(sample)
}

function latin(sample: string): string {
  const words = sample.match(/\p{L}+/gu) ?? []
  const scored = stops.map(([code, set]) => ({ code, hits: words.filter((word) => set.has(word)).length }))
  const best = scored.sort((a, b) => b.hits - a.hits)[0]
  return best && best.hits >= Math.max(2, words.length * 0.08)
    ? best.code
    : best && best.hits > 0 && words.length < 30
      ? best.code
      : 'und'
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
