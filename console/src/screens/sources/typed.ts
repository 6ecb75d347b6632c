import type { SourceLine } from '../../../../src/desk/sources/contract.ts'

/** A source as its form has it, all of it as typed. `format` empty: to be found out. */
export type Typed = {
  url: string
  name: string
  format: string
  reliability: string
  every: string
  silentAfter: string
  country: string
  region: string
  language: string
  timeZone: string
  family: string
  kinds: string[]
  terms: string
}

export const empty: Typed = {
  ...{ url: '', name: '', format: '', reliability: 'F', every: '30', silentAfter: '' },
  ...{ country: '', region: 'world', language: 'en', timeZone: 'Etc/UTC', family: '', kinds: ['news'] },
  terms: '',
}

export function typedOf(source: SourceLine): Typed {
  return {
    ...{ url: source.url ?? '', name: source.name, format: source.format, reliability: source.reliability },
    every: String(Math.max(1, Math.round(source.everySeconds / 60))),
    silentAfter: source.silentAfterSeconds === null ? '' : String(source.silentAfterSeconds / 3600),
    ...{ country: source.country ?? '', region: source.region ?? 'world', language: source.language ?? 'en' },
    ...{ timeZone: source.timeZone, family: source.family, kinds: source.kinds, terms: source.terms ?? '' },
  }
}

/** What is no number goes as it was typed: the server says what is wrong with it. */
function number(text: string): number | string {
  const value = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || Number.isNaN(value) ? text : value
}

function asSent(typed: Typed): Record<string, unknown> {
  const { country, silentAfter, terms } = typed
  return {
    ...typed,
    url: typed.url.trim(),
    name: typed.name.trim(),
    every: number(typed.every),
    silentAfter: silentAfter.trim() === '' ? null : number(silentAfter),
    country: country.trim() === '' ? null : country.trim().toUpperCase(),
    terms: terms.trim() || 'unknown',
  }
}

/** A new source: what was left empty is the server's to fill in. */
export function asAdded(typed: Typed, on: boolean) {
  const { silentAfter, family, ...sent } = asSent(typed)
  return { ...sent, on, ...(silentAfter !== null && { silentAfter }), ...(family !== '' && { family }) }
}

/** Only the fields that differ, as they are now and as they were. */
export function asChanged(before: Typed, typed: Typed) {
  const [was, is] = [asSent(before), asSent(typed)]
  const names = Object.keys(is).filter((name) => JSON.stringify(is[name]) !== JSON.stringify(was[name]))
  const of = (all: Record<string, unknown>) => Object.fromEntries(names.map((name) => [name, all[name]]))
  return { change: of(is), back: of(was) }
}
