import { html, raw } from 'hono/html'
import type { AreaPart, Position, Shape } from '../geography/area.ts'
import { clipToBounds } from '../geography/clip.ts'
import { countryName } from '../geography/countries.ts'
import { areaKm2, type Bounds, bounds, kmPerDegree } from '../geography/measure.ts'
import { regionOutline, regionRows } from '../geography/regions.ts'
import { areaShape, mapCountries } from '../geography/shapes.ts'
import { placeRolePhrase } from '../vocabulary/place-role.ts'
import { placeLabels } from './labels.ts'
import type { PublicContent } from './publication.ts'
import { type Project, shapePath } from './svg-path.ts'
import { rolePin } from './symbols.ts'

/** As wide as it is shown, on a phone and in the side column, so that its words keep their size. */
const width = 352
/** Regions are drawn up to this many degrees of view and characters of path (about 3 kB); beyond, they are clutter. */
const widestWithRegions = 12
const longestRegions = 7000

/**
 * Where an alert applies: land, regions, the area, places with their roles, a scale bar, and the country as an inset
 * where the view shows little of it. A few kilobytes. Empty where nothing can be drawn.
 */
export function locatorMap(content: PublicContent) {
  const parts = content.area ?? content.countries.map((country): AreaPart => ({ type: 'country', country }))
  const made = areaShape(parts)
  if (!made.ok || made.shape.length === 0) return ''
  const places = placesToShow(content)
  const view = around(
    mainPart(made.shape),
    places.map(({ lon, lat }): Position => [lon, lat]),
  )
  const { project, scale, height } = planeOf(view)
  const pins = places
    .filter(({ lat, lon }) => lon >= view.west && lon <= view.east && lat >= view.south && lat <= view.north)
    .map((place) => ({ ...place, at: project([place.lon, place.lat]) as Position }))
    .map((place) => ({ ...place, x: Math.round(place.at[0]), y: Math.round(place.at[1]) }))
  const labels = placeLabels(
    pins.map(({ name, iata, x, y }) => ({ text: iata ?? name, x, y })),
    width,
    height - 26,
  )
  return html`<svg class="map ${content.severity}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${described(pins)}">
<path class="land" d="${raw(landPath(view, project))}"/><path class="lines" d="${raw(regionPath(view, project))}"/>
<g class="area">${made.shape.map((polygon) => html`<path fill-rule="evenodd" d="${raw(shapePath(clipToBounds([polygon], view), project, 1.5))}"/>`)}</g>
${pins.map(({ role, x, y }) => rolePin(role, x, y))}${labels.map(({ text, x, y, anchor }) => html`<text x="${x}" y="${y}"${anchor === 'start' ? '' : raw(` text-anchor="${anchor}"`)}>${text}</text>`)}
${scaleBar(scale, height)}${inset(content.countries[0], view)}</svg>`
}

/** A country among its neighbours. */
export function countryMap(code: string) {
  const shape = mapCountries('locator').find((country) => country.code === code)?.shape ?? []
  if (shape.length === 0) return ''
  const { project, scale, height, view } = planeOf(around(mainPart(shape), []))
  return html`<svg class="map whole" viewBox="0 0 ${width} ${height}" role="img" aria-label="Map of ${countryName(code)}"><path class="land" d="${raw(landPath(view, project))}"/><path class="area" fill-rule="evenodd" d="${raw(shapePath(clipToBounds(shape, view), project, 1.5))}"/>${scaleBar(scale, height)}</svg>`
}

/** Places in the alert's countries; one that is a country has no point of its own. */
export function placesToShow({ places, countries }: PublicContent) {
  return places.filter(({ kind, country }) => kind !== 'country' && countries.includes(country))
}

function described(pins: PublicContent['places']) {
  const said = pins.map(({ name, role }) => `${name} (${placeRolePhrase[role]})`).join(', ')
  return said ? `Map of the area with ${said}` : 'Map of the area'
}

/** Overseas parts of a country would leave nothing to be seen of the rest: those below a tenth of the largest count not. */
function mainPart(shape: Shape): Shape {
  const sizes = shape.map((polygon) => areaKm2([polygon]))
  const least = Math.max(...sizes) / 10
  return shape.filter((_, index) => (sizes[index] ?? 0) >= least)
}

