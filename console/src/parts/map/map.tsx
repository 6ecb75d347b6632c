import './map.css'
import { Component, lazy, type ReactNode, Suspense } from 'react'
import type { Area } from '../../../../src/geography/area.ts'
import type { Severity } from '../../../../src/vocabulary/severity.ts'

const Surface = lazy(() => import('./surface.tsx'))

export type Position = [lon: number, lat: number]
export type Outline = { type: 'MultiPolygon'; coordinates: number[][][][] }
/** West, south, east, north. */
export type Bounds = readonly [number, number, number, number]

/** An area that is drawn over the land; `severity` colours it, else it is the colour of links. */
export type MapArea = { id: string; name: string; shape: Outline; severity?: string; faint?: boolean }

/** What a point is: each has a shape and a colour of its own, and its word stands in the list below the map. */
export type PointLook =
  | 'place'
  | 'person'
  | 'possible'
  | 'help'
  | 'safe'
  | 'silent'
  | 'site'
  | 'fault'
  | Severity
export type MapPoint = {
  id: string
  /** Shown beside it where there is room; leave it out where names are not to be shown. */
  name?: string
  lat: number
  lon: number
  look: PointLook
  /** So many stand here: drawn as a number instead of the look. */
  count?: number
  /** The one that the screen is about: ringed. */
  isChosen?: boolean
}

export type DrawingTool = 'move' | 'polygon' | 'circle'
/** Editing: circles and polygons among `parts` can be moved, resized and deleted; new ones come at the end of the list. */
export type Drawing = {
  tool: DrawingTool
  parts: Area
  /** When a part is let go, deleted, or finished; a new part also ends the tool. */
  onChange: (parts: Area) => void
  /** While a part is being moved or drawn, many times a second. */
  onMoving?: (parts: Area) => void
  /** Escape, or a new part was finished. */
  onToolDone?: () => void
}

/** What is in view, in degrees; west may be below -180 or east above 180 where the world is shown more than once. */
export type View = { west: number; south: number; east: number; north: number; zoom: number }

export type MapProps = {
  /** What the map shows, for those who do not see it. */
  label: string
  areas?: readonly MapArea[]
  points?: readonly MapPoint[]
  /** Bring these bounds into view whenever they change; without it everything given is brought into view once. */
  fit?: Bounds | null
  /** Points close together become one with their number. */
  cluster?: boolean
  /** A point or an area was pressed, on the map or in the list. */
  onPick?: (id: string) => void
  drawing?: Drawing
  /** Called with the middle of the view whenever it comes to rest. */
  onMiddle?: (at: Position) => void
  /** Called with what is in view whenever it comes to rest, and once at first. */
  onView?: (view: View) => void
  /** Leave the list out where the screen itself shows the same rows. */
  withoutList?: boolean
  className?: string
}

/**
 * A map of our own geodata, with areas and points on it and all of them as a list below. Loaded when it is shown, apart
 * from everything else; where the browser cannot draw it, the list remains.
 */
export function MapView(props: MapProps) {
  return (
    <figure className={`map-part ${props.className ?? ''}`}>
      <WithoutMap>
        <Suspense
          fallback={<div className="map-surface map-waiting" role="status" aria-label="The map is loading" />}
        >
          <Surface {...props} />
        </Suspense>
      </WithoutMap>
      {!props.withoutList && <Listed {...props} />}
    </figure>
  )
}

const words: Record<PointLook, string> = {
  place: 'place',
  person: 'in the area',
  possible: 'possibly in the area',
  help: 'needs help',
  safe: 'safe',
  silent: 'has not answered',
  site: 'site',
  fault: 'a fault in the area',
  Unknown: 'unrated',
  Minor: 'notice',
  Moderate: 'caution',
  Severe: 'warning',
  Extreme: 'critical',
}
const mostListed = 200

function Listed({ areas = [], points = [], onPick }: MapProps) {
  const rows = [
    ...areas.map(({ id, name }) => ({ id, says: name })),
    ...points.map(({ id, name, look, lat, lon }) => ({
      id,
      says: `${name ?? `${lat.toFixed(2)}, ${lon.toFixed(2)}`}: ${words[look]}`,
    })),
  ]
  if (rows.length === 0) return null
  return (
    <figcaption>
      <details className="map-list">
        <summary>What the map shows ({rows.length})</summary>
        <ul>
          {rows.slice(0, mostListed).map(({ id, says }) => (
            <li key={id}>
              {onPick ? (
                <button type="button" className="button plain small" onClick={() => onPick(id)}>
                  {says}
                </button>
              ) : (
                says
              )}
            </li>
          ))}
        </ul>
        {rows.length > mostListed && (
          <p className="quiet">… and {rows.length - mostListed} more on the map.</p>
        )}
      </details>
    </figcaption>
  )
}

/** A browser without WebGL, or a part of the map that cannot be fetched, must not take the screen along. */
class WithoutMap extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <p className="map-surface map-absent">
        The map cannot be drawn in this browser (it needs WebGL). Everything on it can be read and set without
        it.
      </p>
    )
  }
}
