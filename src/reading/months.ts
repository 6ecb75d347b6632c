const names: readonly (readonly string[])[] = [
  ['january', 'jan', 'janvier', 'janv', 'enero', 'ene', 'januar', 'janeiro'],
  ['february', 'feb', 'febr', 'février', 'fevrier', 'févr', 'febrero', 'februar', 'fevereiro'],
  ['march', 'mar', 'mars', 'marzo', 'märz', 'março'],
  ['april', 'apr', 'avril', 'avr', 'abril', 'abr'],
  ['may', 'mai', 'mayo', 'maio'],
  ['june', 'jun', 'juin', 'junio', 'juni', 'junho'],
  ['july', 'jul', 'juillet', 'juil', 'julio', 'juli', 'julho'],
  ['august', 'aug', 'août', 'aout', 'agosto', 'ago'],
  ['september', 'sep', 'sept', 'septembre', 'septiembre', 'setembro'],
  ['october', 'oct', 'octobre', 'octubre', 'oktober', 'outubro', 'okt'],
  ['november', 'nov', 'novembre', 'noviembre', 'novembro'],
  ['december', 'dec', 'décembre', 'decembre', 'déc', 'diciembre', 'dic', 'dezember', 'dezembro', 'dez'],
]

const numbers = new Map(names.flatMap((all, at) => all.map((name) => [name, at + 1] as const)))

/** Alternation of month names and their abbreviations (en, fr, es, de, pt), longest first, for a regular expression. */
export const monthPattern = [...numbers.keys()].sort((a, b) => b.length - a.length).join('|')

/** 1 to 12 of a month's name or abbreviation in any letter case; null when it is none. */
export function monthNumber(name: string): number | null {
  return numbers.get(name.toLowerCase().replace(/\.$/, '')) ?? null
}

const weekdays: readonly (readonly string[])[] = [
  ['sunday', 'sun', 'dimanche', 'domingo', 'sonntag'],
  ['monday', 'mon', 'lundi', 'lunes', 'montag'],
  ['tuesday', 'tue', 'tues', 'mardi', 'martes', 'dienstag'],
  ['wednesday', 'wed', 'mercredi', 'miércoles', 'mittwoch'],
  ['thursday', 'thu', 'thurs', 'thur', 'jeudi', 'jueves', 'donnerstag'],
  ['friday', 'fri', 'vendredi', 'viernes', 'freitag'],
  ['saturday', 'sat', 'samedi', 'sábado', 'samstag'],
]
const dayNumbers = new Map(weekdays.flatMap((all, at) => all.map((name) => [name, at] as const)))

/** Alternation of weekday names, longest first. */
export const weekdayPattern = [...dayNumbers.keys()].sort((a, b) => b.length - a.length).join('|')

/** 0 (Sunday) to 6 of a weekday's name; null when it is none. */
export function weekdayNumber(name: string): number | null {
  return dayNumbers.get(name.toLowerCase().replace(/\.$/, '')) ?? null
}
