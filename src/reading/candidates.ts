import type { Place } from '../geography/area.ts'
import { countiesNamed } from '../geography/counties.ts'
import { countryByDemonym } from '../geography/demonyms.ts'
import { placeByRef, weighedByName } from '../geography/gazetteer.ts'
import { areaByName } from '../geography/large-areas.ts'
import { regionByShortName } from '../geography/short-names.ts'
import { countryNamed, countryPlace } from './place-lookup.ts'

/** What a name may mean. `weight` is a power of ten of people; a demonym names its country's people. */
export type Candidate = { place: Place; weight: number; kind: 'demonym' | 'area' | null; whole: boolean }

const most = 24
/** Generic words that go with a town's or a region's name. A street, a school or a river of that name lies anywhere. */
const tail =
  / (?:County|Parish|Township|Borough|Province|Governorate|District|Region|State|Department|Prefecture|Municipality|City|Town|Village|Valley|Bay|Island|Peninsula|Beach|Harbou?r|Airport|International Airport|Regional Airport|Air ?[Bb]ase|Port|Crossing|county|parish|province|governorate|district|region|state|city|village|valley)$/
const head =
  /^(?:the |The |city of |City of |Port of |Lake |Mount |River |Greater |Downtown |[Nn]orth(?:ern|east|west)? |[Ss]outh(?:ern|east|west)? |[Ee]ast(?:ern)? |[Ww]est(?:ern)? |[Cc]entral |Far )/

/**
 * The places a name may mean, heaviest first, at most 24: its own, and where there are none those of the name without its
 * generic word ("Fairfax County", "southern Anbar"). `behind` tells that a town and a comma stand before it.
 */
export function candidatesOf(name: string, behind: boolean): Candidate[] {
  const short = regionByShortName(name, behind)
  const region = short && placeByRef(short)
  if (region) return [{ place: region, weight: 8, kind: null, whole: true }]
  const own = [...countyCandidates(name), ...candidatesNamed(name, true)]
  if (own.length > 0) return own
  const without = name.replace(tail, '')
  const bare = without.replace(head, '')
  for (const part of new Set([without, name.replace(head, ''), bare])) {
    const found = part === name || part.length < 3 ? [] : candidatesNamed(part, false)
    if (found.length > 0) return found
  }
  return []
}

/** A county weighs like a town of 100,000. */
function countyCandidates(name: string): Candidate[] {
  return countiesNamed(name).map((place) => ({ place, weight: 5, kind: null, whole: true }))
}

function candidatesNamed(name: string, whole: boolean): Candidate[] {
  const found: Candidate[] = []
  const country = countryNamed(name)
  if (country) found.push({ place: country, weight: 9, kind: null, whole })
  const area = areaByName(name.replace(/^the /i, ''))
  if (area) found.push({ place: area, weight: 8.5, kind: 'area', whole })
  const people = country ? undefined : countryByDemonym(name)
  const home = people && countryPlace(people)
  if (home) found.push({ place: home, weight: 8, kind: 'demonym', whole })
  for (const { place, weight } of weighedByName(name, most)) found.push({ place, weight, kind: null, whole })
  return found
}