/** Latitude and longitude as they are, longitudes squeezed by the middle latitude. `scale` in pixels a degree of latitude. */
function planeOf(view: Bounds): { view: Bounds; project: Project; scale: number; height: number } {
  const squeeze = Math.cos((((view.north + view.south) / 2) * Math.PI) / 180)
  const scale = width / ((view.east - view.west) * squeeze)
  return {
    project: ([lon, lat]) => [(lon - view.west) * squeeze * scale, (view.north - lat) * scale],
    view,
    scale,
    height: Math.round((view.north - view.south) * scale),
  }
}

function landPath(view: Bounds, project: Project) {
  return mapCountries('locator')
    .map(({ shape }) => shapePath(clipToBounds(shape, view), project, 2))
    .join('')
}

function regionPath(view: Bounds, project: Project) {
  if (view.east - view.west > widestWithRegions) return ''
  const lines = regionRows()
    .filter(({ bbox: [west, south, east, north] }) => {
      return west < view.east && east > view.west && south < view.north && north > view.south
    })
    .filter(({ parts }) => !parts)
    .map(({ ref }) => shapePath(clipToBounds(regionOutline(ref) ?? [], view), project, 3))
    .join('')
  return lines.length > longestRegions ? '' : lines
}

/** A round number of kilometres about a fifth of the map wide. */
function scaleBar(pixelsPerDegree: number, height: number) {
  const pixelsPerKm = pixelsPerDegree / kmPerDegree
  const wanted = width / 4 / pixelsPerKm
  const power = 10 ** Math.floor(Math.log10(wanted))
  const km = [5, 2, 1].map((step) => step * power).find((step) => step <= wanted) ?? power
  return html`<path class="ruler" d="M10 ${height - 14}v5h${Math.round(km * pixelsPerKm)}v-5"/><text x="10" y="${height - 19}">${km.toLocaleString('en')} km</text>`
}

const insetSize = 84

/** The whole country in a corner with a frame around what the map shows. */
function inset(country: string | undefined, view: Bounds) {
  const shape = mapCountries().find(({ code }) => code === country)?.shape ?? []
  if (shape.length === 0) return ''
  const whole = bounds(mainPart(shape))
  if ((whole.east - whole.west) * 0.55 < view.east - view.west) return ''
  const squeeze = Math.cos((((whole.north + whole.south) / 2) * Math.PI) / 180)
  const scale = (insetSize - 12) / Math.max((whole.east - whole.west) * squeeze, whole.north - whole.south)
  const left = width - insetSize + (insetSize - (whole.east - whole.west) * squeeze * scale) / 2
  const top = (insetSize - (whole.north - whole.south) * scale) / 2
  const project: Project = ([lon, lat]) => [
    left + (lon - whole.west) * squeeze * scale,
    top + (whole.north - lat) * scale,
  ]
  const middle = project([(view.west + view.east) / 2, (view.south + view.north) / 2]) as Position
  const side = Math.max(7, (view.east - view.west) * squeeze * scale)
  const [x, y] = [Math.round(middle[0] - side / 2), Math.round(middle[1] - side / 2)]
  return html`<path class="inset" d="M${width - insetSize} 0h${insetSize}v${insetSize}h-${insetSize}z"/><path class="land" d="${raw(shapePath(clipToBounds(shape, whole), project, 1.5))}"/><rect class="ruler" x="${x}" y="${y}" width="${Math.round(side)}" height="${Math.round(side)}"/>`
}

/** The area and its places with a margin, no flatter than 4:3 and no taller than square. */
function around(shape: Shape, places: Position[]): Bounds {
  const { west, south, east, north } = bounds([...shape, ...places.map((place) => [[place]])])
  const middle = { lon: (west + east) / 2, lat: (south + north) / 2 }
  const squeeze = Math.cos((middle.lat * Math.PI) / 180)
  const margin = 1.5
  const least = Math.max((east - west) * squeeze, 0.4) * margin
  const high = Math.max(Math.max(north - south, 0.3) * margin, least * 0.75)
  const wide = Math.max(least, high)
  return {
    west: Math.max(-180, middle.lon - wide / squeeze / 2),
    east: Math.min(180, middle.lon + wide / squeeze / 2),
    south: Math.max(-89, middle.lat - high / 2),
    north: Math.min(89, middle.lat + high / 2),
  }
}
