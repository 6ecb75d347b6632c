/** An instant in the archetype's form, `07 Jan 2020 | 03:58 AM UTC`: one that nobody mistakes for local time. */
export function utcStamp(instant: Date): string {
  return `${stamp(instant, 'UTC')} UTC`
}

/** The same instant by the clocks of a zone, `07 Jan 2020 | 06:58 AM Baghdad (UTC+3)`. */
export function zoneStamp(instant: Date, zone: string): string {
  const town = zone.startsWith('Etc/') ? '' : `${zone.split('/').at(-1)?.replaceAll('_', ' ')} `
  return `${stamp(instant, zone)} ${town}(${offset(instant, zone)})`
}

/** A day without an hour stays a day (`06 Jan 2020`): it has no zone to be read in. */
export function dayOrStamps(time: string, zone: string | null): string[] {
  if (/^\d{4}-\d\d-\d\d$/.test(time)) return [stamp(new Date(`${time}T00:00:00Z`), 'UTC').slice(0, 11)]
  return stamps(new Date(time), zone)
}

/** An instant in UTC and, where the zone is known and another, by its clocks. */
export function stamps(instant: Date, zone: string | null): string[] {
  const local = zone && offset(instant, zone) !== 'UTC' ? [zoneStamp(instant, zone)] : []
  return [utcStamp(instant), ...local]
}

function stamp(instant: Date, zone: string) {
  const part = parts(clock(zone), instant)
  return `${part.day} ${part.month} ${part.year} | ${part.hour?.padStart(2, '0')}:${part.minute} ${part.dayPeriod}`
}

function offset(instant: Date, zone: string) {
  return (parts(offsetName(zone), instant).timeZoneName ?? '').replace('GMT', 'UTC')
}

/** Kept for each zone: making one takes longer than everything else about a message. */
const clock = formatter({
  day: '2-digit',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h12',
})
const offsetName = formatter({ timeZoneName: 'shortOffset' })

function formatter(form: Intl.DateTimeFormatOptions) {
  const made = new Map<string, Intl.DateTimeFormat>()
  return (timeZone: string) => {
    const known = made.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { ...form, timeZone })
    made.set(timeZone, known)
    return known
  }
}

function parts(format: Intl.DateTimeFormat, instant: Date) {
  const all = format.formatToParts(instant)
  return Object.fromEntries(all.map(({ type, value }) => [type, value])) as Record<string, string | undefined>
}
