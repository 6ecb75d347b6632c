import { allCountries, countryName } from '../src/geography/countries.ts'
import { regionRows } from '../src/geography/regions.ts'
import { townAt, towns } from '../src/geography/towns.ts'
import type { Random } from '../src/testing/random.ts'
import type { Mark, Report } from './texts.ts'

/**
 * A report with about half of its towns, regions and countries called otherwise, the same one alike throughout: so that what
 * stands around a name is learnt, and not the names.
 */
export function varied(report: Report, random: Random): Report {
  const called = new Map<string, string>()
  let [text, last] = ['', 0]
  const marks: Mark[] = []
  for (const mark of report.marks) {
    const name = report.text.slice(mark.start, mark.end)
    const key = `${mark.kind} ${name.toLowerCase()}`
    if (!called.has(key)) called.set(key, random() < 0.5 ? (otherName(mark, name, random) ?? name) : name)
    const plain = called.get(key) as string
    const other =
      plain !== name && name.length > 3 && name === name.toUpperCase() ? plain.toUpperCase() : plain
    text += report.text.slice(last, mark.start)
    marks.push({ ...mark, start: text.length, end: text.length + other.length })
    text += other
    last = mark.end
  }
  return { ...report, text: text + report.text.slice(last), marks }
}

function otherName({ kind, code }: Mark, name: string, random: Random): string | undefined {
  const country = code.slice(0, 2)
  if (kind === 'city') return oneOf(townsOf(country), random)
  // Short forms ("Ore.", "UK") keep their form: nothing else of the kind has one.
  if (name.includes('.') || name.length < 4) return undefined
  if (kind === 'region' && !/ (?:County|Province|District)$/.test(name))
    return oneOf(regionsOf(country), random)
  if (kind === 'country') return countryName(oneOf(allCountries(), random) as string)
  return undefined
}

function oneOf<T>(list: readonly T[], random: Random): T | undefined {
  return list[Math.floor(random() * list.length)]
}

const byCountry = new Map<string, string[]>()

function townsOf(country: string): string[] {
  if (byCountry.size === 0) {
    const { count } = towns()
    for (let row = 0; row < count; row++) {
      const { name, country: code } = townAt(row)
      byCountry.set(code, [...(byCountry.get(code) ?? []), name])
    }
  }
  return byCountry.get(country) ?? []
}

function regionsOf(country: string): string[] {
  return regionRows().flatMap((row) => (row.country === country ? [row.name] : []))
}
