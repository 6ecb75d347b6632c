import { z } from 'zod'
import { areaParts } from '../../cap/shapes.ts'
import type { AreaPart } from '../../geography/area.ts'
import { givenTime } from '../given-time.ts'
import { type DocumentContext, type Facts, type Item, noFacts } from '../item.ts'
import { categoriesOf, languageOf, speaksOfNoEvent, stateOf, threeOf } from './cap-codes.ts'
import { paragraphs, plainLine, plainText } from './plain-text.ts'
import { addressOf, distinct, name, some, text, texts } from './shapes.ts'

/** A CAP message written as JSON: the elements of CAP 1.2 §3.2 as keys, one value or a list of them. */
export const capAlert = z.object({
  identifier: name,
  sender: text,
  sent: text,
  status: name,
  msgType: name,
  source: text,
  references: text,
  info: some(
    z.object({
      language: text,
      category: texts,
      event: text,
      urgency: text,
      severity: text,
      certainty: text,
      effective: text,
      onset: text,
      expires: text,
      senderName: text,
      headline: text,
      description: text,
      instruction: text,
      web: text,
      parameter: some(z.object({ valueName: name, value: text })),
      area: some(z.object({ areaDesc: text, polygon: texts, circle: texts })),
    }),
  ),
})
export type CapAlert = z.output<typeof capAlert>
export type CapInfo = CapAlert['info'][number]

/** The item of a message: its words from the info in the source's language, its places from all of them. */
export function itemOfCap(said: CapAlert, at: string, context: DocumentContext): Item | { why: string } {
  const state = stateOf(said.status, said.msgType)
  if (state === null) return { why: speaksOfNoEvent }
  const info = infoIn(said.info, context.language)
  return {
    at,
    ids: [said.identifier],
    link: addressOf(info?.web),
    title: plainLine(info?.headline ?? info?.event) || null,
    text: paragraphs([plainText(info?.description), plainText(info?.instruction)]),
    language: languageOf(info?.language) ?? context.language,
    publisher: info?.senderName ?? parameter(info, 'sender_langname') ?? said.sender,
    published: givenTime(said.sent, context.timeZone),
    updated: null,
    state,
    full: null,
    facts: info ? factsOf(said, info, context) : { ...noFacts, references: referencesIn(said.references) },
  }
}

function factsOf(said: CapAlert, info: CapInfo, context: DocumentContext): Facts {
  const time = (given: string | null) => givenTime(given, context.timeZone)
  const areas = said.info.flatMap((one) => one.area)
  const parts = areas.flatMap(({ areaDesc, polygon, circle }) =>
    areaParts(
      {
        areaDesc: areaDesc ?? '',
        polygons: polygon.flatMap(latLon),
        circles: circle,
        geocodes: [],
        altitude: null,
        ceiling: null,
      },
      null,
    ),
  )
  return {
    ...noFacts,
    ...threeOf(info),
    categories: categoriesOf(info.category),
    event: info.event,
    countries: distinct([context.country]),
    placeNames: distinct(info.area.map(({ areaDesc }) => areaDesc)),
    area: unlike(parts),
    onset: time(info.onset),
    expires: time(info.expires),
    references: referencesIn(said.references),
  }
}

/** The info in a language, else in English, else the first. */
function infoIn(infos: CapInfo[], language: string | null): CapInfo | null {
  const spoken = (wanted: string) => infos.find((one) => one.language?.toLowerCase().startsWith(wanted))
  return (language && spoken(language.toLowerCase().slice(0, 2))) || spoken('en') || infos[0] || null
}

function parameter(info: CapInfo | null, wanted: string): string | null {
  return info?.parameter.find(({ valueName }) => valueName === wanted)?.value ?? null
}

function unlike(parts: AreaPart[]): AreaPart[] | null {
  const different = [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()]
  return different.length > 0 ? different : null
}

/**
 * The identifiers that a message names: CAP's triples `sender,identifier,sent`, or MoWaS's one triple in which the senders and the
 * identifiers are lists with spaces.
 */
export function referencesIn(text: string | null): string[] {
  const [, identifiers = '', , more] = (text ?? '').split(',')
  if (more === undefined) return distinct(identifiers.trim().split(/\s+/))
  return distinct(
    (text ?? '')
      .trim()
      .split(/\s+/)
      .map((triple) => triple.split(',')[1]),
  )
}

/**
 * A polygon in CAP's order, latitude first. Germany's warnings were long written longitude first, with pairs out of the world
 * between the pieces; no place has both numbers in both ranges, so the order shows itself.
 */
function latLon(polygon: string): string[] {
  const pieces = polygon.split(/(?:\s|^)-1(?:\.0+)?,-1(?:\.0+)?\s+100(?:\.0+)?,100(?:\.0+)?(?=\s|$)/)
  return pieces
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map((piece) => (germanOrder.test(piece) ? piece.replace(/(\S+),(\S+)/g, '$2,$1') : piece))
}

const germanOrder = /^(?:[5-9]|1[0-5])(?:\.\d+)?,(?:4[7-9]|5[0-5])(?:\.\d+)?(?:\s|$)/
