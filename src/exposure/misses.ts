import type { Tx } from '../database/database.ts'
import type { Area, Shape } from '../geography/area.ts'
import { placeByRef } from '../geography/gazetteer.ts'
import { distanceToShapeKm } from '../geography/measure.ts'
import { areaShape } from '../geography/shapes.ts'
import { checkInHalfLives, type PresenceRules } from '../people/presence-rules.ts'
import { staysOf } from '../people/queries.ts'
import type { Miss, Window } from './exposure.ts'
import { matchPlace } from './places.ts'

const hour = 3_600_000
const kept = 10

/**
 * How nearly each stay of somebody who is not exposed would have been: first those in the area at another time, by hours,
 * then those elsewhere at the time, by kilometres, then those that are neither. At most ten.
 */
export async function missesOf(
  tx: Tx,
  organisation: string,
  person: string,
  { area, window, presence }: { area: Area; window: Window; presence: PresenceRules },
): Promise<Miss[]> {
  const made = areaShape(area)
  const shape = made.ok ? made.shape : []
  const stays = await staysOf(tx, organisation, person)
  return stays
    .map((stay) => missOf(stay, { area, shape, window, presence }))
    .sort((a, b) => rankOf(a) - rankOf(b) || a.hours - b.hours || a.distanceKm - b.distanceKm)
    .slice(0, kept)
}

function rankOf({ fault, hours, distanceKm, radiusKm }: Miss): number {
  if (distanceKm <= radiusKm) return 0
  return fault === 'outside' && hours === 0 ? 1 : 2
}

type Stay = Awaited<ReturnType<typeof staysOf>>[number]

type Asked = { area: Area; shape: Shape; window: Window; presence: PresenceRules }

function missOf(stay: Stay, { area, shape, window, presence }: Asked): Miss {
  const distanceKm = Math.round(distanceOf(stay, area, shape) * 10) / 10
  const touches = distanceKm <= stay.radius_km
  const { fault, hours } = timeFault(stay, window, presence)
  return {
    stay: stay.id,
    kind: stay.kind,
    label: stay.label,
    place: stay.place,
    country: stay.country,
    source: stay.source,
    precision: stay.precision,
    radiusKm: stay.radius_km,
    distanceKm,
    starts: stay.starts.toISOString(),
    ends: stay.ends?.toISOString() ?? null,
    zone: stay.zone,
    assumed: stay.assumed,
    fault: touches ? fault : 'outside',
    hours,
  }
}

/** Of a stay in the area and in time nothing is left but that a trip covers it: only homes and posts are dropped so. */
function timeFault(stay: Stay, { from, to }: Window, presence: PresenceRules): Pick<Miss, 'fault' | 'hours'> {
  const after =
    stay.kind === 'check-in' ? presence.checkInHours * checkInHalfLives : presence.afterDepartureHours
  if (stay.ends && stay.ends.getTime() + after * hour <= from.getTime())
    return { fault: 'left-before', hours: (from.getTime() - stay.ends.getTime()) / hour }
  if (stay.starts.getTime() - presence.beforeArrivalHours * hour >= to.getTime())
    return { fault: 'not-yet-arrived', hours: (stay.starts.getTime() - to.getTime()) / hour }
  return { fault: 'travelling', hours: 0 }
}

function distanceOf(stay: Stay, area: Area, shape: Shape): number {
  if (stay.lon !== null && stay.lat !== null) return distanceToShapeKm(shape, stay.lon, stay.lat)
  if (stay.place === null || matchPlace(stay.place, area).certain !== null) return 0
  const middle = placeByRef(stay.place)
  return middle ? Math.max(0.1, distanceToShapeKm(shape, middle.lon, middle.lat)) : 20_000
}
