import { geoNaturalEarth1 } from 'd3-geo'
import { html, raw } from 'hono/html'
import type { Position } from '../geography/area.ts'
import { once } from '../geography/artefact.ts'
import { countryCentre } from '../geography/country-centre.ts'
import { mapCountries } from '../geography/shapes.ts'
import { severityLevel } from '../vocabulary/severity.ts'
import type { Marked } from './publication.ts'
import { shapePath } from './svg-path.ts'
import { severityMark } from './symbols.ts'

const width = 720
const projection = geoNaturalEarth1().fitWidth(width, { type: 'Sphere' })
const project = (position: Position) => projection(position)
// Nobody is sent to Antarctica or beyond the Arctic coasts; without them the rest is larger.
const [top, bottom] = [84, -57].map((lat) => Math.round(projection([10, lat])?.[1] ?? 0)) as [number, number]

const land = once(() =>
  mapCountries()
    .filter(({ code }) => code !== 'AQ')
    .map(({ shape }) => shapePath(shape, project, 3))
    .join(''),
)

/** The world with a mark for each alert, the worst on top; marks lead to their alerts. Five to six kilobytes compressed. */
export function worldMap(alerts: Marked[]) {
  const rank = ({ severity }: Marked) => severityLevel[severity].rank
  const rising = [...alerts].sort((a, b) => rank(a) - rank(b))
  return html`<svg class="map world" viewBox="0 ${top} ${width} ${bottom - top}" role="group" aria-label="World map of alerts in force"><path class="land" d="${raw(land())}"/>${rising.map(mark)}</svg>`
}

function mark({ lat, lon, countries, slug, headline, severity }: Marked) {
  const [country] = countries
  const place = lat !== null && lon !== null ? ([lon, lat] as Position) : country && countryCentre(country)
  const at = place && project(place)
  if (!at) return ''
  return html`<a href="/alerts/${slug}" aria-label="${severityLevel[severity].word}: ${headline}">${severityMark(severity, Math.round(at[0]), Math.round(at[1]))}</a>`
}
