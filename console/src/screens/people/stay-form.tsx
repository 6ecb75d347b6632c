import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { PlaceFound } from '../../../../src/desk/drafts/contract.ts'
import type { StayLine } from '../../../../src/desk/people/contract.ts'
import { api } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Choice, Field } from '../../parts/field.tsx'
import { useKept } from '../../parts/kept.ts'
import { Fault } from '../../parts/states.tsx'
import { toast } from '../../parts/toasts.tsx'
import { PlacePicker } from '../composer/place-picker.tsx'
import { stayWords } from './words.ts'

type Kind = StayLine['kind']
type Typed = {
  kind: Kind
  place: Pick<PlaceFound, 'ref' | 'name' | 'where'> | null
  lat: string
  lon: string
  hotel: string
  from: string
  to: string
  purpose: string
}
type Props = {
  person: { id: string; name: string }
  /** What the form begins with. */
  kind: Kind
  /** A stay to be changed; a new one else. */
  stay?: StayLine | undefined
  onClose: () => void
}

const kinds = (Object.entries(stayWords) as [Kind, string][]).filter(([kind]) => kind !== 'check-in')

/** A trip, a stay, a home or a check-in by hand; times are the place's own. */
export function StayForm({ person, kind, stay, onClose }: Props) {
  const start = stay ? typedOf(stay) : { ...blank, kind }
  const [typed, set, clear] = useKept<Typed>(`stay.${person.id}.${stay?.id ?? kind}`, start)
  const isCheckIn = typed.kind === 'check-in'
  const save = useMutation({
    mutationFn: () => {
      const path = `/people/${person.id}/stays`
      return stay ? api.put<Saved>(`${path}/${stay.id}`, asSent(typed)) : api.post<Saved>(path, asSent(typed))
    },
    onSuccess: ({ id, label, doubt }) => {
      clear()
      onClose()
      const undo = () =>
        stay
          ? api.put(`/people/${person.id}/stays/${id}`, asSent(typedOf(stay)))
          : api.delete(`/people/${person.id}/stays/${id}`)
      toast(`${label} was noted.${doubt ? ` ${doubt}` : ''}`, { undo })
    },
  })
  const giveUp = () => {
    clear()
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const problem = save.error instanceof ApiProblem ? save.error : undefined
  const fault = (...names: string[]) => problem?.errors.find(({ path }) => names.includes(path))?.message
  const title = stay
    ? 'Change a stay'
    : isCheckIn
      ? `Where ${person.name} says to be`
      : `Add a trip of ${person.name}`
  return (
    <Dialog title={title} isOpen onClose={giveUp} stays>
      <form onSubmit={submit}>
        {save.error && (!problem || problem.errors.length === 0) ? <Fault fault={save.error} /> : null}
        {!isCheckIn && (
          <Choice
            label="Kind"
            value={typed.kind}
            options={kinds}
            onChange={(next) => set({ ...typed, kind: next })}
          />
        )}
        {typed.place ? (
          <div className="field">
            <span>Place</span>
            <p className="chosen">
              <strong>{typed.place.name}</strong> <span className="quiet">{typed.place.where}</span>{' '}
              <Button small look="plain" onPress={() => set({ ...typed, place: null })}>
                Another place
              </Button>
            </p>
          </div>
        ) : (
          <>
            <PlacePicker
              label="Place"
              onPick={({ ref, name, where }) => set({ ...typed, place: { ref, name, where } })}
            />
            {fault('place', 'ref') && <p className="field-fault">{fault('place', 'ref')}</p>}
          </>
        )}
        <details open={typed.lat !== '' || typed.lon !== ''}>
          <summary>The exact point, where it is known</summary>
          <div className="row">
            <Field
              label="Latitude"
              inputMode="decimal"
              value={typed.lat}
              onChange={(lat) => set({ ...typed, lat })}
              fault={fault('lat')}
            />
            <Field
              label="Longitude"
              inputMode="decimal"
              value={typed.lon}
              onChange={(lon) => set({ ...typed, lon })}
              fault={fault('lon')}
            />
          </div>
        </details>
        {typed.kind !== 'transit' && (
          <Field
            label={isCheckIn ? 'Where exactly, in words' : 'Hotel or building'}
            hint={isCheckIn ? undefined : 'Without one, no more than the town is known.'}
            value={typed.hotel}
            onChange={(hotel) => set({ ...typed, hotel })}
          />
        )}
        <div className="row">
          <Field
            label={isCheckIn ? 'Since' : 'First day'}
            hint={
              isCheckIn
                ? 'Empty: now.'
                : 'YYYY-MM-DD, with a time YYYY-MM-DD HH:MM, as clocks there show it; or today, +2d.'
            }
            value={typed.from}
            onChange={(from) => set({ ...typed, from })}
            fault={fault('from')}
          />
          <Field
            label={isCheckIn ? 'Until' : 'Last day'}
            hint={isCheckIn ? 'Empty: a day from then.' : 'Empty: no return is known.'}
            value={typed.to}
            onChange={(to) => set({ ...typed, to })}
            fault={fault('to')}
          />
        </div>
        {!isCheckIn && !stay && typed.kind !== 'home' && typed.kind !== 'post' && (
          <Field label="Purpose" value={typed.purpose} onChange={(purpose) => set({ ...typed, purpose })} />
        )}
        <div className="actions">
          <Button look="plain" onPress={giveUp}>
            Give up
          </Button>
          <Button look="main" type="submit" isPending={save.isPending}>
            {stay ? 'Save' : isCheckIn ? 'Note where they are' : 'Add'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

type Saved = { id: string; label: string; doubt: string | null }

const blank: Typed = {
  kind: 'lodging',
  place: null,
  lat: '',
  lon: '',
  hotel: '',
  from: '',
  to: '',
  purpose: '',
}

/** A comma for a point, as many write it. What is no number goes as nothing and the server says so. */
function number(text: string): number | undefined {
  const value = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || Number.isNaN(value) ? undefined : value
}

function asSent({ place, lat, lon, ...typed }: Typed) {
  const point = { lat: number(lat), lon: number(lon) }
  return { ...typed, ...point, ...(place ? { ref: place.ref, place: place.name } : {}) }
}

/** What is stored, as it would be typed: the label holds the hotel before its first comma, where one is known. */
function typedOf(stay: StayLine): Typed {
  const [first = '', ...rest] = stay.label.split(', ')
  const generic = /^(Hotel unknown|At home|At post|Checked in)$|^In transit/.test(first) || rest.length === 0
  const name = rest.at(-1) ?? first
  const place = stay.place
    ? { ref: stay.place, name: name.replace(/^In transit through /, ''), where: stay.country ?? '' }
    : null
  const exact = stay.precision === 'exact' && stay.lat !== null && stay.lon !== null
  return {
    ...{ kind: stay.kind, place, hotel: generic ? '' : first, purpose: '' },
    lat: exact ? String(stay.lat) : '',
    lon: exact ? String(stay.lon) : '',
    from: new Date(stay.starts).getTime() <= 0 ? '' : asWritten(stay.starts, stay.zone),
    to: stay.ends ? asWritten(stay.ends, stay.zone) : '',
  }
}

/** `YYYY-MM-DD HH:MM` as clocks of the place show it. */
function asWritten(at: string, zone: string | null): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: zone ?? 'UTC',
  })
  return format.format(new Date(at))
}
