/** `07 Jan 2020 | 03:58 AM UTC`: the form in which an issue instant is always shown. */
export function issueStamp(at: Date): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }).format(at)
  const time = new Intl.DateTimeFormat('en-US', {
    timeZone: 'UTC',
    hour: '2-digit',
    minute: '2-digit',
    hour12: true,
  }).format(at)
  const month = part({ month: 'short' }).slice(0, 3)
  return `${part({ day: '2-digit' })} ${month} ${part({ year: 'numeric' })} | ${time.replace('\u202f', ' ')} UTC`
}

/** The same instant on the clocks of a place: `06:58, Baghdad time`. */
export function localTime(at: Date, zone: string, place: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'short' }).format(at)
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)
  return `${time} on ${day}, ${place} time`
}

/** A day, or an instant to the minute, for a reader: `6 January 2020`, `6 January 2020, 14:00 UTC`. */
export function dayOrInstant(text: string): string {
  const at = new Date(text)
  const day = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(at)
  return text.length === 10 ? day : `${day}, ${at.toISOString().slice(11, 16)} UTC`
}
