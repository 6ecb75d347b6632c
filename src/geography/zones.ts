import { createRequire } from 'node:module'
import { once } from './artefact.ts'

const require = createRequire(import.meta.url)
const lookup = once((): ((lat: number, lon: number) => string) => require('@photostructure/tz-lookup'))

/**
 * IANA time zone of a point; at sea the nautical `Etc/GMT±n`. It has the same offset as the exact borders for
 * 99.4 % of towns: where a place of the gazetteer matched, its own `zone` is the better answer.
 */
export function zoneAt(lat: number, lon: number): string {
  return lookup()(lat, lon)
}
