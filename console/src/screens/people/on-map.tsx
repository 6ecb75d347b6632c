import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Cluster, PeopleMap } from '../../../../src/desk/people/contract.ts'
import { api } from '../../api/client.ts'
import { Go, useGo } from '../../parts/go.tsx'
import { type MapPoint, MapView, type View } from '../../parts/map/map.tsx'
import { Fault } from '../../parts/states.tsx'
import { basisWords } from './words.ts'

/** The whole world, as a map opens. */
const world: View = { west: -180, south: -85, east: 180, north: 85, zoom: 1 }
const listed = 40

/** Where everybody is, counted; named where the map is near and few are in view. */
export function PeopleOnMap({ words }: { words: Record<string, string> }) {
  const [view, setView] = useState(world)
  const go = useGo()
  const { west, south, east, north, zoom } = view
  const bbox = [west, south, east, north].map((degrees) => degrees.toFixed(3)).join(',')
  const map = useQuery({
    queryKey: ['person', 'map', bbox, Math.round(zoom)],
    queryFn: ({ signal }) => api.get<PeopleMap>('/people/map', { bbox, zoom: Math.round(zoom) }, signal),
    placeholderData: keepPreviousData,
  })
  const points = useMemo(() => pointsOf(map.data), [map.data])
  const open = (id: string) => {
    const cluster = map.data?.clusters.find((one) => idOf(one) === id)
    if (!cluster) return go(`/people/${id}`)
    const place = cluster.place?.startsWith('country:') ? cluster.place.slice(8) : undefined
    return go('/people', { words: { ...words, view: undefined, country: place, bbox: boxText(cluster) } })
  }
  return (
    <div className="people-map">
      <MapView
        label="Where people are"
        points={points}
        fit={null}
        onPick={open}
        onView={setView}
        withoutList
      />
      {map.error && <Fault fault={map.error} retry={map.refetch} />}
      {map.data && (
        <p aria-live="polite">
          <strong>{map.data.total.toLocaleString('en')}</strong> {map.data.total === 1 ? 'person' : 'people'}{' '}
          in view. A number opens the list of those behind it.
        </p>
      )}
      {map.data && map.data.people.length > 0 && (
        <ul className="people-near">
          {map.data.people.map(({ person, name, label, basis }) => (
            <li key={person}>
              <Go to={`/people/${person}`}>{name}</Go>{' '}
              <span className="quiet">
                {label}, {basisWords[basis]}
              </span>
            </li>
          ))}
        </ul>
      )}
      {map.data && map.data.people.length === 0 && map.data.clusters.length > 0 && (
        <details className="map-list">
          <summary>The numbers as a list ({map.data.clusters.length})</summary>
          <ul>
            {map.data.clusters.slice(0, listed).map((cluster) => (
              <li key={idOf(cluster)}>
                <button type="button" className="button plain small" onClick={() => open(idOf(cluster))}>
                  {cluster.count} at {cluster.name ?? `${cluster.lat.toFixed(1)}, ${cluster.lon.toFixed(1)}`}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function pointsOf(data: PeopleMap | undefined): MapPoint[] {
  if (!data) return []
  if (data.people.length > 0)
    return data.people.map(({ person, name, lat, lon, basis }) => ({
      ...{ id: person, name, lat, lon },
      look: basis === 'trip' || basis === 'check-in' ? ('person' as const) : ('possible' as const),
    }))
  return data.clusters.map((cluster) => ({
    ...{ id: idOf(cluster), lat: cluster.lat, lon: cluster.lon, count: cluster.count },
    look: cluster.known > 0 ? ('person' as const) : ('possible' as const),
  }))
}

function idOf({ place, box }: Cluster): string {
  return place ?? [box?.west, box?.south].join(' ')
}

function boxText({ box }: Cluster): string | undefined {
  return box ? [box.west, box.south, box.east, box.north].join(',') : undefined
}
