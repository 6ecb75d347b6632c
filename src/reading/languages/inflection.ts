/** Endings of a case and what they may stand for in the nominative, longest first; `""` is no ending. */
const russian: readonly (readonly [string, readonly string[]])[] = [
  ['ского', ['ский', 'ское', 'ск']],
  ['скому', ['ский', 'ское']],
  ['ском', ['ский', 'ское', 'ск']],
  ['ской', ['ская', 'ской']],
  ['скую', ['ская']],
  ['ским', ['ский', 'ское']],
  ['ных', ['ные']],
  ['ого', ['ый', 'ой', 'ое']],
  ['его', ['ий', 'ее']],
  ['ому', ['ый', 'ой', 'ое']],
  ['ем', ['ь', 'й', 'е', 'ий']],
  ['ии', ['ия']],
  ['ию', ['ия']],
  ['ией', ['ия']],
  ['ой', ['а', 'ая']],
  ['ей', ['я', 'и']],
  ['ью', ['ь']],
  ['ью', ['ье']],
  ['ом', ['', 'о', 'ый', 'ой']],
  ['ым', ['', 'ый', 'ое']],
  ['ую', ['ая']],
  ['ах', ['ы', 'и', 'а']],
  ['ях', ['и']],
  ['ам', ['ы', 'и']],
  ['ами', ['ы', 'и']],
  ['ов', ['ы', 'и']],
  ['ец', ['цы']],
  ['а', ['', 'о']],
  ['я', ['ь', 'й', 'е']],
  ['у', ['а', '', 'о']],
  ['ю', ['я', 'ь', 'й', 'е']],
  ['е', ['', 'а', 'о', 'ь', 'я', 'й']],
  ['и', ['ь', 'я', 'а', 'ы']],
  ['ы', ['а']],
]
const ukrainian: readonly (readonly [string, readonly string[]])[] = [
  ['ського', ['ський', 'ське', 'ськ']],
  ['ському', ['ський', 'ське', 'ськ']],
  ['ською', ['ська']],
  ['ській', ['ська']],
  ['ської', ['ська']],
  ['ську', ['ська', 'ськ']],
  ['ським', ['ський', 'ськ']],
  ['цькій', ['цька']],
  ['цької', ['цька']],
  ['цькою', ['цька']],
  ['ного', ['ний', 'не']],
  ['ному', ['ний', 'не']],
  ['ії', ['ія']],
  ['ію', ['ія']],
  ['ією', ['ія']],
  ['єю', ['я']],
  ['ою', ['а']],
  ['ею', ['я', 'а']],
  ['ями', ['і']],
  ['ям', ['я', 'ь']],
  ['ям', ['’я']],
  ['ем', ['ь', 'е', '']],
  ['ом', ['', 'о']],
  ['ах', ['и', 'а']],
  ['ях', ['і']],
  ['ам', ['и', 'ам']],
  ['ців', ['ці']],
  ['ів', ['и', 'і']],
  ['ці', ['к', 'ка', 'ця', 'ць']],
  ['зі', ['г', 'га']],
  ['сі', ['х', 'ха']],
  ['еві', ['ь', 'й']],
  ['ові', ['', 'о']],
  ['а', ['', 'о']],
  ['я', ['ь', 'й', 'е']],
  ['у', ['а', '', 'о']],
  ['ю', ['я', 'ь', 'й']],
  ['і', ['', 'а', 'о', 'ь', 'я', 'е']],
  ['и', ['а', 'ь', '']],
  ['ї', ['я', 'й']],
]
/** "Харкові" stands for "Харків": o, e and є become і and ї in a syllable that ends in a consonant. */
const closed = /[оеє](?=[бвгґджзклмнпрстфхцчшщ]ь?$)/u
const mostForms = 24

/** The forms that a word of Russian or Ukrainian may have in the nominative, itself first. Other languages: itself alone. */
export function nominatives(word: string, language: string): string[] {
  const endings = language === 'ru' ? russian : language === 'uk' ? ukrainian : []
  if (word.length < 3 || endings.length === 0) return [word]
  const joint = word.indexOf('-')
  if (joint > 0 && word.length < 60) return hyphened(word, joint, language)
  const forms = [word]
  for (const [ending, instead] of endings) {
    const stem = word.slice(0, word.length - ending.length)
    if (stem.length < 2 || !word.endsWith(ending)) continue
    for (const one of instead) {
      forms.push(stem + one)
      if (language === 'uk' && (one === '' || one === 'ь'))
        forms.push((stem + one).replace(closed, (letter) => (letter === 'є' ? 'ї' : 'і')))
    }
  }
  return [...new Set(forms)].slice(0, mostForms)
}

/** Both parts may be inflected ("Петропавловска-Камчатского"), or the last alone ("Алма-Ате"). */
function hyphened(word: string, joint: number, language: string): string[] {
  const [first, rest] = [word.slice(0, joint), word.slice(joint + 1)]
  const ends = rest.includes('-') ? [rest] : nominatives(rest, language)
  const forms = nominatives(first, language).flatMap((one) => ends.map((other) => `${one}-${other}`))
  return [...new Set([word, ...ends.map((end) => `${first}-${end}`), ...forms])].slice(0, 120)
}
