import type { MapOptions } from 'maplibre-gl'
import type { Colours } from './colours.ts'

export type Style = Exclude<NonNullable<MapOptions['style']>, string>
type Layer = Style['layers'][number]
export const none = { type: 'FeatureCollection' as const, features: [] }
/** Drawn by the browser from what it has: nothing is fetched for text. */
export const font = ['sans-serif']

/** Water, land, regions and names; areas and points come above the land and below the names. */
export function baseStyle(all: Colours, land: string, labels: string): Style {
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: land, tolerance: 0.2 },
      regions: { type: 'geojson', data: none },
      labels: { type: 'geojson', data: labels },
      closer: { type: 'geojson', data: none },
      areas: { type: 'geojson', data: none },
      points: { type: 'geojson', data: none },
    },
    layers: layers(all),
  }
}

/** The colours of every layer of the base, for a change between light and dark. */
export function layers(all: Colours): Layer[] {
  return [
    { id: 'water', type: 'background', paint: { 'background-color': all.water } },
    { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': all.land } },
    {
      id: 'region-lines',
      type: 'line',
      source: 'regions',
      minzoom: 4,
      paint: { 'line-color': all.border, 'line-width': 0.7, 'line-opacity': 0.75, 'line-dasharray': [3, 2] },
    },
    {
      id: 'borders',
      type: 'line',
      source: 'land',
      paint: {
        'line-color': all.border,
        'line-width': ['interpolate', ['linear'], ['zoom'], 1, 0.6, 6, 1.6],
      },
    },
    {
      id: 'area-fill',
      type: 'fill',
      source: 'areas',
      paint: { 'fill-color': ['get', 'colour'], 'fill-opacity': ['case', ['get', 'faint'], 0.1, 0.24] },
    },
    {
      id: 'area-lines',
      type: 'line',
      source: 'areas',
      paint: { 'line-color': ['get', 'colour'], 'line-width': ['case', ['get', 'faint'], 1.2, 2] },
    },
    townLayer('closer', all, 4.5),
    townLayer('labels', all, 2),
    nameLayer('countries', 'labels', ['==', ['get', 'kind'], 'country'], all, { maxzoom: 7 }),
    nameLayer('region-names', 'closer', ['==', ['get', 'kind'], 'region'], all, { minzoom: 5.5 }),
  ]
}

function townLayer(source: 'labels' | 'closer', all: Colours, minzoom: number): Layer {
  return {
    id: `towns-${source}`,
    type: 'symbol',
    source,
    minzoom,
    filter: ['in', ['get', 'kind'], ['literal', ['capital', 'seat', 'town']]],
    layout: {
      'icon-image': ['case', ['==', ['get', 'kind'], 'capital'], 'capital', 'town'],
      'text-field': ['get', 'name'],
      'text-font': font,
      'text-size': ['case', ['==', ['get', 'kind'], 'capital'], 13, 12],
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': 0.55,
      'text-justify': 'auto',
      'text-padding': 6,
      'symbol-sort-key': ['get', 'rank'],
    },
    paint: { 'text-color': all.ink, 'text-halo-color': all.land, 'text-halo-width': 1.4 },
  }
}

function nameLayer(id: string, source: string, filter: unknown, all: Colours, zooms: object): Layer {
  return {
    id,
    type: 'symbol',
    source,
    ...zooms,
    filter: filter as never,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': font,
      'text-size': id === 'countries' ? ['interpolate', ['linear'], ['zoom'], 1, 10, 5, 15] : 11,
      'text-letter-spacing': 0.06,
      'text-max-width': 7,
      'text-padding': 8,
      'symbol-sort-key': ['get', 'rank'],
    },
    paint: { 'text-color': all.soft, 'text-halo-color': all.land, 'text-halo-width': 1.4 },
  }
}
