import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useMemo, useState } from 'react'
import type { PlaceFound } from '../../../../src/desk/drafts/contract.ts'
import type { SitePage } from '../../../../src/desk/people/contract.ts'
import type { AreaPart } from '../../../../src/geography/area.ts'
import { api } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field } from '../../parts/field.tsx'
import { useGo } from '../../parts/go.tsx'
import { useKept } from '../../parts/kept.ts'
import { type Drawing, MapView } from '../../parts/map/map.tsx'
import { distanceKm } from '../../parts/map/part-shapes.ts'
import { Fault } from '../../parts/states.tsx'
import { toast } from '../../parts/toasts.tsx'
import { PlacePicker } from '../composer/place-picker.tsx'
import { type Contact, Contacts } from './contacts.tsx'

type Typed = {
  name: string
  lat: string
  lon: string
  radiusKm: string
  /** Null for a circle. */
  outline: [number, number][][] | null
  headcount: string
  contacts: Contact[]
}
const empty: Typed = {
  name: '',
  lat: '',
  lon: '',
  radiusKm: '0.5',
  outline: null,
  headcount: '',
  contacts: [],
}

/** A site set by a place, a point or on the map, where its circle can be moved and resized. */
export function SiteForm({ page, onClose }: { page?: SitePage; onClose: () => void }) {
  const go = useGo()
  const queries = useQueryClient()
  const [start] = useState(() => (page ? typedOf(page) : empty))
  const [typed, set, clear] = useKept<Typed>(`site.${page?.site.id ?? 'new'}`, start)
  const save = useMutation({
    mutationFn: () =>
      page
        ? api.put<{ id: string }>(`/sites/${page.site.id}`, asSent(typed))
        : api.post<{ id: string }>('/sites', asSent(typed)),
    onSuccess: async ({ id }) => {
      // The form opened again would begin with the site as it was, and saving that would undo this.
      await queries.invalidateQueries({ queryKey: ['site'] })
      clear()
      onClose()
      const undo = () => (page ? api.put(`/sites/${id}`, asSent(start)) : api.delete(`/sites/${id}`))
      toast(`${typed.name} was ${page ? 'changed' : 'added'}.`, { undo })
      if (!page) go(`/sites/${id}`)
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
  const fault = (name: string) => problem?.errors.find(({ path }) => path.split('.')[0] === name)?.message
  const at = ({ lat, lon }: PlaceFound) =>
    set({ ...typed, outline: null, lat: String(lat), lon: String(lon) })
  return (
    <Dialog title={page ? `Change ${page.site.name}` : 'Add a site'} isOpen onClose={giveUp} stays wide>
      <form onSubmit={submit}>
        {save.error && (!problem || problem.errors.length === 0) ? <Fault fault={save.error} /> : null}
        <div className="row">
          <Field
            label="Name"
            value={typed.name}
            onChange={(name) => set({ ...typed, name })}
            fault={fault('name')}
            isRequired
            autoFocus
          />
          <Field
            label="People who belong there"
            inputMode="numeric"
            value={typed.headcount}
            onChange={(headcount) => set({ ...typed, headcount })}
            fault={fault('headcount')}
          />
        </div>
        <PlacePicker label="Begin at a town or airport" onPick={at} />
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
          <Field
            label="Radius in km"
            inputMode="decimal"
            value={typed.radiusKm}
            onChange={(radiusKm) => set({ ...typed, radiusKm })}
            fault={fault('radiusKm')}
          />
        </div>
        <OnMap typed={typed} set={set} />
        {fault('outline') ? (
          <p className="fault" role="alert">
            {fault('outline')}
          </p>
        ) : null}
        <Contacts
          chosen={typed.contacts}
          set={(contacts) => set({ ...typed, contacts })}
          fault={fault('contacts')}
        />
        <div className="actions">
          <Button look="plain" onPress={giveUp}>
            Give up
          </Button>
          <Button look="main" type="submit" isPending={save.isPending}>
            {page ? 'Save' : 'Add'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** The circle of the site, to be moved and resized with the mouse, or its outline; the fields above say the same of the circle. */
function OnMap({ typed, set }: { typed: Typed; set: (typed: Typed) => void }) {
  const [outlining, outline] = useState(false)
  const [lat, lon, km] = [number(typed.lat), number(typed.lon), number(typed.radiusKm) || 0.1]
  const drawing = useMemo(
    (): Drawing => ({
      tool: outlining ? 'polygon' : 'move',
      parts: partsOf(typed.outline, lat, lon, km),
      onChange: (parts) => {
        const part = parts.at(-1)
        if (part?.type === 'polygon') {
          outline(false)
          set({ ...typed, outline: part.rings, ...around(part.rings) })
        }
        if (part?.type !== 'circle') return
        const [south, east, wide] = [part.lat.toFixed(5), part.lon.toFixed(5), Number(part.km.toFixed(2))]
        set({ ...typed, lat: south, lon: east, radiusKm: String(wide), outline: null })
      },
    }),
    [lat, lon, km, typed, set, outlining],
  )
  const fit = useMemo(() => {
    if (lat === undefined || lon === undefined) return null
    const around = Math.max(0.03, (km / 111) * 2)
    return [lon - around, lat - around, lon + around, lat + around] as const
  }, [lat, lon, km])
  if (lat === undefined || lon === undefined) return null
  return (
    <>
      <div className="row">
        {typed.outline ? (
          <Button look="plain" onPress={() => set({ ...typed, outline: null })}>
            A circle will do
          </Button>
        ) : (
          <Button look="plain" onPress={() => outline(!outlining)} aria-pressed={outlining}>
            {outlining ? 'Leave it a circle' : 'Draw its outline'}
          </Button>
        )}
        {outlining ? (
          <p className="small quiet">Click its corners on the map; the first again closes it.</p>
        ) : null}
      </div>
      <MapView label="Where the site is" drawing={drawing} fit={fit} withoutList />
    </>
  )
}

function partsOf(
  outline: Typed['outline'],
  lat: number | undefined,
  lon: number | undefined,
  km: number,
): AreaPart[] {
  if (outline) return [{ type: 'polygon', rings: outline }]
  return lat === undefined || lon === undefined ? [] : [{ type: 'circle', lat, lon, km }]
}

/** The circle around an outline, for the fields; the server works it out again. */
function around(rings: [number, number][][]): Pick<Typed, 'lat' | 'lon' | 'radiusKm'> {
  const corners = rings.flat()
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2
  const [lon, lat] = [middle(corners.map(([x]) => x)), middle(corners.map(([, y]) => y))]
  const km = Math.max(...corners.map(([x, y]) => distanceKm({ lat, lon }, { lat: y, lon: x })))
  return { lat: lat.toFixed(5), lon: lon.toFixed(5), radiusKm: km.toFixed(2) }
}

function number(text: string): number | undefined {
  const value = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || Number.isNaN(value) ? undefined : value
}

/** What is no number goes as it was typed: the server says what is wrong with it. */
function asSent({ name, lat, lon, radiusKm, outline, headcount, contacts }: Typed) {
  return {
    outline,
    ...{ name, lat: number(lat) ?? lat, lon: number(lon) ?? lon, radiusKm: number(radiusKm) ?? radiusKm },
    headcount: headcount.trim() === '' ? null : (number(headcount) ?? headcount),
    contacts: contacts.map(({ id }) => id),
  }
}

function typedOf({ site, contacts }: SitePage): Typed {
  const { name, lat, lon, radiusKm, outline, headcount } = site
  const texts = {
    lat: String(lat),
    lon: String(lon),
    radiusKm: String(radiusKm),
    headcount: String(headcount ?? ''),
  }
  return { name, outline, ...texts, contacts: contacts.map(({ id, name: called }) => ({ id, name: called })) }
}
