import type { PersonRow } from '../people/person-row.ts'
import type { Assumption, StayKind } from '../people/stay.ts'
import type { PlaceWords } from '../people/whereabouts.ts'

/** Somebody invented; stays that are neither home nor post make up one trip. */
export type DemonstrationPerson = PersonRow & { purpose: string | null; stays: DemonstrationStay[] }

/** A stay in days from the first start: `from` null stands for always, `to` null for nobody knows until when. */
export type DemonstrationStay = {
  kind: StayKind
  label: string
  words: PlaceWords
  from: number | null
  to: number | null
  assumed: Assumption[]
}

type Particulars = {
  from: string
  speaks?: 'en' | 'fr' | 'es' | 'ar'
  team?: string
  role?: string
  kind?: PersonRow['kind']
  tags?: string[]
  affiliation?: string[]
  phone?: string
  purpose?: string
}

/** A person whose mail address is made from the name and goes nowhere (RFC 2606). */
export function person(
  name: string,
  {
    from,
    speaks = 'en',
    team,
    role,
    kind = 'employee',
    tags = [],
    affiliation = [],
    phone,
    purpose,
  }: Particulars,
  ...stays: DemonstrationStay[]
): DemonstrationPerson {
  const email = `${plain(name)}@example.org`
  return {
    ...{ key: email, name, email, language: speaks, kind, nationality: [from], affiliation, tags },
    phone: phone ?? null,
    emergency_contact: null,
    emergency_phone: null,
    team: team ?? null,
    role: role ?? null,
    purpose: purpose ?? null,
    stays,
  }
}

/** At home in a house whose position is known. */
export function home(label: string, lat: number, lon: number): DemonstrationStay {
  return { kind: 'home', label, words: { lat, lon }, from: null, to: null, assumed: [] }
}

/** At home somewhere in a town. */
export function homeIn(town: string, country: string): DemonstrationStay {
  return { ...home(`At home, ${town}`, 0, 0), words: { place: town, country } }
}

/** Posted to a place for longer than a trip. */
export function post(label: string, lat: number, lon: number): DemonstrationStay {
  return { ...home(label, lat, lon), kind: 'post' }
}

/** In a hotel or flat whose position is known. */
export function lodging(label: string, at: [lat: number, lon: number], from: number, to: number) {
  const words = { lat: at[0], lon: at[1] }
  return { kind: 'lodging', label, words, from, to, assumed: [] } satisfies DemonstrationStay
}

/** In a town, nobody has said in which hotel. */
export function hotelUnknown(town: string, country: string, from: number, to: number): DemonstrationStay {
  const label = `Hotel unknown, ${town}`
  return { kind: 'lodging', label, words: { place: town, country }, from, to, assumed: ['hotel unknown'] }
}

/** Arrived, and no return is booked. */
export function oneWay(town: string, country: string, from: number): DemonstrationStay {
  return { ...hotelUnknown(town, country, from, 0), to: null, assumed: ['one-way trip', 'hotel unknown'] }
}

/** Changing planes. */
export function transit(airport: string, from: number, to: number): DemonstrationStay {
  const label = `In transit through ${airport}`
  return { kind: 'transit', label, words: { airport }, from, to, assumed: [] }
}

/** Nothing is known but the country. */
export function somewhereIn(country: string, name: string, from: number, to: number): DemonstrationStay {
  return {
    ...hotelUnknown(name, country, from, to),
    label: `Somewhere in ${name}`,
    words: { country },
  }
}

function plain(name: string) {
  const ascii = name.normalize('NFD').replace(/[^A-Za-z ]/g, '')
  return ascii.trim().toLowerCase().replaceAll(/ +/g, '.')
}
