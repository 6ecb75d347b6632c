import type { Area, Position, Shape } from '../../src/geography/area.ts'
import { areaShape } from '../../src/geography/shapes.ts'

/** An area as an alert has it, as a shape, and for a circle its middle and radius in km. */
export type Measured = {
  name: string
  area: Area
  shape: Shape
  vertices: number
  circle: { lat: number; lon: number; km: number } | null
}

const countries = {
  MT: 'Malta',
  IQ: 'Iraq',
  FR: 'France',
  IN: 'India',
  US: 'USA',
  RU: 'Russia',
  FJ: 'Fiji',
  CL: 'Chile',
  ID: 'Indonesia',
  CA: 'Canada',
}
const baghdad = { lat: 33.34, lon: 44.4 }

/** Fifteen areas: ten countries, three circles, a polygon of 20,000 vertices, one across the antimeridian. */
export function measuredAreas(): Measured[] {
  const named: [string, Area][] = [
    ...Object.entries(countries).map(([country, name]): [string, Area] => [
      name,
      [{ type: 'country', country }],
    ]),
    ...[10, 100, 1000].map((km): [string, Area] => [
      `circle of ${km} km`,
      [{ type: 'circle', ...baghdad, km }],
    ]),
    ['20,000 vertices', [{ type: 'polygon', rings: [star(20_000)] }]],
    [
      'over ±180°',
      [
        {
          type: 'polygon',
          rings: [
            [
              [170, -45],
              [-175, -45],
              [-175, -10],
              [170, -10],
              [170, -45],
            ],
          ],
        },
      ],
    ],
  ]
  return named.map(([name, area]) => {
    const made = areaShape(area, true)
    if (!made.ok) throw new Error(`${name}: ${made.fault}`)
    const [part] = area
    const circle = part?.type === 'circle' ? { lat: part.lat, lon: part.lon, km: part.km } : null
    const vertices = made.shape.flat().reduce((sum, ring) => sum + ring.length, 0)
    return { name, area, shape: made.shape, vertices, circle }
  })
}

/** A ring around southern Germany with a coast as ragged as a country's: two waves and a spike at each vertex. */
function star(vertices: number): Position[] {
  const ring = Array.from({ length: vertices }, (_, i): Position => {
    const turn = (2 * Math.PI * i) / vertices
    const reach = 6 + Math.sin(7 * turn) + 0.6 * Math.sin(61 * turn) + (i % 2 ? 0.002 : 0)
    return [11 + reach * Math.cos(turn), 49 + 0.7 * reach * Math.sin(turn)]
  })
  return [...ring, ring[0] as Position]
}
