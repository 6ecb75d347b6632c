import type { Area, AreaPart } from '../geography/area.ts'
import { areaShape, widen } from '../geography/shapes.ts'

/** An area and what lies within `km` of it. A polygon becomes itself and the pieces around its edges. */
export function widerArea(area: Area, km: number): Area {
  return area.flatMap((part) => widerPart(part, km))
}

function widerPart(part: AreaPart, km: number): AreaPart[] {
  if (part.type !== 'polygon') return [{ ...part, km: (part.km ?? 0) + km }]
  const made = areaShape([part])
  return made.ok ? widen(made.shape, km).map((rings) => ({ type: 'polygon', rings })) : [part]
}
