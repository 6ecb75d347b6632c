const dayParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})

/** `07 Jan 2020 | 03:58 AM UTC`: the form in which an issue instant is always shown. */
export function issueStamp(at: Date): string {
  const { day, time } = clockOf(at, 'UTC')
  return `${day} | ${time} UTC`
}

/** The same instant by the clocks of a place: `06:58 AM in Baghdad (UTC+3)`; the day is said where it is another. */
export function localTime(at: Date, zone: string, place: string): string {
  const { day, time } = clockOf(at, zone)
  const otherDay = day === clockOf(at, 'UTC').day ? '' : ` on ${day}`
  return `${time}${otherDay} in ${place} (${offset(at, zone)})`
}

/** A day, or an instant to the minute, for a reader: `6 January 2020`, `6 January 2020, 14:00 UTC`. */
export function dayOrInstant(text: string): string {
  const at = new Date(text)
  const day = dayParts.format(at)
  return text.length === 10 ? day : `${day}, ${at.toISOString().slice(11, 16)} UTC`
}

function clockOf(at: Date, timeZone: string) {
  const part = parts(at, {
    timeZone,
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h12',
  })
  return {
    day: `${part.day} ${part.month} ${part.year}`,
    time: `${part.hour?.padStart(2, '0')}:${part.minute} ${part.dayPeriod}`,
  }
}

function offset(at: Date, timeZone: string) {
  return (parts(at, { timeZone, timeZoneName: 'shortOffset' }).timeZoneName ?? '').replace('GMT', 'UTC')
}

function parts(at: Date, form: Intl.DateTimeFormatOptions) {
  const all = new Intl.DateTimeFormat('en-US', form).formatToParts(at)
  return Object.fromEntries(all.map(({ type, value }) => [type, value])) as Record<string, string | undefined>
}
