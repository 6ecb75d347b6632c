import type { FieldFault } from './field-fault.ts'
import { areaOf } from './file-area.ts'
import type { Values } from './file-front.ts'
import { countriesOf, isValues, listOf, placeOf } from './file-places.ts'
import { eventTimeOf, timeframeOf } from './file-times.ts'

/**
 * Writes out what an alert file may say shortly: countries, places and areas by name, times that count from `now`, one
 * value where a list stands. What cannot be placed is a fault that says so, never a guess.
 */
export function writtenOut(given: Values, now: Date): { values: Values; faults: FieldFault[] } {
  const faults: FieldFault[] = []
  const { country, ...values } = given
  if (values.countries === undefined && country !== undefined) values.countries = country
  if (values.countries !== undefined)
    values.countries = countriesOf(values.countries, 'country' in given ? 'country' : 'countries', faults)
  const countries = listOf(values.countries).filter((code) => typeof code === 'string')
  const hint = { countries, faults }
  if (values.places !== undefined && values.places !== null)
    values.places = listOf(values.places).map((place, index) => placeOf(place, `places.${index}`, hint))
  if (values.area !== undefined) values.area = areaOf(values.area, hint)
  if (values.eventTime !== undefined) values.eventTime = eventTimeOf(values.eventTime, now)
  if (values.timeframe !== undefined) values.timeframe = timeframeOf(values.timeframe, now)
  for (const field of ['actions', 'actors', 'follows'])
    if (typeof values[field] === 'string') values[field] = [values[field]]
  if (typeof values.response === 'string') values.response = { mode: values.response }
  if (Array.isArray(values.claims)) values.claims = values.claims.map(claimOf)
  return { values, faults }
}

/** YAML reads a credibility of 2 as a number. */
function claimOf(claim: unknown) {
  if (!isValues(claim) || typeof claim.credibility !== 'number') return claim
  return { ...claim, credibility: String(claim.credibility) }
}
