const latin: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  ß: 'ss',
  đ: 'd',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ð: 'd',
  þ: 'th',
  ə: 'a',
}
const shortened: Record<string, string> = { st: 'saint', ste: 'sainte', mt: 'mount', ft: 'fort' }
const article = /^(?:al|ar|as|ash|at|ath|ad|adh|an|az|the) (?=\p{L}{3})/u

/**
 * The form under which a place's name is filed and looked up: lower case, without diacritics, apostrophes and
 * punctuation, one space between words. `N’Djamena` and `Ndjamena`, `Sar-e Pol` and `Sar e Pol` meet here.
 */
export function nameKey(name: string): string {
  if (/^[A-Za-z]+(?: [A-Za-z]+)*$/.test(name)) return spelt(name.toLowerCase())
  const plain = withoutMarks(name.toLowerCase())
    .replace(/[’‘'`´ʼʻʿʾ′]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
  return spelt(plain)
}

function spelt(key: string): string {
  return key.replace(/\b(?:st|ste|mt|ft)\b/g, (word) => shortened[word] ?? word)
}

/** The same key without a leading Arabic (or English) article: `al anbar` → `anbar`; itself where there is none. */
export function withoutArticle(key: string): string {
  return key.replace(article, '')
}

/** Latin, Greek, Cyrillic and Arabic marks only: in Indic scripts the marks are vowels and must stay. */
function withoutMarks(name: string): string {
  const bare = name.normalize('NFKD').replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g, '')
  return bare.normalize('NFC').replace(/[øłßđıæœðþə]/g, (letter) => latin[letter] ?? letter)
}
