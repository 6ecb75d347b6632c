/** `2026-01-07T03:58` as the wall clock of a zone shows an instant. */
export function wallTime(instant: string, zone: string): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return ''
  const parts = partsIn(at, zone)
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`
}

/** The instant at which a zone’s wall clock shows this; where clocks are put forward, the later of the two readings. */
export function instantOf(wall: string, zone: string): string | null {
  const asUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wall) ? Date.parse(`${wall}:00Z`) : Number.NaN
  if (Number.isNaN(asUtc)) return null
  // The offset may differ between the guess and the answer, around a change of clocks: a second look settles it.
  const first = asUtc - offset(new Date(asUtc), zone)
  return new Date(asUtc - offset(new Date(first), zone)).toISOString().replace('.000Z', 'Z')
}

/** Milliseconds that a zone’s clock is ahead of UTC at an instant. */
function offset(at: Date, zone: string): number {
  const { year, month, day, hour, minute } = partsIn(at, zone)
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))
  return wall - Math.floor(at.getTime() / 60_000) * 60_000
}

function partsIn(at: Date, zone: string) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value])) as Record<
    'year' | 'month' | 'day' | 'hour' | 'minute',
    string
  >
}

/** `Wed 7 Jan, 06:58 Baghdad` */
export function localWords(instant: string, zone: string): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return ''
  const said = at.toLocaleString('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  return `${said} ${zoneName(zone)}`
}

export function zoneName(zone: string): string {
  return zone === 'UTC' ? 'UTC' : (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}
