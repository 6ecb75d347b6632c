import type { CapInfo, CapMessage, NamedValue } from '../../cap/message.ts'
import { messageParts, readCircle } from '../../cap/shapes.ts'
import { readReferences } from '../../cap/values.ts'
import { type Certainty, certainties, type Urgency, urgencies } from '../../vocabulary/certainty.ts'
import { type Severity, severityLevel } from '../../vocabulary/severity.ts'
import { givenTime } from '../given-time.ts'
import { type DocumentContext, type Facts, type GivenTime, noFacts } from '../item.ts'
import { categoriesOf, threeOf } from './cap-codes.ts'
import { countriesOfGeocodes } from './geocodes.ts'
import { glideIds } from './hazards.ts'
import { distinct } from './shapes.ts'
import { vtecEvent, vtecsIn } from './vtec.ts'

/** What a message states in fields: codes and places of every info, words of the infos whose language is read. */
export function factsOfMessage(message: CapMessage, spoken: CapInfo[], context: DocumentContext): Facts {
  const { infos } = message
  const areas = infos.flatMap((info) => info.areas)
  const area = messageParts(message, null)
  const times = (pick: (info: CapInfo) => string | null) =>
    infos.map((info) => givenTime(pick(info), context.timeZone)).filter((time) => time !== null)
  const of = (name: RegExp) => parametersOf(message, name)
  return {
    ...noFacts,
    ...worst(infos.map(threeOf)),
    categories: categoriesOf(infos.flatMap((info) => info.categories)),
    event: distinct(spoken.map(({ event }) => event.replace(/\s+/g, ' '))).join('; ') || null,
    level: awareness(of(/^awareness_level$/i)[0]),
    magnitude: numberIn(of(/^(?:event(?:preliminary)?)?magnitude$/i)[0]),
    depthKm: kilometres(of(/^(?:event)?depth$/i)[0]),
    countries: countriesOfGeocodes(areas.flatMap(({ geocodes }) => geocodes)),
    placeNames: distinct(spoken.flatMap((info) => info.areas).flatMap(({ areaDesc }) => namesIn(areaDesc))),
    points: pointsOf(message),
    area: area.length > 0 ? area : null,
    onset: earliest(times(({ onset, effective }) => onset ?? effective)),
    ends: latest(of(/^eventEndingTime$/i).map((text) => givenTime(text, context.timeZone))),
    expires: latest(times(({ expires }) => expires)),
    eventIds: eventIdsOf(message),
    references: distinct(readReferences(message.references).map((one) => one?.identifier)).filter(
      (identifier) => identifier !== message.identifier,
    ),
  }
}

/** The values of a message's parameters of a name. */
export function parametersOf({ infos }: CapMessage, name: RegExp): string[] {
  return infos.flatMap(({ parameters }) => parameters.filter(isNamed(name)).map(({ value }) => value))
}

/** The gravest of several codings, each kind by itself. */
export function worst(
  codings: readonly { severity: Severity | null; urgency: Urgency | null; certainty: Certainty | null }[],
) {
  const most = <Word>(words: (Word | null)[], rank: (word: Word) => number): Word | null =>
    words.filter((word) => word !== null).sort((a, b) => rank(b) - rank(a))[0] ?? null
  return {
    severity: most(
      codings.map((one) => one.severity),
      (word) => severityLevel[word].rank,
    ),
    urgency: most(
      codings.map((one) => one.urgency),
      (word) => -urgencies.indexOf(word),
    ),
    certainty: most(
      codings.map((one) => one.certainty),
      (word) => -certainties.indexOf(word),
    ),
  }
}

/** The names in an area's description; weather services join many with semicolons. */
export function namesIn(areaDesc: string): string[] {
  return areaDesc
    .split(';')
    .map((name) => name.replace(/\s+/g, ' ').trim())
    .filter((name) => name !== '')
}

/** The first of some times in time. */
export function earliest(times: readonly (GivenTime | null)[]): GivenTime | null {
  return inOrder(times)[0] ?? null
}

/** The last of some times in time. */
export function latest(times: readonly (GivenTime | null)[]): GivenTime | null {
  return inOrder(times).at(-1) ?? null
}

/** `2; yellow; Moderate`, as MeteoAlarm's members write their level. */
export function awareness(text: string | undefined): Facts['level'] {
  const [, number, colour] = /^\s*(\d)\s*;\s*(\w+)/.exec(text ?? '') ?? []
  return number && colour ? { scheme: 'meteoalarm', given: colour, rank: Number(number) } : null
}

function isNamed(name: RegExp) {
  return ({ valueName }: NamedValue) => name.test(valueName.trim())
}

function inOrder(times: readonly (GivenTime | null)[]): GivenTime[] {
  const given = times.filter((time) => time !== null)
  const understood = given.filter(({ at }) => at !== null)
  return understood.length === 0 ? given : understood.sort((a, b) => Number(a.at) - Number(b.at))
}

function numberIn(text: string | undefined): number | null {
  const found = /-?\d+(?:\.\d+)?/.exec(text?.slice(0, 100) ?? '')
  return found ? Number(found[0]) : null
}

function kilometres(text: string | undefined): number | null {
  const found = /(-?\d+(?:\.\d+)?)\s*(?:km|kilomet(?:er|re)s?)?\b/i.exec(text?.slice(0, 100) ?? '')
  return found && !/^\S+\s*mi/i.test(text ?? '') ? Number(found[1]) : null
}

/** Circles without a radius mark points, and the tsunami centres write the epicentre in a parameter. */
function pointsOf(message: CapMessage): Facts['points'] {
  const circles = message.infos.flatMap(({ areas }) => areas.flatMap((area) => area.circles))
  const written = [...circles, ...parametersOf(message, /^EventLatLon$/i).map(withRadius)]
  const points = written.map(readCircle).filter((circle) => circle !== null)
  const marks = points.filter(({ km, lat, lon }) => km === 0 && Math.abs(lat) <= 90 && Math.abs(lon) <= 180)
  return [...new Map(marks.map(({ lat, lon }) => [`${lat},${lon}`, { lat, lon }])).values()]
}

function withRadius(text: string): string {
  return `${text.trim().split(/\s+/)[0] ?? ''} 0`
}

function eventIdsOf(message: CapMessage): string[] {
  const of = (name: RegExp) => parametersOf(message, name)
  const usgs = /usgs/i.test(message.sender) ? of(/^EventIDKey$/i).map((id) => `usgs:${id.trim()}`) : []
  const gdacs = /GDACS_([A-Z]{2})_(\d+)/.exec(message.identifier)
  const vtec = of(/^(?:NWS)?VTEC$/i).flatMap(vtecsIn)
  return distinct([
    ...incidentsIn(message.incidents).map((incident) => `incident:${message.sender}:${incident}`),
    ...vtec.map((code) => vtecEvent(code, message.sent)),
    ...usgs,
    gdacs ? `gdacs:${gdacs[1]}${gdacs[2]}` : null,
    ...of(/^glide(?:number)?$/i).flatMap(glideIds),
  ])
}

/**
 * The names of incidents (CAP 1.2 §3.2.1): divided by white space, those that hold some in double quotes. Some senders write one name
 * in several words without quotes; then not every word holds a digit.
 */
function incidentsIn(text: string | null): string[] {
  const words = [...(text ?? '').matchAll(/"([^"]*)"|\S+/g)].map(([whole, quoted]) => quoted ?? whole)
  const whole = (text ?? '').replace(/\s+/g, ' ').trim()
  if (whole === '' || whole.includes('"')) return words
  return words.every((word) => /\d/.test(word)) ? words : [whole]
}
