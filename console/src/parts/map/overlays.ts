import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { font } from './base-style.ts'
import { type Colours, ofSeverity } from './colours.ts'
import type { Bounds, MapArea, MapPoint } from './map.tsx'

/** Draws the areas of a screen. */
export function showAreas(map: MapLibre, areas: readonly MapArea[], all: Colours) {
  const features = areas.map(({ id, shape, severity, faint = false }) => ({
    type: 'Feature' as const,
    properties: { id, colour: ofSeverity(severity, all), faint },
    geometry: shape,
  }))
  map.getSource<GeoJSONSource>('areas')?.setData({ type: 'FeatureCollection', features })
}

/** Draws the points of a screen. */
export function showPoints(map: MapLibre, points: readonly MapPoint[]) {
  const features = points.map(({ id, name = '', lat, lon, look, count, isChosen = false }) => ({
    type: 'Feature' as const,
    // As the map's own clusters are: so many stand here.
    properties: {
      ...{ id, name, look, isChosen },
      ...(count ? { point_count: count, point_count_abbreviated: shortly(count) } : {}),
    },
    geometry: { type: 'Point' as const, coordinates: [lon, lat] },
  }))
  map.getSource<GeoJSONSource>('points')?.setData({ type: 'FeatureCollection', features })
}

function shortly(count: number) {
  return count < 10_000 ? String(count) : `${Math.round(count / 1000)}k`
}

/** The layers of points, above all others; `cluster` makes one of those close together, with their number. */
export function addPointLayers(map: MapLibre, all: Colours, cluster: boolean) {
  map.removeSource('points')
  map.addSource('points', {
    type: 'geojson',
    data: { type: 'FeatureCollection', features: [] },
    cluster,
    clusterRadius: 36,
    clusterMaxZoom: 12,
  })
  map.addLayer({
    id: 'chosen-point',
    type: 'circle',
    source: 'points',
    filter: ['all', ['!', ['has', 'point_count']], ['get', 'isChosen']],
    paint: { 'circle-radius': 15, 'circle-opacity': 0.15, 'circle-stroke-width': 2.5 },
  })
  map.addLayer({
    id: 'points',
    type: 'symbol',
    source: 'points',
    filter: ['!', ['has', 'point_count']],
    layout: {
      'icon-image': ['get', 'look'],
      'icon-allow-overlap': true,
      'text-field': ['get', 'name'],
      'text-font': font,
      'text-size': 13,
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': 0.8,
      'text-optional': true,
    },
  })
  map.addLayer({
    id: 'clusters',
    type: 'circle',
    source: 'points',
    filter: ['has', 'point_count'],
    paint: { 'circle-radius': ['step', ['get', 'point_count'], 13, 20, 17, 200, 22] },
  })
  map.addLayer({
    id: 'cluster-counts',
    type: 'symbol',
    source: 'points',
    filter: ['has', 'point_count'],
    layout: { 'text-field': ['get', 'point_count_abbreviated'], 'text-font': font, 'text-size': 12 },
  })
  colourPoints(map, all)
}

export function colourPoints(map: MapLibre, all: Colours) {
  map.setPaintProperty('chosen-point', 'circle-color', all.link)
  map.setPaintProperty('chosen-point', 'circle-stroke-color', all.link)
  map.setPaintProperty('points', 'text-color', all.ink)
  map.setPaintProperty('points', 'text-halo-color', all.paper)
  map.setPaintProperty('points', 'text-halo-width', 1.6)
  map.setPaintProperty('clusters', 'circle-color', all.link)
  map.setPaintProperty('clusters', 'circle-stroke-color', all.paper)
  map.setPaintProperty('clusters', 'circle-stroke-width', 2)
  map.setPaintProperty('cluster-counts', 'text-color', all.paper)
}

/** The smallest box around everything, west to east; null for nothing. */
export function boundsOf(areas: readonly MapArea[], points: readonly MapPoint[]): Bounds | null {
  let [west, south, east, north] = [180, 90, -180, -90]
  const take = (lon: number, lat: number) => {
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  for (const { shape } of areas)
    for (const polygon of shape.coordinates) for (const [lon = 0, lat = 0] of polygon[0] ?? []) take(lon, lat)
  for (const { lon, lat } of points) take(lon, lat)
  return west > east ? null : [west, south, east, north]
}

/** Brings a box into view, no closer than a town. */
export function fitTo(map: MapLibre, [west, south, east, north]: Bounds, animate: boolean) {
  const { clientWidth, clientHeight } = map.getContainer()
  map.fitBounds([west, south, east, north], {
    padding: Math.min(36, clientWidth / 8, clientHeight / 8),
    maxZoom: 10,
    animate,
    duration: 500,
  })
}
