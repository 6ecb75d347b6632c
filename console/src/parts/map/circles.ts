import { type GeoJSONSource, type Map as MapLibre, Marker } from 'maplibre-gl'
import type { Area, AreaPart } from '../../../../src/geography/area.ts'
import { colours } from './colours.ts'
import type { Drawing } from './map.tsx'
import { circleRing, distanceKm, eastOf, rounded } from './part-shapes.ts'

type Circle = Extract<AreaPart, { type: 'circle' }>
type Handles = { middle: Marker; rim: Marker; circle: Circle }
/** Pixels an arrow key moves the middle, and the share it changes the radius by. */
const step = { pixels: 8, share: 0.05 }

/**
 * Circles with two handles each, which are buttons: one moves it, one sets its radius, by dragging or by the arrow keys.
 * `current` answers what the screen holds now.
 */
export function editCircles(map: MapLibre, current: () => Drawing | undefined) {
  const shown = new Map<number, Handles>()
  addLayers(map)

  const draw = () => {
    const features = [...shown.values()].map(({ circle: { lat, lon, km } }) => ({
      type: 'Feature' as const,
      properties: {},
      geometry: { type: 'Polygon' as const, coordinates: [circleRing(lat, lon, km)] },
    }))
    map.getSource<GeoJSONSource>('circles')?.setData({ type: 'FeatureCollection', features })
  }
  const tell = (index: number, circle: Circle, settled: boolean) => {
    const one = shown.get(index)
    if (!one) return
    one.circle = circle
    place(one)
    draw()
    const parts: Area = (current()?.parts ?? []).map((part, i) => (i === index ? circle : part))
    if (settled) current()?.onChange(parts)
    else current()?.onMoving?.(parts)
  }
  const add = (index: number, circle: Circle) => {
    const middle = handle(map, 'map-handle', `Move circle ${index + 1}`)
    const rim = handle(map, 'map-handle rim', `Radius of circle ${index + 1}`)
    const one = { middle, rim, circle }
    shown.set(index, one)
    place(one)
    middle.addTo(map)
    rim.addTo(map)
    const moved = () => ({ ...one.circle, ...at(middle) })
    const resized = () => ({ ...one.circle, km: radius(distanceKm(one.circle, at(rim))) })
    middle.on('drag', () => tell(index, moved(), false))
    middle.on('dragend', () => tell(index, moved(), true))
    rim.on('drag', () => tell(index, resized(), false))
    rim.on('dragend', () => tell(index, resized(), true))
    onArrows(middle, (x, y) => {
      const { lat, lon } = one.circle
      const point = map.project([lon, lat])
      const { lng, lat: to } = map.unproject([point.x + x * step.pixels, point.y + y * step.pixels])
      tell(index, { ...one.circle, ...position(lng, to) }, true)
    })
    onArrows(rim, (x, y) => {
      const km = radius(one.circle.km * (1 + (x - y) * step.share))
      tell(index, { ...one.circle, km }, true)
    })
  }
  const removeAt = (index: number) => {
    shown.get(index)?.middle.remove()
    shown.get(index)?.rim.remove()
    shown.delete(index)
  }
  return {
    show(parts: Area) {
      for (const index of [...shown.keys()]) if (parts[index]?.type !== 'circle') removeAt(index)
      parts.forEach((part, index) => {
        if (part.type !== 'circle') return
        const one = shown.get(index)
        if (one) {
          one.circle = part
          place(one)
        } else add(index, part)
      })
      draw()
    },
    recolour: () => paint(map),
    stop() {
      for (const index of [...shown.keys()]) removeAt(index)
      if (!map.getLayer('circle-fill')) return
      map.removeLayer('circle-fill')
      map.removeLayer('circle-lines')
      map.removeSource('circles')
    },
  }
}

function addLayers(map: MapLibre) {
  map.addSource('circles', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
  map.addLayer({ id: 'circle-fill', type: 'fill', source: 'circles', paint: { 'fill-opacity': 0.18 } })
  map.addLayer({ id: 'circle-lines', type: 'line', source: 'circles', paint: { 'line-width': 2 } })
  paint(map)
}

function paint(map: MapLibre) {
  const { link } = colours()
  map.setPaintProperty('circle-fill', 'fill-color', link)
  map.setPaintProperty('circle-lines', 'line-color', link)
}

function handle(map: MapLibre, className: string, says: string) {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = className
  const marker = new Marker({ element, draggable: true }).setLngLat(map.getCenter())
  element.setAttribute('aria-label', `${says}; arrow keys`)
  return marker
}

function place({ middle, rim, circle: { lat, lon, km } }: Handles) {
  middle.setLngLat([lon, lat])
  rim.setLngLat(eastOf(lat, lon, km))
}

function onArrows(marker: Marker, then: (x: number, y: number) => void) {
  const arrows: Record<string, [number, number]> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  }
  marker.getElement().addEventListener('keydown', (event) => {
    const arrow = arrows[event.key]
    if (!arrow) return
    event.preventDefault()
    event.stopPropagation()
    then(...arrow)
  })
}

function at(marker: Marker) {
  const { lng, lat } = marker.getLngLat()
  return position(lng, lat)
}

function position(lng: number, lat: number) {
  const [lon, to] = rounded(((((lng + 180) % 360) + 360) % 360) - 180, Math.max(-89, Math.min(89, lat)), 4)
  return { lon, lat: to }
}

/** Three figures are what anybody draws by hand. */
function radius(km: number) {
  return Number(Math.min(5_000, Math.max(0.2, km)).toPrecision(km < 10 ? 2 : 3))
}
