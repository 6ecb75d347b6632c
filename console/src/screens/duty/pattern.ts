import type { DutyView } from '../../../../src/desk/duty/contract.ts'

export type Layer = DutyView['layers'][number]
export type Row = {
  /** Only for the list on screen. */
  id: string
  contact: string
  fromDay: number
  fromTime: string
  toDay: number
  toTime: string
}

const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const day = 24 * 60

/** Days of the pattern, by number from its first Monday. */
export function daysOf(weeks: number): [string, string][] {
  return Array.from({ length: weeks * 7 }, (_, index) => {
    const name = names[index % 7] ?? ''
    return [String(index), weeks === 1 ? name : `${name}, week ${Math.floor(index / 7) + 1}`]
  })
}

/** A layer's shifts as rows to edit. */
export function rowsOf({ shifts, weeks }: Pick<Layer, 'shifts'> & { weeks: number }): Row[] {
  const cycle = weeks * 7 * day
  return shifts.map(({ contact, starts, ends }) => ({
    ...{ id: crypto.randomUUID(), contact },
    ...{ fromDay: Math.floor(starts / day), fromTime: timeOf(starts) },
    ...{ toDay: Math.floor((ends % cycle) / day), toTime: timeOf(ends) },
  }))
}

/** The shifts that rows mean; one that ends where or before it begins runs into the next cycle. */
export function shiftsOf(rows: Row[], weeks: number) {
  const cycle = weeks * 7 * day
  return rows.map(({ contact, fromDay, fromTime, toDay, toTime }) => {
    const starts = fromDay * day + minutesOf(fromTime)
    const ends = toDay * day + minutesOf(toTime)
    return { contact, starts, ends: ends <= starts ? ends + cycle : ends }
  })
}

/** The Monday on or before today, as 2026-03-02. */
export function thisMonday(now = new Date()): string {
  const back = (now.getUTCDay() + 6) % 7
  return new Date(now.getTime() - back * 86_400_000).toISOString().slice(0, 10)
}

function timeOf(minutes: number) {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor((minutes % day) / 60))}:${two(minutes % 60)}`
}

function minutesOf(time: string) {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** `Mon 30 Mar 08:00`, in a zone. */
export function inZone(at: string, zone: string): string {
  const parts = { weekday: 'short', day: 'numeric', month: 'short' } as const
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...parts, ...clock })
    .format(new Date(at))
    .replace(',', '')
}
