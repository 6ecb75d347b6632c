import { z } from 'zod'
import { givenTime } from '../given-time.ts'
import { type DocumentContext, type Format, type Item, noFacts } from '../item.ts'
import { rankOf, schemeOf } from './advice-levels.ts'
import { countriesIn } from './destinations.ts'
import { readJson } from './json.ts'
import { itemsOf, listOf, numbered, otherThan } from './records.ts'
import { addressOf, name, text } from './shapes.ts'

/**
 * A government's list of countries as collectors keep it: destination, level in words, last update, address. One way of writing for
 * Canada, the United Kingdom and others; whose words they are shows in the address.
 */
export const adviceList: Format = {
  name: 'advice-list',
  says: 'A list of travel advice by country: JSON with destination, risk_level, last_updated, details_url',
  absence: 'withdrawn',
  read(bytes, context) {
    const json = readJson(bytes)
    if (!json.ok) return json
    if (!Array.isArray(json.value)) return otherThan('a list of travel advice')
    const read = itemsOf(numbered(json.value, 'destination'), {
      shape: destination,
      called: 'a destination with travel advice',
      item: (said, at) => itemOf(said, at, context),
    })
    return listOf(read, json)
  },
}

const destination = z.object({
  destination: name,
  details_url: z
    .string()
    .refine((url) => addressOf(url) !== null, { message: 'expected an absolute address' }),
  risk_level: text,
  last_updated: text,
})

function itemOf(
  said: z.output<typeof destination>,
  at: string,
  { timeZone, language }: DocumentContext,
): Item {
  const level = levelOf(schemeOf(said.details_url), said.risk_level)
  return {
    at,
    ids: [addressOf(said.details_url) ?? said.details_url],
    link: addressOf(said.details_url),
    title: level ? `${said.destination}: ${level.given}` : said.destination,
    text: '',
    language: language ?? 'en',
    publisher: null,
    published: null,
    updated: givenTime(said.last_updated, timeZone),
    state: 'actual',
    full: null,
    facts: {
      ...noFacts,
      categories: ['travel'],
      level,
      indicators: /regional advisor/i.test(level?.given ?? '') ? ['regional advisories'] : [],
      countries: countriesIn(said.destination),
      placeNames: [said.destination],
    },
  }
}

function levelOf(scheme: string, given: string | null) {
  return given === null ? null : { scheme, given, rank: rankOf(scheme, given) }
}
