/** Texts that readers stumble over, each of about `length` characters; the same ones each time. */
export const shapes: Record<string, (length: number) => string> = {
  'a report again and again': (length) =>
    repeated(
      'Police said on Monday that a bomb killed 12 people in Baghdad, Iraq; attacks remain likely. ',
      length,
    ),
  'all capitals': (length) =>
    repeated('BOMB KILLS TWELVE IN BAGHDAD ON MONDAY AS PARIS AND LONDON WARN TRAVELLERS ', length),
  'no spaces': (length) => repeated('a', length),
  'no spaces, capitals and digits': (length) => repeated('Ab1', length),
  'capitalised words without an end': (length) => repeated('Upper ', length),
  'one-letter words': (length) => repeated('A b ', length),
  digits: (length) => repeated('1', length),
  'numbers with commas': (length) => repeated('1,000 ', length),
  'dates in a row': (length) => repeated('January 6 to ', length),
  'dashes and slashes': (length) => repeated('1-2/3–4 ', length),
  'line ends': (length) => repeated('\n', length),
  spaces: (length) => repeated(' ', length),
  'tabs and line ends': (length) => repeated('\t\r\n ', length),
  'full stops': (length) => repeated('.', length),
  'quotes and brackets': (length) => repeated('"(‘[“{', length),
  'right to left': (length) => repeated('قالت الشرطة إن انفجارا وقع في بغداد يوم الاثنين. ', length),
  Cyrillic: (length) => repeated('В Харькове в понедельник погибли 12 человек. ', length),
  Chinese: (length) => repeated('星期一在巴格达发生爆炸', length),
  emoji: (length) => repeated('👩‍👩‍👧‍👦🚨', length),
  'combining marks': (length) => repeated('a\u0301\u0302\u0303', length),
  'control characters': (length) => repeated('a\u0001\u0007\u001b[31m ', length),
  'halves of characters': (length) => repeated('\ud83d \udea8 ', length),
  'bidirectional overrides': (length) => repeated('\u202eBaghdad\u202c ', length),
  'tags that never close': (length) => repeated('<div><p>', length),
  entities: (length) => repeated('&amp;&#x41;', length),
  'Markdown marks': (length) => repeated('# - ** __ [a](b) ', length),
  'the word "in"': (length) => repeated('in ', length),
  '"of the" between names': (length) => repeated('Ministry of the ', length),
  'who said that who said': (length) => repeated('he said that ', length),
  'killed, killed': (length) => repeated('killed ', length),
  'brackets after names': (length) => repeated('Baghdad (BGW) ', length),
}

function repeated(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
}
