/** A value as JSON that PostgreSQL takes: it knows neither NUL nor half a character. */
export function storable(value: unknown): string {
  return JSON.stringify(value, (_name, one) =>
    typeof one === 'string' ? one.toWellFormed().replaceAll('\u0000', ' ') : one,
  )
}
