import type { Area, AreaPart, Shape } from '../../geography/area.ts'
import { areaShape, mapCountries, widen } from '../../geography/shapes.ts'

type MultiPolygon = { type: 'MultiPolygon'; coordinates: number[][][][] }

/** An area for a map: countries simplified, because nobody sees 35,000 corners, everything else as it is matched. */
export function drawn(area: Area): MultiPolygon {
  const coordinates = area
    .flatMap(partShape)
    .map((polygon) => polygon.map((ring) => ring.map(([lon, lat]) => [rounded(lon), rounded(lat)])))
  return { type: 'MultiPolygon', coordinates }
}

function partShape(part: AreaPart): Shape {
  if (part.type === 'country') {
    const shape = mapCountries().find(({ code }) => code === part.country)?.shape ?? []
    return part.km === undefined ? shape : widen(shape, part.km)
  }
  const made = areaShape([part])
  return made.ok ? made.shape : []
}

/** To a metre. */
function rounded(degrees: number) {
  return Math.round(degrees * 1e5) / 1e5
}
