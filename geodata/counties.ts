import { readFileSync } from 'node:fs'
import { geoCentroid } from 'd3-geo'
import type { CountyRow } from '../src/geography/counties.ts'
import { shapesOf, type Topology } from '../src/geography/topology.ts'

type County = { id: string; properties: { name: string } }
/** FIPS 5-2 codes of the states and territories, in the order of the numbers; blanks were never given. */
const states =
  'AL AK . AZ AR CA . CO CT DE DC FL GA . HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA . RI ' +
  'SC SD TN TX UT VT VA . WA WV WI WY'
const codes = states.split(' ')

/** Counties and their like of the United States' fifty states and capital: name, state and middle. */
export function counties(): CountyRow[] {
  const file = new URL('./node_modules/us-atlas/counties-10m.json', import.meta.url)
  const topology: Topology = JSON.parse(readFileSync(file, 'utf8'))
  const { shape } = shapesOf(topology)
  const listed = topology.objects.counties?.geometries as unknown as County[]
  return listed.flatMap(({ id, properties }): CountyRow[] => {
    const state = codes[Number(id.slice(0, 2)) - 1]
    const rings = shape(id)
    if (!state || state === '.' || !rings) return []
    const [lon, lat] = geoCentroid({ type: 'MultiPolygon', coordinates: rings })
    return [[id, properties.name, state, round(lat), round(lon)]]
  })
}

function round(degrees: number): number {
  return Math.round(degrees * 1000) / 1000
}
