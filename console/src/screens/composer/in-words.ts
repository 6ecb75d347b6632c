/** Any value of a draft in a line or two, for lists of changes and for two values side by side. */
export function inWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return '(nothing)'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return value.length === 0 ? '(none)' : value.map(inWords).join('; ')
  const one = value as Record<string, unknown>
  if (typeof one.name === 'string') return one.km ? `${one.name}, ${one.km} km` : one.name
  if (typeof one.text === 'string') return one.text
  if (one.type === 'circle') return `circle of ${one.km} km`
  if (one.type === 'polygon') return 'drawn outline'
  if (one.type === 'country') return String(one.country)
  if (typeof one.from === 'string') return one.to ? `${one.from} to ${one.to}` : one.from
  return Object.entries(one)
    .map(([key, inside]) => `${key} ${inWords(inside)}`)
    .join(', ')
}
