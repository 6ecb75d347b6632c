/** Whether a code point may stand in an XML document (XML 1.0 §2.2, production Char). */
export function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
}

/** Whether a text holds a character that XML forbids. Looks at code units: ten megabytes are walked without a copy. */
export function holdsForbidden(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if ((unit < 0x20 && !isXmlCharacter(unit)) || unit >= 0xfffe) return true
  }
  return false
}

/** The text without what XML cannot carry: control characters, half surrogate pairs, non-characters. */
export function withoutForbidden(text: string): string {
  const whole = text.toWellFormed()
  return holdsForbidden(whole) ? Array.from(whole).filter(mayStand).join('') : whole
}

function mayStand(letter: string): boolean {
  return isXmlCharacter(letter.codePointAt(0) ?? 0)
}
