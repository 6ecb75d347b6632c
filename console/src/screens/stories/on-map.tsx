import { useMemo, useState } from 'react'
import { Tick } from '../../parts/field.tsx'
import { type MapPoint, MapView, type View } from '../../parts/map/map.tsx'
import type { SetFilter } from './filters.tsx'
import { type Filter, usePoints } from './use-inbox.ts'

type Props = {
  filter: Filter
  set: SetFilter
  current: string | null
  onPick: (id: string) => void
}

/** Where the stories of the list are; the current one is ringed, and the list may be held to what is in view. */
export function StoriesOnMap({ filter, set, current, onPick }: Props) {
  const { data } = usePoints(filter, true)
  const [view, setView] = useState<View | null>(null)
  const points = useMemo(
    () =>
      (data?.points ?? []).map(
        ({ id, lat, lon, severity, title }): MapPoint => ({
          ...{ id, lat, lon, look: severity },
          ...(id === current ? { name: title.slice(0, 40), isChosen: true } : {}),
        }),
      ),
    [data, current],
  )
  const held = filter.box !== undefined
  const moved = (next: View) => {
    setView(next)
    if (held && boxOf(next) !== filter.box) set({ box: boxOf(next) })
  }
  return (
    <div className="stories-map">
      <MapView
        label="Where the stories are"
        points={points}
        fit={null}
        onPick={onPick}
        onView={moved}
        withoutList
      />
      <Tick
        label="Only what the map shows"
        isOn={held}
        isDisabled={view === null}
        onChange={(on) => set({ box: on && view ? boxOf(view) : undefined })}
      />
      {data?.more && (
        <p className="small quiet">The map shows the first {data.points.length}; narrow the inbox.</p>
      )}
    </div>
  )
}

/** `west,south,east,north`, west greater than east across the antimeridian. */
function boxOf({ west, south, east, north }: View): string {
  const around = (lon: number) => ((((lon + 180) % 360) + 360) % 360) - 180
  const [from, to] = east - west >= 360 ? [-180, 180] : [around(west), around(east)]
  return [from, south, to, north].map((degrees) => degrees.toFixed(2)).join(',')
}
