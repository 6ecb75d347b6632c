import type { Row } from './csv.ts'
import * as fields from './fields.ts'
import type { Findings } from './findings.ts'
import type { PeopleColumn } from './people-columns.ts'
import { type PersonKind, personKinds } from './person.ts'
import { standingSince } from './stay.ts'
import { type Located, locate } from './whereabouts.ts'

/** A person as a row of people.csv describes one; `undefined` where the cell is empty. */
export type PersonRow = {
  key: string
  name: string
  email: string | null
  phone: string | null
  emergency_contact: string | null
  emergency_phone: string | null
  language: string
  kind: PersonKind
  nationality: string[]
  affiliation: string[]
  tags: string[]
  team: string | null
  role: string | null
}

/** Where somebody is when no trip says otherwise. */
export type Standing = { kind: 'home' | 'post'; located: Located }
export type ReadPerson = { row: number; keyed: boolean; person: PersonRow; standing: Standing[] }

const kindWords: Record<string, PersonKind> = {
  staff: 'employee',
  expatriate: 'employee',
  expat: 'employee',
  local: 'employee',
  family: 'dependant',
  dependent: 'dependant',
  spouse: 'dependant',
  consultant: 'contractor',
  guest: 'visitor',
}

/** Reads one row; what is wrong goes to the findings and the answer is then undefined. */
export function readPerson({ row, cells }: Row<PeopleColumn>, findings: Findings): ReadPerson | undefined {
  const before = findings.errorTotal
  const email = findings.read(row, 'email', cells.email, fields.mailAddress) ?? null
  const key = cells.key ?? email?.toLowerCase()
  const name = cells.name ?? [cells['given name'], cells['family name']].filter(Boolean).join(' ')
  if (!name) findings.error(row, 'name', null, 'The name is empty.')
  if (!key && !cells.email)
    findings.error(row, 'email', null, 'Fill email or key: one of them says who this is.')
  const person = {
    ...{ key: key ?? '', name, email, team: cells.team ?? null, role: cells.role ?? null },
    phone: findings.read(row, 'phone', cells.phone, fields.telephone) ?? null,
    emergency_contact: cells['emergency contact'] ?? null,
    emergency_phone:
      findings.read(row, 'emergency phone', cells['emergency phone'], fields.telephone) ?? null,
    language: findings.read(row, 'language', cells.language, fields.languageTag) ?? 'en',
    kind: findings.read(row, 'kind', cells.kind, fields.oneOf(personKinds, kindWords)) ?? 'employee',
    nationality: findings.read(row, 'nationality', cells.nationality, fields.nationalities) ?? [],
    affiliation: fields.listOf(cells.affiliation ?? ''),
    tags: fields.listOf(cells.tags ?? ''),
  }
  const standing = (['home', 'post'] as const).flatMap((kind) => readStanding(row, kind, cells, findings))
  return findings.errorTotal === before
    ? { row, keyed: cells.key !== undefined, person, standing }
    : undefined
}

/** The stay that a standing place becomes, for the person with this id. */
export function standingStay(person: string, { kind, located }: Standing) {
  const label = `${kind === 'home' ? 'At home' : 'At post'}, ${located.name}`
  const open = { trip: null, starts: standingSince, ends: null }
  const assumed = located.missed ? (['place not found'] as const) : []
  return { key: `${kind}:${person}`, person, kind, label, where: located.where, ...open, assumed }
}

function readStanding(
  row: number,
  kind: 'home' | 'post',
  cells: Row<PeopleColumn>['cells'],
  findings: Findings,
): Standing[] {
  const place = cells[kind]
  const countryText = cells[`${kind} country`]
  if (!place && !countryText) return []
  const country = findings.read(row, `${kind} country`, countryText, fields.country)
  if (countryText && !country) return []
  const located = locate({ place, country })
  if ('fault' in located) {
    findings.error(row, kind, place, located.fault)
    return []
  }
  if (located.doubt) findings.warn(row, kind, place, located.doubt)
  if (located.missed) findings.missPlace(row, kind, place ?? '', `${located.missed} Kept at the country.`)
  return [{ kind, located }]
}
