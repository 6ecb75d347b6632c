import { geoNaturalEarth1 } from 'd3-geo'
import { html, raw } from 'hono/html'
import type { AreaPart, Position, Shape } from '../geography/area.ts'
import { clipToBounds } from '../geography/clip.ts'
import { type Bounds, bounds, kmPerDegree } from '../geography/measure.ts'
import { areaShape, mapCountries } from '../geography/shapes.ts'
import { placeRolePhrase } from '../vocabulary/place-role.ts'
import type { Headline, PublicContent } from './publication.ts'

const worldWidth = 960
const worldHeight = 470
const world = geoNaturalEarth1().fitSize([worldWidth, worldHeight], { type: 'Sphere' })

let worldLand: string | undefined

/** The world with a mark for each alert; marks lead to their alerts. */
export function worldMap(alerts: Headline[]) {
  worldLand ??= mapCountries()
    .map(({ shape }) => shapePath(shape, (position) => world(position) ?? null, 3))
    .join('')
  return html`<svg class="map" viewBox="0 0 ${worldWidth} ${worldHeight}" role="group" aria-label="World map of the alerts listed"><path class="land" d="${raw(worldLand)}"/>${alerts.map(mark)}</svg>`
}

function mark({ lat, lon, slug, headline, severity }: Headline) {
  const at = lat === null || lon === null ? null : world([lon, lat])
  if (!at) return ''
  return html`<a href="/alerts/${slug}" aria-label="${headline}"><circle class="pin ${severity}" cx="${Math.round(at[0])}" cy="${Math.round(at[1])}" r="8"/></a>`
}

const locatorWidth = 640

/** Where an alert applies: land, area, places with their roles and a scale bar, in a few kilobytes. Empty where nothing can be drawn. */
export function locatorMap(content: PublicContent) {
  const parts = content.area ?? content.countries.map((country): AreaPart => ({ type: 'country', country }))
  const made = areaShape(parts)
  if (!made.ok || made.shape.length === 0) return ''
  const near = content.places.filter(
    ({ kind, country }) => kind !== 'country' && content.countries.includes(country),
  )
  const view = around(
    made.shape,
    near.map(({ lon, lat }): Position => [lon, lat]),
  )
  const squeeze = Math.cos((((view.north + view.south) / 2) * Math.PI) / 180)
  const scale = locatorWidth / ((view.east - view.west) * squeeze)
  const height = Math.round((view.north - view.south) * scale)
  const project = ([lon, lat]: Position): Position => [
    (lon - view.west) * squeeze * scale,
    (view.north - lat) * scale,
  ]
  const land = mapCountries('locator')
    .map(({ shape }) => shapePath(clipToBounds(shape, view), project, 2))
    .join('')
  const area = shapePath(clipToBounds(made.shape, view), project, 1.5)
  const pins = near.filter(({ lat, lon }) => inside(view, lon, lat))
  return html`<svg class="map ${content.severity}" viewBox="0 0 ${locatorWidth} ${height}" role="img" aria-label="Map: ${pins.map(({ name, role }) => `${name} (${placeRolePhrase[role]})`).join(', ')}"><path class="land" d="${raw(land)}"/><path class="area" d="${raw(area)}"/>${pins.map(
    (place, index) =>
      pin(
        place,
        project([place.lon, place.lat]),
        pins.slice(0, index).map((other) => project([other.lon, other.lat])),
      ),
  )}${scaleBar(scale, height)}</svg>`
}

const pinShape: Record<string, (x: number, y: number) => string> = {
  scene: (x, y) => `M${x - 9} ${y}a9 9 0 1 0 18 0a9 9 0 1 0-18 0z`,
  'at-risk': (x, y) => `M${x} ${y - 12}l11 20h-22z`,
}
const otherPin = (x: number, y: number) => `M${x - 7} ${y - 7}h14v14h-14z`

function pin({ name, role, iata }: PublicContent['places'][number], [x, y]: Position, before: Position[]) {
  const [left, top] = [Math.round(x), Math.round(y)]
  const crowding = before.filter(([bx, by]) => Math.abs(bx - x) < 180 && Math.abs(by - y) < 60).length
  const isRight = left > locatorWidth * 0.7
  return html`<path class="pin" d="${(pinShape[role] ?? otherPin)(left, top)}"/><text x="${isRight ? left - 15 : left + 15}" y="${crowding ? top + 24 * crowding : top - 4}"${isRight ? raw(' text-anchor="end"') : ''}>${iata ?? name}</text>`
}

/** A round number of kilometres about a fifth of the map wide. */
function scaleBar(pixelsPerDegree: number, height: number) {
  const pixelsPerKm = pixelsPerDegree / kmPerDegree
  const wanted = locatorWidth / 5 / pixelsPerKm
  const power = 10 ** Math.floor(Math.log10(wanted))
  const km = [5, 2, 1].map((step) => step * power).find((step) => step <= wanted) ?? power
  return html`<path d="M12 ${height - 12}h${Math.round(km * pixelsPerKm)}" stroke="currentColor" stroke-width="2"/><text x="12" y="${height - 18}">${km} km</text>`
}

/** The area and its places with a margin, no flatter than 2:1 and no taller than square. */
function around(shape: Shape, places: Position[]): Bounds {
  const { west, south, east, north } = bounds([
    ...shape,
    ...places.map(([lon, lat]) => [[[lon, lat] as Position]]),
  ])
  const middle = { lon: (west + east) / 2, lat: (south + north) / 2 }
  const squeeze = Math.cos((middle.lat * Math.PI) / 180)
  const margin = 1.35
  let width = Math.max((east - west) * squeeze, 0.4) * margin
  let height = Math.max(north - south, 0.3) * margin
  height = Math.max(height, width * 0.5)
  width = Math.max(width, height)
  return {
    west: Math.max(-180, middle.lon - width / squeeze / 2),
    east: Math.min(180, middle.lon + width / squeeze / 2),
    south: Math.max(-89, middle.lat - height / 2),
    north: Math.min(89, middle.lat + height / 2),
  }
}

function inside({ west, east, south, north }: Bounds, lon: number, lat: number) {
  return lon >= west && lon <= east && lat >= south && lat <= north
}

/** An SVG path in whole pixels; vertices nearer than `detail` pixels to the last one drawn, and specks, are left out. */
function shapePath(shape: Shape, project: (position: Position) => [number, number] | null, detail: number) {
  let path = ''
  for (const polygon of shape)
    for (const ring of polygon) {
      const kept: [number, number][] = []
      for (const position of ring) {
        const point = project(position)
        if (!point) continue
        const at: [number, number] = [Math.round(point[0]), Math.round(point[1])]
        const last = kept.at(-1)
        if (!last || Math.abs(at[0] - last[0]) + Math.abs(at[1] - last[1]) >= detail) kept.push(at)
      }
      if (kept.length < 3) continue
      path += ringPath(kept)
    }
  return path
}

/** Relative steps are shorter than absolute positions. */
function ringPath(points: [number, number][]) {
  let [x, y] = points[0] as [number, number]
  let path = `M${x} ${y}l`
  for (const [nextX, nextY] of points.slice(1)) {
    path += `${nextX - x} ${nextY - y} `
    ;[x, y] = [nextX, nextY]
  }
  return `${path.trimEnd().replaceAll(' -', '-')}z`
}
