import type { Map as MapLibre } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import type { Drawn } from './drawing.ts'
import type { Drawing } from './map.tsx'

/** Keeps the drawing on the map and the parts of the screen the same; its chunk is loaded by the first who edits. */
export function useDrawing(map: MapLibre | null, drawing: Drawing | undefined) {
  const latest = useRef(drawing)
  latest.current = drawing
  const isOn = drawing !== undefined
  const [drawn, setDrawn] = useState<Drawn | null>(null)

  useEffect(() => {
    if (!map || !isOn) return
    let gone = false
    let open: Drawn | undefined
    void import('./drawing.ts').then(({ startDrawing }) => {
      if (gone) return
      open = startDrawing(map, () => latest.current)
      setDrawn(open)
    })
    return () => {
      gone = true
      setDrawn(null)
      open?.stop()
    }
  }, [map, isOn])

  const parts = drawing?.parts
  useEffect(() => {
    if (drawn && parts) drawn.show(parts)
  }, [drawn, parts])
  const tool = drawing?.tool
  useEffect(() => {
    if (drawn && tool) drawn.use(tool)
  }, [drawn, tool])
}
