import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { boxRanges } from '../geography/box.ts'
import type { Bounds } from '../geography/measure.ts'
import type { PersonKind } from './person.ts'
import type { Precision, StayKind } from './stay.ts'
import { type Basis, bases, currentAt, whereabouts } from './where.ts'

export type Found = {
  id: string
  key: string
  name: string
  email: string | null
  phone: string | null
  team: string | null
  role: string | null
  kind: PersonKind
  active: boolean
  tags: string[]
  where: Where | null
}
/** Where somebody is by what is known. */
export type Where = {
  stay: string
  kind: StayKind
  label: string
  country: string | null
  precision: Precision
  starts: Date
  ends: Date | null
  zone: string | null
  basis: Basis
}

export type Search = {
  /** Every word must stand somewhere in the name, the mail address or the key; case and accents do not count. */
  search?: string | undefined
  /** Those who are in this country (ISO 3166-1) at `at`. */
  country?: string | undefined
  team?: string | undefined
  tag?: string | undefined
  /** Those who are in this box of degrees at `at`. */
  box?: Bounds | undefined
  at: Date
  after?: { name: string; id: string } | undefined
  limit: number
}

/** People by name with where they are at an instant, up to `limit` after the one that ended the last page. */
export async function searchPeople(
  tx: Tx,
  organisation: string,
  { search, country, team, tag, box, at, after, limit }: Search,
  now: Date,
): Promise<Found[]> {
  if (country && box) box = undefined
  const words = folded(search ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
  const { rows } = await sql<FoundRow>`
    ${country ? withThose(organisation, country, at, now) : box ? withThoseIn(organisation, box, at, now) : sql``}
    select p.id, p.key, p.name, p.email, p.phone, p.team, p.role, p.kind, p.active, p.tags,
           w.stay, w.kind as "stayKind", w.label, w.country, w.precision, w.starts, w.ends, w.zone, w.basis
    from person p
    left join lateral (${whereabouts(organisation, at, now)}) w on true
    where p.organisation = ${organisation} and p.key not like 'erased:%'
      ${words.length > 0 ? sql`and p.words like all(${words.map(part)}::text[])` : sql``}
      ${team ? sql`and p.team = ${team}` : sql``}
      ${tag ? sql`and ${tag} = any(p.tags)` : sql``}
      ${country ? sql`and p.id in (select person from there) and w.country = ${country}` : sql``}
      ${box ? sql`and p.id in (select person from there) and ${inBox(box)}` : sql``}
      ${after ? sql`and (p.name, p.id) > (${after.name}, ${after.id}::uuid)` : sql``}
    order by p.name, p.id limit ${limit}`.execute(tx)
  return rows.map(asFound)
}

/** Whom any current stay puts into a country; fewer than everybody, and found by an index. */
function withThose(organisation: string, country: string, at: Date, now: Date) {
  return sql`with there as materialized (
    select distinct s.person from stay s
    where s.organisation = ${organisation} and s.country = ${country} and ${currentAt(organisation, at, now)})`
}

/** Whom any current stay puts into the cells of a box. */
function withThoseIn(organisation: string, box: Bounds, at: Date, now: Date) {
  const ranges = boxRanges(box)
  return sql`with there as materialized (
    select distinct s.person from unnest(${ranges.map(({ lo }) => lo)}::bigint[], ${ranges.map(({ hi }) => hi)}::bigint[]) n (lo, hi)
    cross join lateral (select s.person from stay s where s.organisation = ${organisation} and s.cell is not null
      and s.cell between n.lo and n.hi and ${currentAt(organisation, at, now)} offset 0) s)`
}

function inBox({ west, south, east, north }: Bounds) {
  const across =
    west > east ? sql`(w.lon >= ${west} or w.lon <= ${east})` : sql`w.lon between ${west} and ${east}`
  return sql`${across} and w.lat between ${south} and ${north}`
}

/** The teams and tags that active people have, at most 200 of each. */
export async function filtersOf(tx: Tx, organisation: string): Promise<{ teams: string[]; tags: string[] }> {
  const { rows } = await sql<{ teams: string[]; tags: string[] }>`
    select array(select distinct team from person where organisation = ${organisation} and active and team is not null
                 order by team limit 200) as teams,
           array(select distinct unnest(tags) from person where organisation = ${organisation} and active and tags <> '{}'
                 order by 1 limit 200) as tags`.execute(tx)
  return rows[0] ?? { teams: [], tags: [] }
}

type FoundRow = Omit<Found, 'where'> &
  Omit<Where, 'stay' | 'kind' | 'basis'> & { stay: string | null; stayKind: StayKind; basis: number | null }

function asFound(row: FoundRow): Found {
  const { stay, stayKind, label, country, precision, starts, ends, zone, basis, ...person } = row
  if (stay === null || basis === null) return { ...person, where: null }
  const named = bases[basis - 1] as Basis
  return {
    ...person,
    where: { stay, kind: stayKind, label, country, precision, starts, ends, zone, basis: named },
  }
}

function part(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`
}

/** As `folded` of the database does it. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
}
