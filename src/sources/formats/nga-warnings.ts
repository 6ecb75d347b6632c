import { z } from 'zod'
import { type Format, type GivenTime, type Item, noFacts } from '../item.ts'
import { readJson } from './json.ts'
import { positionsIn } from './nga-positions.ts'
import { itemsOf, listOf, numbered, otherThan } from './records.ts'
import { number, text } from './shapes.ts'

/**
 * Navigational warnings in force, as the US National Geospatial-Intelligence Agency broadcasts them: JSON of msi.nga.mil. Area, year and
 * number name a warning; positions and its end stand in its words alone. It leaves the list when it is cancelled. Now and then one
 * only lists the numbers of those in force.
 */
export const ngaWarnings: Format = {
  name: 'nga-warnings',
  says: 'Navigational warnings of the US NGA: JSON of msi.nga.mil',
  absence: 'ended',
  read(bytes) {
    const json = readJson(bytes)
    if (!json.ok) return json
    const list = z.object({ 'broadcast-warn': z.array(z.unknown()) }).safeParse(json.value)
    if (!list.success) return otherThan('a list of navigational warnings of the NGA')
    const read = itemsOf(numbered(list.data['broadcast-warn'], 'warning'), {
      shape: warning,
      called: 'a navigational warning',
      item: itemOf,
    })
    return listOf(read, json)
  },
}

/** Also written without `msg`, in some warnings instead of it. */
const warning = z
  .object({
    ...{ msgYear: number, year: number, msgNumber: number, number },
    ...{ navArea: text, area: text, text, issueDate: text, authority: text },
  })
  .transform((said, context) => {
    const [year, serial] = [said.msgYear ?? said.year, said.msgNumber ?? said.number]
    const area = said.navArea ?? said.area
    if (year === null || serial === null || area === null || said.text === null) {
      context.addIssue({ code: 'custom', message: 'it names no area, year and number, or says nothing' })
      return z.NEVER
    }
    return { year, serial, area, text: said.text, issueDate: said.issueDate, authority: said.authority }
  })

/** Letters and numbers of the areas, as mariners call them. */
const areas: Record<string, string> = {
  ...{ '4': 'NAVAREA IV', '12': 'NAVAREA XII', A: 'HYDROLANT', P: 'HYDROPAC', C: 'HYDROARC' },
}

function itemOf(
  { year, serial, area, text: words, issueDate, authority }: z.output<typeof warning>,
  at: string,
): Item | { why: string } {
  if (/WARNINGS? IN FORCE AS OF/i.test(words)) return { why: 'It only lists the warnings that are in force.' }
  const called = `${areas[area] ?? `NAVAREA ${area}`} ${serial}/${String(year).slice(-2)}`
  const subject = subjectOf(words)
  return {
    at,
    ids: [`${area}-${year}-${serial}`],
    link: null,
    title: subject ? `${called}: ${subject}` : called,
    text: words.replace(/\r\n?/g, '\n').trim(),
    language: 'en',
    publisher: authority,
    published: givenGroup(issueDate),
    updated: null,
    state: 'actual',
    full: null,
    facts: {
      ...noFacts,
      points: positionsIn(words),
      expires: givenGroup(/CANCEL THIS MSG\s+(\d{6}Z\s+[A-Z]{3}\s+\d{2,4})/i.exec(words)?.[1] ?? null),
    },
  }
}

/** The region and what it is about: the first line, and the first words of paragraph 1. */
function subjectOf(words: string): string {
  const lines = words.split(/[\r\n]+/).map((line) => line.trim())
  const first = lines.find((line) => line !== '' && !/^\d+\.\s/.test(line))
  const about = /^\s*1\.\s+([^\n\r]+)/m.exec(words)?.[1]
  return [first, about]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => (part as string).replace(/[\s.:,]+$/, ''))
    .join(', ')
    .slice(0, 200)
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']

/** A date-time group, always UTC: `072239Z NOV 2022`, in the text with two figures of the year. */
function givenGroup(given: string | null): GivenTime | null {
  const [, day, hour, minute, month, year] =
    /^(\d\d)(\d\d)(\d\d)Z\s+([A-Z]{3})\s+(\d{4}|\d\d)$/i.exec(given?.trim() ?? '') ?? []
  if (given === null || given.trim() === '') return null
  const index = months.indexOf(month?.toUpperCase() ?? '')
  const at = new Date(
    Date.UTC(Number(year?.padStart(4, '20')), index, Number(day), Number(hour), Number(minute)),
  )
  const isReal = index >= 0 && at.getUTCMonth() === index && at.getUTCDate() === Number(day)
  return { given: given.trim(), at: isReal ? at : null, precision: 'instant', zone: 'given' }
}
