import type { Map as MapLibre } from 'maplibre-gl'
import {
  type GeoJSONStoreFeatures,
  TerraDraw,
  TerraDrawCircleMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
} from 'terra-draw'
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter'
import type { Area } from '../../../../src/geography/area.ts'
import { editCircles } from './circles.ts'
import { colours, onColourChange } from './colours.ts'
import type { Drawing, DrawingTool } from './map.tsx'
import { partOf, ringOf } from './part-shapes.ts'

export type Drawn = { show(parts: Area): void; use(tool: DrawingTool): void; stop(): void }

const modes: Record<DrawingTool, string> = { move: 'select', polygon: 'polygon', circle: 'circle' }

/** Puts the parts that can be edited on the map and tells of every change, each by its place in the list. */
export function startDrawing(map: MapLibre, current: () => Drawing | undefined): Drawn {
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 9 }),
    modes: [selecting(), new TerraDrawPolygonMode(), new TerraDrawCircleMode({ segments: 64 })],
    idStrategy: { isValidId: (id: unknown) => typeof id === 'string', getId: () => crypto.randomUUID() },
  })
  draw.start()
  const circles = editCircles(map, current)
  /** Which part of the list each polygon is, by its feature. */
  const places = new Map<string, number>()
  // Told of nothing while we put features there ourselves.
  let showing = false
  const quietly = (work: () => void) => {
    showing = true
    work()
    showing = false
  }

  const drawnParts = (): Area => {
    const parts: Area = [...(current()?.parts ?? [])]
    const gone: number[] = []
    for (const [id, index] of places) {
      const feature = draw.getSnapshotFeature(id)
      if (feature) parts[index] = partOf(feature)
      else gone.push(index)
    }
    return parts.filter((_, index) => !gone.includes(index))
  }
  draw.on('change', (ids, type) => {
    if (showing || !ids.some((id) => places.has(String(id)))) return
    if (type === 'delete') current()?.onChange(drawnParts())
    else current()?.onMoving?.(drawnParts())
  })
  draw.on('finish', (id, { action }) => {
    if (action !== 'draw') return current()?.onChange(drawnParts())
    const feature = draw.getSnapshotFeature(id)
    quietly(() => draw.removeFeatures([id]))
    if (feature) current()?.onChange([...(current()?.parts ?? []), partOf(feature)])
    current()?.onToolDone?.()
  })

  const showPolygons = (parts: Area) => {
    if (sameAs(parts)) return
    quietly(() => {
      draw.removeFeatures([...places.keys()].filter((id) => draw.hasFeature(id)))
      places.clear()
      parts.forEach((part, index) => {
        const ring = ringOf(part)
        if (!ring) return
        const id = crypto.randomUUID()
        const [added] = draw.addFeatures([polygonFeature(id, ring)])
        if (added?.valid) places.set(id, index)
      })
    })
  }
  /** What comes back after a change of our own is there already; drawing it anew would drop the selection. */
  const sameAs = (parts: Area) =>
    parts.filter((part) => ringOf(part)).length === places.size &&
    [...places].every(([id, index]) => {
      const feature = draw.getSnapshotFeature(id)
      return feature && JSON.stringify(partOf(feature)) === JSON.stringify(parts[index])
    })

  const paint = () => {
    restyle(draw)
    circles.recolour()
  }
  paint()
  const unlisten = onColourChange(paint)
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && draw.getMode() !== 'select') current()?.onToolDone?.()
  }
  map.getCanvas().addEventListener('keyup', onKey)
  return {
    show(parts) {
      showPolygons(parts)
      circles.show(parts)
    },
    use: (tool) => draw.setMode(modes[tool]),
    stop() {
      unlisten()
      map.getCanvas().removeEventListener('keyup', onKey)
      circles.stop()
      draw.stop()
    },
  }
}

function selecting() {
  const coordinates = { midpoints: true, draggable: true, deletable: true }
  return new TerraDrawSelectMode({ flags: { polygon: { feature: { draggable: true, coordinates } } } })
}

function polygonFeature(id: string, ring: [number, number][]): GeoJSONStoreFeatures {
  return {
    id,
    type: 'Feature',
    properties: { mode: 'polygon' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  }
}

type Hex = `#${string}`

function restyle(draw: TerraDraw) {
  const { link, paper, ink } = colours() as unknown as Record<'link' | 'paper' | 'ink', Hex>
  const styles = { fillColor: link, fillOpacity: 0.18, outlineColor: link, outlineWidth: 2 }
  draw.updateModeOptions<typeof TerraDrawPolygonMode>('polygon', {
    styles: { ...styles, closingPointColor: paper, closingPointOutlineColor: link, closingPointWidth: 6 },
  })
  draw.updateModeOptions<typeof TerraDrawCircleMode>('circle', { styles })
  draw.updateModeOptions<typeof TerraDrawSelectMode>('select', {
    styles: {
      selectedPolygonColor: link,
      selectedPolygonFillOpacity: 0.3,
      selectedPolygonOutlineColor: ink,
      selectedPolygonOutlineWidth: 3,
      selectionPointColor: paper,
      selectionPointOutlineColor: ink,
      selectionPointOutlineWidth: 2,
      selectionPointWidth: 5,
      midPointColor: link,
      midPointOutlineColor: paper,
      midPointWidth: 4,
    },
  })
}
