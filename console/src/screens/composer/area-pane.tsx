import { useEffect, useMemo, useState } from 'react'
import type { AlertPlace } from '../../../../src/alerts/alert.ts'
import type { PlaceFound } from '../../../../src/desk/drafts/contract.ts'
import type { Area, AreaPart } from '../../../../src/geography/area.ts'
import { Button } from '../../parts/button.tsx'
import {
  type Bounds,
  type DrawingTool,
  type MapArea,
  type MapPoint,
  MapView,
  type Position,
} from '../../parts/map/map.tsx'
import { FieldBox } from './field-box.tsx'
import { countryName } from './field-lists.tsx'
import { useListField } from './open-draft.tsx'
import { PlacePicker } from './place-picker.tsx'
import { ReachShown } from './reach-shown.tsx'
import { Radius } from './small-controls.tsx'
import { useQuestion } from './use-question.ts'
import { useReach } from './use-reach.ts'

/** Where the alert applies: by name, by distance, or drawn; and whom that reaches, as it moves. */
export function AreaPane() {
  const [parts, set] = useListField<AreaPart>('area')
  const [moving, setMoving] = useState<Area | null>(null)
  const [tool, setTool] = useState<DrawingTool>('move')
  const [middle, setMiddle] = useState<Position | null>(null)
  const reached = useReach(useQuestion(moving ?? parts))
  const [places] = useListField<AlertPlace>('places')
  const areas = useMemo<MapArea[]>(
    () =>
      reached.reach
        ? [{ id: 'area', name: 'Area of the alert', shape: reached.reach.shape, faint: true }]
        : [],
    [reached.reach],
  )
  const points = useMemo<MapPoint[]>(() => {
    const fault = reached.reach?.fault?.at
    // A country has no point of its own.
    const spots = places.filter(({ kind }) => kind !== 'country')
    const named = spots.map(({ ref, name, lat, lon }) => ({
      id: ref,
      name,
      lat,
      lon,
      look: 'place' as const,
    }))
    return fault
      ? [...named, { id: 'fault', name: 'here', lat: fault[1], lon: fault[0], look: 'fault' as const }]
      : named
  }, [places, reached.reach?.fault?.at])
  const change = (next: Area) => {
    setMoving(null)
    set(next)
  }
  const fit = useFit(parts, areas, points)
  const add = (part: AreaPart) => change([...parts, part])

  return (
    <FieldBox field="area">
      <MapView
        label="Area of the alert"
        className="composer-map"
        areas={areas}
        points={points}
        fit={fit}
        withoutList
        onMiddle={setMiddle}
        drawing={{ tool, parts, onChange: change, onMoving: setMoving, onToolDone: () => setTool('move') }}
      />
      <fieldset className="map-tools" aria-label="Drawing">
        {(['move', 'circle', 'polygon'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className="button small"
            aria-pressed={tool === one}
            onClick={() => setTool(one)}
          >
            {{ move: 'Move', circle: 'Draw a circle', polygon: 'Draw an outline' }[one]}
          </button>
        ))}
        <Button
          small
          look="plain"
          isDisabled={!middle}
          onPress={() =>
            middle && add({ type: 'circle', lon: round(middle[0]), lat: round(middle[1]), km: 25 })
          }
        >
          Circle at the middle
        </Button>
      </fieldset>
      {tool !== 'move' && (
        <p className="hint" role="status">
          {tool === 'circle'
            ? 'Press where its middle is, then how far it reaches.'
            : 'Press corner after corner; press the first one again, or Enter, to close it.'}{' '}
          Escape stops.
        </p>
      )}
      <Parts parts={parts} onChange={change} />
      <PlacePicker
        hideLabel
        label="Add a country, region, place or airport"
        onPick={(found) => add(partOf(found))}
      />
      <ReachShown {...reached} hasArea={parts.length > 0} />
    </FieldBox>
  )
}

function Parts({ parts, onChange }: { parts: Area; onChange: (parts: Area) => void }) {
  if (parts.length === 0) return <p className="quiet small">No area yet: name a place below, or draw one.</p>
  const replace = (index: number, part: AreaPart) =>
    onChange(parts.map((old, i) => (i === index ? part : old)))
  return (
    <ul className="area-parts" aria-label="Parts of the area">
      {parts.map((part, index) => {
        const name = nameOf(part, index)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no ids, and their controls hold nothing themselves
          <li key={index}>
            <span>{name}</span>
            {part.type !== 'polygon' && (
              <Radius
                label={
                  part.type === 'circle' || part.type === 'place'
                    ? `Radius of ${name}`
                    : `Wider than ${name} by`
                }
                km={part.km}
                optional={part.type === 'country' || part.type === 'region'}
                onChange={(km) => replace(index, widened(part, km))}
              />
            )}
            <Button
              small
              look="plain"
              aria-label={`Remove ${name}`}
              onPress={() => onChange(parts.filter((_, i) => i !== index))}
            >
              ✕
            </Button>
          </li>
        )
      })}
    </ul>
  )
}

function widened(part: AreaPart, km: number | undefined): AreaPart {
  if (part.type === 'polygon') return part
  if (part.type === 'circle' || part.type === 'place') return { ...part, km: km ?? part.km }
  const { km: _, ...rest } = part
  return km === undefined ? rest : { ...rest, km }
}

function nameOf(part: AreaPart, index: number): string {
  if (part.type === 'country') return countryName(part.country)
  if (part.type === 'circle') return `Circle ${index + 1}`
  if (part.type === 'polygon') return `Outline ${index + 1}`
  return part.name
}

/** A named place gets a radius of the field’s usual size; a country or region is taken as it is. */
function partOf({ kind, country, ref, name }: PlaceFound): AreaPart {
  if (kind === 'country') return { type: 'country', country }
  if (kind === 'region') return { type: 'region', ref, name }
  return { type: 'place', ref, name, km: kind === 'city' ? 25 : 10 }
}

/** Follows what was added or removed, but not a part that is being moved under somebody’s hand. */
function useFit(parts: Area, areas: MapArea[], points: MapPoint[]): Bounds | null {
  const [fit, setFit] = useState<Bounds | null>(null)
  const what = parts
    .map((part) =>
      part.type === 'circle' || part.type === 'polygon' ? part.type : JSON.stringify({ ...part, km: 0 }),
    )
    .join()
  const [fitted, setFitted] = useState('')
  useEffect(() => {
    const bounds = boundsOfAll(areas, points)
    if (!bounds || fitted === what) return
    if (parts.length > 0 && areas.length === 0) return
    setFitted(what)
    setFit(bounds)
  }, [what, fitted, areas, points, parts.length])
  return fit
}

function boundsOfAll(areas: MapArea[], points: MapPoint[]): Bounds | null {
  const all = [
    ...areas.flatMap(({ shape }) => shape.coordinates.flatMap((polygon) => polygon[0] ?? [])),
    ...(areas.length > 0 ? [] : points.map(({ lon, lat }) => [lon, lat])),
  ]
  if (all.length === 0) return null
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const [lon = 0, lat = 0] of all) {
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  return [west, south, east, north]
}

function round(degrees: number) {
  return Number(degrees.toFixed(3))
}
