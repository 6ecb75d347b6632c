import 'maplibre-gl/dist/maplibre-gl.css'
import { useQuery } from '@tanstack/react-query'
import {
  AttributionControl,
  Map as MapLibre,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { useEffect, useRef, useState } from 'react'
import type { BaseMap } from '../../../../src/desk/geography/map.ts'
import { api } from '../../api/client.ts'
import { Fault } from '../states.tsx'
import { baseStyle, layers } from './base-style.ts'
import { drawCloser, layerAddress } from './closer.ts'
import { colours, onColourChange } from './colours.ts'
import type { MapProps } from './map.tsx'
import { addPointLayers, boundsOf, colourPoints, fitTo, showAreas, showPoints } from './overlays.ts'
import { putSymbols } from './symbols.ts'
import { useDrawing } from './use-drawing.ts'

setWorkerUrl(workerUrl)

/** The drawn map itself; the chunk that MapLibre is in. */
export default function Surface(props: MapProps) {
  const base = useQuery({
    queryKey: ['base-map'],
    queryFn: ({ signal }) => api.get<BaseMap>('/map', {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (base.data) return <Drawn {...props} base={base.data} />
  if (base.error) return <Fault fault={base.error} retry={base.refetch} />
  return <div className="map-surface map-waiting" role="status" aria-label="The map is loading" />
}

function Drawn({ base, ...props }: MapProps & { base: BaseMap }) {
  const { label, areas = nothing, points = nothing, fit, cluster = false } = props
  const holder = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<MapLibre | null>(null)
  const latest = useRef(props)
  latest.current = props
  const first = useRef({ base, label, cluster })

  // Before the effect that opens the map: what draws on it must be taken off it before it goes.
  useDrawing(map, props.drawing)
  useEffect(() => {
    if (!holder.current) return
    const made = openMap(holder.current, first.current)
    made.once('load', () => setMap(made))
    const pick = (id: unknown) =>
      id !== undefined && latest.current.drawing === undefined && latest.current.onPick?.(String(id))
    for (const layer of ['points', 'clusters', 'area-fill'])
      made.on('click', layer, ({ features }) => features?.[0] && pick(features[0].properties.id))
    made.on('moveend', () => {
      const { lng, lat } = made.getCenter()
      latest.current.onMiddle?.([lng, lat])
      latest.current.onView?.(viewOf(made))
    })
    made.once('load', () => latest.current.onView?.(viewOf(made)))
    return () => {
      setMap(null)
      made.remove()
    }
  }, [])

  useEffect(() => {
    if (!map) return
    const all = colours()
    showAreas(map, areas, all)
  }, [map, areas])
  useEffect(() => {
    if (map) showPoints(map, points)
  }, [map, points])
  useEffect(() => {
    if (!map) return
    const again = () => {
      recolour(map)
      showAreas(map, latest.current.areas ?? nothing, colours())
    }
    // Light may have become dark while the map was loading.
    if (colours().water !== map.getPaintProperty('water', 'background-color')) again()
    return onColourChange(again)
  }, [map])
  useFit(map, fit, areas, points)

  return <div ref={holder} className="map-surface" data-ready={map !== null} />
}

function viewOf(map: MapLibre) {
  const seen = map.getBounds()
  const [west, south, east, north] = [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()]
  return { west, south, east, north, zoom: map.getZoom() }
}

const nothing: never[] = []

function openMap(container: HTMLElement, given: { base: BaseMap; label: string; cluster: boolean }) {
  const { version, credits } = given.base
  const all = colours()
  const map = new MapLibre({
    container,
    style: baseStyle(all, layerAddress('/map/countries', version), layerAddress('/map/labels', version)),
    bounds: [-150, -52, 165, 72],
    maxZoom: 15,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: true,
    fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150,
    locale: { 'Map.Title': given.label },
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
  map.addControl(new ScaleControl({}), 'bottom-left')
  map.addControl(
    new AttributionControl({ compact: true, customAttribution: credits.join(', ') }),
    'bottom-right',
  )
  map.on('load', () => {
    putSymbols(map, all)
    addPointLayers(map, colours(), given.cluster)
    drawCloser(map, version)
  })
  return map
}

/** Light to dark and back, without fetching or losing anything. */
function recolour(map: MapLibre) {
  const all = colours()
  for (const { id, paint = {} } of layers(all))
    for (const [property, value] of Object.entries(paint))
      map.setPaintProperty(id, property as never, value as never)
  colourPoints(map, all)
  putSymbols(map, all)
}

/** Once for what is given first, then whenever `fit` names other bounds. */
function useFit(
  map: MapLibre | null,
  fit: MapProps['fit'],
  areas: NonNullable<MapProps['areas']>,
  points: NonNullable<MapProps['points']>,
) {
  const shown = useRef('')
  useEffect(() => {
    if (!map) return
    const bounds = fit ?? (fit === undefined && shown.current === '' ? boundsOf(areas, points) : null)
    if (!bounds || String(bounds) === shown.current) return
    fitTo(map, bounds, shown.current !== '' && !matchMedia('(prefers-reduced-motion: reduce)').matches)
    shown.current = String(bounds)
  }, [map, fit, areas, points])
}
