import { z } from 'zod'
import type { Severity } from './severity.ts'

const Km = z.number().positive('More than 0 km.').max(2000, 'At most 2,000 km.')

/**
 * Kilometres around where something happened, where nobody drew an area: the field's usual ones by default. `local` is for
 * unrest and disruption, however bad; `building` for a building that is known; `storm…` for weather, which is known early
 * and reaches far.
 */
export const RadiusTable = z.object({
  minor: Km.default(25),
  moderate: Km.default(50),
  severe: Km.default(100),
  extreme: Km.default(350),
  stormModerate: Km.default(100),
  stormSevere: Km.default(350),
  stormExtreme: Km.default(1000),
  local: Km.default(10),
  building: Km.default(0.5),
})
export type RadiusTable = z.infer<typeof RadiusTable>

export const usualRadii: RadiusTable = RadiusTable.parse({})

/** Kilometres by severity; null means the named administrative area. */
export function radiusBySeverity(table: RadiusTable, storm: boolean): Record<Severity, number | null> {
  return {
    Minor: table.minor,
    Moderate: storm ? table.stormModerate : table.moderate,
    Severe: storm ? table.stormSevere : table.severe,
    Extreme: storm ? table.stormExtreme : table.extreme,
    Unknown: null,
  }
}
