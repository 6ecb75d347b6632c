import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AlertPlace } from '../../../../src/alerts/alert.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../parts/button.tsx'
import { FieldBox } from './field-box.tsx'
import { useField, useListField } from './open-draft.tsx'
import { instantOf, localWords, wallTime, zoneName } from './time.ts'

type Span = { from?: string; to?: string }

/** The time zone of the first place where it happened, else of the first place named. */
function usePlaceZone(): string | null {
  const [places] = useListField<AlertPlace>('places')
  const place = places.find(({ role }) => role === 'scene') ?? places[0]
  const { data } = useQuery({
    queryKey: ['time-zone', place?.lat, place?.lon],
    queryFn: ({ signal }) =>
      api.get<{ zone: string }>('/time-zone', { lat: place?.lat ?? 0, lon: place?.lon ?? 0 }, signal),
    enabled: place !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return place ? (data?.zone ?? null) : null
}

/** UTC or the place’s own time, whichever one thinks in; both are shown. */
function useZone() {
  const own = usePlaceZone()
  const [chosen, choose] = useState<'utc' | 'own'>('utc')
  const zone = chosen === 'own' && own ? own : 'UTC'
  const choice = own && (
    <fieldset className="zone-choice" aria-label="Times are entered in">
      {(['utc', 'own'] as const).map((one) => (
        <button key={one} type="button" aria-pressed={chosen === one} onClick={() => choose(one)}>
          {one === 'utc' ? 'UTC' : zoneName(own)}
        </button>
      ))}
    </fieldset>
  )
  return { zone, own, choice }
}

/** While this holds, people in the area are exposed. */
export function Timeframe() {
  const [span, set] = useField<Span>('timeframe')
  const { zone, own, choice } = useZone()
  const lasting = (hours: number) => {
    const from = new Date(Math.floor(Date.now() / 60_000) * 60_000)
    const plain = (at: Date) => at.toISOString().replace('.000Z', 'Z')
    set({ from: plain(from), to: plain(new Date(from.getTime() + hours * 3_600_000)) })
  }
  return (
    <FieldBox field="timeframe" beside={choice}>
      <div className="row">
        {(['from', 'to'] as const).map((end) => (
          <label key={end} className="small-label">
            <span>
              {end === 'from' ? 'From' : 'To'} ({zoneName(zone)})
            </span>
            <input
              type="datetime-local"
              value={span?.[end] ? wallTime(span[end], zone) : ''}
              onChange={(event) => {
                const at = instantOf(event.currentTarget.value, zone)
                set({ ...span, [end]: at ?? undefined })
              }}
            />
            <BothTimes at={span?.[end]} own={own} />
          </label>
        ))}
      </div>
      <div className="actions">
        {[24, 72, 168].map((hours) => (
          <Button key={hours} small onPress={() => lasting(hours)}>
            {hours === 24 ? '24 hours from now' : `${hours / 24} days`}
          </Button>
        ))}
      </div>
    </FieldBox>
  )
}

function BothTimes({ at, own }: { at: string | undefined; own: string | null }) {
  if (!at) return null
  return (
    <span className="hint">
      {localWords(at, 'UTC')}
      {own && own !== 'UTC' && (
        <>
          <br />
          {localWords(at, own)}
        </>
      )}
    </span>
  )
}

/** When it happened or will: often only the day is known. */
export function EventTime() {
  const [span, set] = useField<Span>('eventTime')
  const { zone, own, choice } = useZone()
  const change = (end: 'from' | 'to', value: string | undefined) => {
    const next = { ...span, [end]: value }
    set(next.from || next.to ? next : null)
  }
  return (
    <FieldBox field="eventTime" beside={choice} hint="Leave the clock empty where only the day is known.">
      {(['from', 'to'] as const).map((end) => (
        <DayOrInstant
          key={end}
          label={end === 'from' ? 'From' : 'To, if it lasted'}
          value={span?.[end]}
          zone={zone}
          own={own}
          onChange={(value) => change(end, value)}
        />
      ))}
    </FieldBox>
  )
}

type DayProps = {
  label: string
  value: string | undefined
  zone: string
  own: string | null
  onChange: (value: string | undefined) => void
}

function DayOrInstant({ label, value, zone, own, onChange }: DayProps) {
  const isInstant = value?.includes('T') ?? false
  const wall = isInstant ? wallTime(value ?? '', zone) : (value ?? '')
  const [day = '', clock = ''] = wall.split('T')
  const say = (nextDay: string, nextClock: string) => {
    if (!nextDay) onChange(undefined)
    else if (!nextClock) onChange(nextDay)
    else onChange(instantOf(`${nextDay}T${nextClock}`, zone) ?? undefined)
  }
  return (
    <div className="row day-row">
      <label className="small-label">
        <span>{label}</span>
        <input type="date" value={day} onChange={(event) => say(event.currentTarget.value, clock)} />
      </label>
      <label className="small-label">
        <span>Clock ({zoneName(zone)})</span>
        <input
          type="time"
          value={clock}
          disabled={!day}
          onChange={(event) => say(day, event.currentTarget.value)}
        />
      </label>
      {isInstant && <BothTimes at={value} own={own} />}
    </div>
  )
}
