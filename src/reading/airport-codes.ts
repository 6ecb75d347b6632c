import type { Place } from '../geography/area.ts'
import { airportCoded } from './place-lookup.ts'

type CodedPlace = { place: Place; name: string; start: number; end: number }

const airportNoun = /\b(?:airport|airfield|air ?base|aéroport|aeropuerto|aeroporto|flughafen)\b/i

/** `Baghdad International Airport (BGW)`, `CZFD/ZFD`: a code counts only where an airport is named right before it. */
export function airportsCoded(text: string): CodedPlace[] {
  return [...airportsByCode(text), ...airportsByPair(text)]
}

function airportsByCode(text: string): CodedPlace[] {
  return [...text.matchAll(/\((?:IATA: ?)?(?:[A-Z]{4}\/)?([A-Z]{3})(?:\/[A-Z]{4})?\)/g)].flatMap((hit) => {
    const lead = text.slice(Math.max(0, hit.index - 90), hit.index)
    const name =
      /(?:\p{Lu}[\p{L}'’.-]*[ –-]+(?:(?:de|la|el|al|of) )?){0,6}\p{L}[\p{L}'’.-]* ?$/u.exec(lead)?.[0] ?? ''
    const place = airportNoun.test(name) ? airportCoded(hit[1] ?? '') : undefined
    if (!place) return []
    const start = hit.index - name.length
    const shown = name.trim()
    return [{ place, name: shown, start, end: start + shown.length }]
  })
}

function airportsByPair(text: string): CodedPlace[] {
  return [...text.matchAll(/(?<![A-Z/])([A-Z]{4})\/([A-Z]{3})(?![A-Z/])/g)].flatMap((hit) => {
    const bracketed = text[hit.index - 1] === '('
    const place =
      bracketed && airportNoun.test(text.slice(Math.max(0, hit.index - 40), hit.index))
        ? undefined
        : airportCoded(hit[2] ?? '')
    return place ? [{ place, name: hit[0], start: hit.index, end: hit.index + hit[0].length }] : []
  })
}
