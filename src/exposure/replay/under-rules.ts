import type { AlertContent } from '../../alerts/alert.ts'
import { usualRadius } from '../../alerts/default-area.ts'
import type { AreaPart } from '../../geography/area.ts'
import { placeByRef } from '../../geography/gazetteer.ts'
import type { RadiusTable } from '../../vocabulary/radius.ts'

/**
 * An alert's area as it would be with another table of radii: places that stand with the usual radius get the other one;
 * whatever somebody drew, or set to another radius, stays.
 */
export function areaUnder(
  { area, category, severity }: Pick<AlertContent, 'area' | 'category' | 'severity'>,
  from: RadiusTable,
  to: RadiusTable,
): AreaPart[] {
  return (area ?? []).map((part) => {
    const kind = part.type === 'place' ? placeByRef(part.ref)?.kind : undefined
    if (part.type !== 'place' || !kind || part.km !== usualRadius(category, severity, kind, from)) return part
    return { ...part, km: usualRadius(category, severity, kind, to) ?? part.km }
  })
}
