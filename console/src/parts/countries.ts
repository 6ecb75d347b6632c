/** Codes that name no country of ISO 3166-1, though the browser has a name for them. */
const none = new Set([
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'EU',
  'EZ',
  'IC',
  'QO',
  'TA',
  'UN',
  'XA',
  'XB',
  'XK',
  'ZZ',
])
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** Every country’s code and English name, by name; the browser knows them. */
export const countries: readonly (readonly [string, string])[] = named()

function named() {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  return codes
    .flatMap((code) => {
      const name = none.has(code) ? undefined : names.of(code)
      return name ? [[code, name] as const] : []
    })
    .sort(([, a], [, b]) => a.localeCompare(b))
}
