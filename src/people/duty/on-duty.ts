import { sql } from 'kysely'
import type { Tx } from '../../database/database.ts'
import { type Layer, type Override, type Segment, segmentsOf } from './rota.ts'

export type DutyContact = { id: string; name: string; email: string; phone: string | null; active: boolean }
export type Rota = { layers: Layer[]; overrides: Override[]; contacts: DutyContact[] }
export type OnDuty = { layer: Layer; contact: DutyContact | null; until: Date; override: string | null }

/** Days that are looked ahead for the end of a shift. */
const ahead = 15

/** The rota of an organisation with the overrides that end after `from`, in the order in which they were made. */
export async function readRota(tx: Tx, organisation: string, from: Date): Promise<Rota> {
  const { rows } = await sql<Rota>`
    select
      coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'position', l.position, 'name', l.name, 'zone', l.zone,
          'weeks', l.weeks, 'anchor', extract(epoch from l.anchor::timestamp) * 1000, 'shifts', coalesce((
            select jsonb_agg(jsonb_build_object('contact', s.contact, 'starts', s.starts, 'ends', s.ends) order by s.starts)
            from duty_shift s where s.organisation = l.organisation and s.layer = l.id), '[]')) order by l.position, l.name)
        from duty_layer l where l.organisation = ${organisation}), '[]') as layers,
      coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'layer', o.layer, 'covers', o.covers, 'contact', o.contact,
          'starts', extract(epoch from o.starts) * 1000, 'ends', extract(epoch from o.ends) * 1000) order by o.made_at, o.id)
        from duty_override o where o.organisation = ${organisation} and o.withdrawn_at is null and o.ends > ${from}), '[]') as overrides,
      coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'email', c.email, 'phone', c.phone,
          'active', c.active) order by c.name, c.id)
        from duty_contact c where c.organisation = ${organisation}), '[]') as contacts`.execute(tx)
  return rows[0] ?? { layers: [], overrides: [], contacts: [] }
}

/** Who has a layer between two instants. */
export function layerSegments(rota: Rota, layer: Layer, span: [number, number]): Segment[] {
  const active = new Set(rota.contacts.filter((one) => one.active).map(({ id }) => id))
  return segmentsOf(layer, rota.overrides, active, span)
}

/** Who is on duty at an instant, layer by layer in the order in which they are told. */
export function onDuty(rota: Rota, at: Date): OnDuty[] {
  const from = at.getTime()
  return rota.layers.map((layer) => {
    const [now] = layerSegments(rota, layer, [from, from + ahead * 86_400_000])
    const contact = rota.contacts.find(({ id }) => id === now?.contact) ?? null
    return { layer, contact, until: new Date(now?.ends ?? from), override: now?.override ?? null }
  })
}

/** Whom a help case's step goes to. `why` says in which way it was decided. */
export type Page = { contacts: DutyContact[]; why: 'layer' | 'everybody' | 'nobody-on-duty' | 'no-contact' }

/**
 * Step 1 goes to the first layer that somebody has, each later step to the next one, the step behind the last to every
 * active contact. Where nobody is on duty, or there is no rota, step 1 already goes to everybody: a request for help is
 * never told to no one while there is somebody to tell.
 */
export function pageOf(rota: Rota, at: Date, step: number): Page {
  const everybody = rota.contacts.filter(({ active }) => active)
  if (everybody.length === 0) return { contacts: [], why: 'no-contact' }
  const own = new Set<string>()
  const steps = onDuty(rota, at).flatMap(({ contact }) => {
    if (!contact || own.has(contact.id)) return []
    own.add(contact.id)
    return [contact]
  })
  const contact = steps[step - 1]
  if (contact) return { contacts: [contact], why: 'layer' }
  return {
    contacts: everybody,
    why: steps.length === 0 && rota.layers.length > 0 ? 'nobody-on-duty' : 'everybody',
  }
}
