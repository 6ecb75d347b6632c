/** How a text message is sent: in GSM 03.38, or in UCS-2 once one character is not in it; and in how many parts. */
export type TextLength = {
  encoding: 'GSM-7' | 'UCS-2'
  /** In units of the encoding: septets (an extension character takes two), or UTF-16 code units. */
  length: number
  parts: number
  /** The characters that force UCS-2, each once. */
  forcing: string[]
}

/** 3GPP TS 23.038 §6.2.1, the default alphabet. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
/** §6.2.1.1, reached by an escape: two septets each. */
const extension = new Set('\f^{}\\[~]|€')

/** A concatenated message gives 7 septets or 3 code units of each part to its header (3GPP TS 23.040 §9.2.3.24.1). */
const room = { 'GSM-7': { one: 160, each: 153 }, 'UCS-2': { one: 70, each: 67 } }

/** Measures a text message. A pair that makes one character, or an escape and what it escapes, is never cut in two. */
export function textLength(text: string): TextLength {
  const letters = [...text]
  const forcing = [...new Set(letters.filter((letter) => !basic.has(letter) && !extension.has(letter)))]
  const encoding = forcing.length > 0 ? 'UCS-2' : 'GSM-7'
  const sizes = letters.map((letter) =>
    encoding === 'UCS-2' ? letter.length : extension.has(letter) ? 2 : 1,
  )
  const length = sizes.reduce((sum, size) => sum + size, 0)
  const { one, each } = room[encoding]
  return { encoding, length, parts: length <= one ? 1 : partsOf(sizes, each), forcing }
}

function partsOf(sizes: number[], each: number) {
  let parts = 1
  let used = 0
  for (const size of sizes) {
    if (used + size > each) {
      parts++
      used = 0
    }
    used += size
  }
  return parts
}
