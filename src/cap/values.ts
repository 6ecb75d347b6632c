import type { CapInfo, CapMessage } from './message.ts'

/** A time as CAP writes it: the instant, and whether its form is the one CAP 1.2 §3.3.2 demands. */
export type CapTime = { instant: Date; form: 'cap' | 'zulu' | 'fraction' | 'no-zone' }

const timeForm = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?$/

/** Reads a time, or null when it is none (a 30 February among them). Without a zone it is taken as UTC and says so. */
export function readTime(text: string): CapTime | null {
  const [, year, month, day, hour, minute, second, fraction, zone] = timeForm.exec(text.trim()) ?? []
  if (year === undefined) return null
  const local = new Date(
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)),
  )
  const exists = local.getUTCMonth() === Number(month) - 1 && local.getUTCDate() === Number(day)
  if (!exists || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  const minutes = offsetMinutes(zone)
  if (Math.abs(minutes) > 14 * 60) return null
  const form = zone === undefined ? 'no-zone' : zone === 'Z' ? 'zulu' : fraction ? 'fraction' : 'cap'
  return { instant: new Date(local.getTime() - minutes * 60_000), form }
}

/** The instant of a time as written, or null. */
export function readInstant(text: string | null): Date | null {
  return text === null ? null : (readTime(text)?.instant ?? null)
}

/** Writes an instant in UTC as CAP 1.2 §3.3.2 wants it: whole seconds, and `-00:00` instead of `Z`. */
export function writeTime(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}-00:00`
}

/** When an info takes effect: a missing `effective` means the message's `sent` (CAP 1.2 §3.2.2). */
export function effectiveOf(message: CapMessage, info: CapInfo): Date | null {
  return readInstant(info.effective) ?? readInstant(message.sent)
}

/** An earlier message that this one refers to. */
export type Reference = { sender: string; identifier: string; sent: string }

/** The triples of `references`, separated by white space; null where a triple has not three parts (CAP 1.2 §3.2.1). */
export function readReferences(text: string | null): (Reference | null)[] {
  const triples = (text ?? '').split(/\s+/).filter((triple) => triple !== '')
  return triples.map((triple) => {
    const [sender, identifier, sent, more] = triple.split(',')
    return sender && identifier && sent && more === undefined ? { sender, identifier, sent } : null
  })
}

/** The addresses of a private message; those that hold white space stand in double quotes. Null when a quote stays open. */
export function readAddresses(text: string | null): string[] | null {
  if (text === null) return []
  if ((text.match(/"/g)?.length ?? 0) % 2 === 1) return null
  return [...text.matchAll(/"([^"]*)"|[^\s"]+/g)]
    .map((found) => (found[1] ?? found[0]).trim())
    .filter(Boolean)
}

/** The infos by language, each its own sequence (CAP 1.2 §3.2.2 `language`); a missing language is en-US. */
export function infosByLanguage(message: CapMessage): Map<string, CapInfo[]> {
  return Map.groupBy(message.infos, (info) => (info.language ?? 'en-US').toLowerCase())
}

function offsetMinutes(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))
  return zone.startsWith('-') ? -minutes : minutes
}
