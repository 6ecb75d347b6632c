import { sql } from 'kysely'
import { AlertContent } from '../alerts/alert.ts'
import { noteChange } from '../database/changed.ts'
import { atomically, type Database, type Tx } from '../database/database.ts'
import type { PresenceRules } from '../people/presence-rules.ts'
import { rulesOf } from '../people/rules.ts'
import { filePlaces } from './area-rows.ts'
import { countExposed } from './counts.ts'
import type { Window } from './exposure.ts'
import { groundOf } from './freeze.ts'
import { ancestors, type Source } from './match.ts'
import { matchSites } from './match-sites.ts'
import { matchPlace } from './places.ts'
import { writeResponsible } from './responsible.ts'
import { freezeSites, type SiteGround } from './sites.ts'
import { reachOf } from './window.ts'
import { writeExposed } from './write.ts'

/** People matched in one transaction. */
const batch = 2_000

/**
 * Matches again what committed beside an issue: each issued revision once after its own commit, and everybody whose stays
 * changed, and each site, after theirs, so whichever commits later sees the other. The note and what was found stand or fall together.
 * Answers how many people were found; they are on the list of late finds, from which they are told.
 */
export async function catchUp(db: Database, organisation: string, now: Date): Promise<number> {
  let found = 0
  for (;;) {
    const step =
      (await atomically(db, organisation, (tx) => repeatOne(tx, organisation, now))) ??
      (await atomically(db, organisation, (tx) => matchChanged(tx, organisation, now))) ??
      (await atomically(db, organisation, (tx) => matchSites(tx, organisation, now)))
    if (step === null) return found
    found += step
  }
}

type Standing = { alert: string; number: number; content: AlertContent; window: Window }

/** Repeats the match of one revision; null where none is noted. */
async function repeatOne(tx: Tx, organisation: string, now: Date): Promise<number | null> {
  const { rows } = await sql<{ alert: string; number: number }>`
    delete from match_due where organisation = ${organisation} and id = (
      select id from match_due where organisation = ${organisation} and alert is not null
      order by at limit 1 for update skip locked)
    returning alert, number`.execute(tx)
  const [due] = rows
  if (!due) return null
  const [standing] = await inForce(tx, organisation, now, [due.alert])
  if (standing?.number !== due.number) return 0
  const { presence } = await rulesOf(tx, organisation)
  const ground = await groundOf(tx, organisation, standing.content)
  const finding = { presence, foundBy: 'catch-up', now } as const
  await tellOfSites(tx, organisation, standing, ground, finding)
  return find(tx, organisation, standing, ground, finding)
}

/** Matches a batch of people whose stays changed with the alerts in force they touch; null where nobody is noted. */
async function matchChanged(tx: Tx, organisation: string, now: Date): Promise<number | null> {
  const { rows } = await sql<{ person: string }>`
    with due as materialized (
      select id from match_due where organisation = ${organisation} and person is not null
      order by at limit ${batch} for update skip locked)
    delete from match_due m using due where m.organisation = ${organisation} and m.id = due.id
    returning m.person`.execute(tx)
  if (rows.length === 0) return null
  const persons = [...new Set(rows.map(({ person }) => person))]
  const { presence } = await rulesOf(tx, organisation)
  await fileNewPlaces(tx, organisation, persons, now)
  let found = 0
  for (const standing of await inForce(
    tx,
    organisation,
    now,
    await touched(tx, organisation, persons, presence, now),
  )) {
    const { alert, number } = standing
    const source = { alert, number, persons }
    found += await find(tx, organisation, standing, source, { presence, foundBy: 'stay', now })
  }
  return found
}

type Finding = { presence: PresenceRules; foundBy: 'catch-up' | 'stay'; now: Date }

/** Sites that an alert and its repeated match did not see of one another. */
async function tellOfSites(
  tx: Tx,
  organisation: string,
  { alert, number }: Standing,
  ground: SiteGround,
  { presence, now }: Finding,
) {
  await freezeSites(tx, organisation, { alert, number, ground, now })
  const writing = { alert, number, now, foundBy: 'catch-up' as const, presence }
  const responsible = await writeResponsible(tx, organisation, writing)
  if (responsible > 0) await countExposed(tx, organisation, { alert, number, responsible })
}

async function find(
  tx: Tx,
  organisation: string,
  { alert, number, content, window }: Standing,
  source: Source,
  { presence, foundBy, now }: Finding,
): Promise<number> {
  const match = { source, window, conditions: content.conditions, presence }
  const previous = number > 1 ? number - 1 : undefined
  const counts = await writeExposed(tx, organisation, { alert, number, previous, now, foundBy }, match)
  const found = counts.certain + counts.possible
  if (found > 0) {
    await countExposed(tx, organisation, { alert, number, ...counts })
    await noteChange(tx, organisation, 'alert', alert)
  }
  return found
}

/** The latest revisions in force, of these alerts or of all, with what is left of their windows; replays are not among them. */
async function inForce(
  tx: Tx,
  organisation: string,
  now: Date,
  alerts?: readonly string[],
): Promise<Standing[]> {
  const { rows } = await sql<{ alert: string; number: number; content: unknown; starts: Date; ends: Date }>`
    select r.alert, r.number, r.content, c.starts, c.ends
    from alert a
    join alert_revision r on r.organisation = a.organisation and r.alert = a.id and r.number = a.number
    cross join lateral (select starts, ends from area_cell c where c.organisation = a.organisation and c.alert = a.id
                          and c.number = a.number and c.in_force limit 1) c
    where a.organisation = ${organisation} and a.state = 'issued' and c.ends > ${now}
      ${alerts ? sql`and a.id = any(${alerts}::uuid[])` : sql``}
    order by r.alert`.execute(tx)
  return rows.map(({ alert, number, content, starts, ends }) => {
    const window = { from: starts > now ? starts : now, to: ends }
    return { alert, number, content: AlertContent.parse(content), window }
  })
}

/** Alerts that a current stay of these people may touch: its cell's ancestors, or its place, among those in force. */
export async function touched(
  tx: Tx,
  organisation: string,
  persons: readonly string[],
  presence: PresenceRules,
  now: Date,
): Promise<string[]> {
  const { soonest } = reachOf({ from: now, to: now }, presence)
  const { rows } = await sql<{ alert: string }>`
    select distinct n.alert from stay s
    cross join lateral (
      select c.alert, c.ends, c.starts from unnest(${ancestors}) a (cell)
      join area_cell c on c.organisation = ${organisation} and c.cell = a.cell and c.in_force
      union all
      select c.alert, c.ends, c.starts from area_place c
      where c.organisation = ${organisation} and c.place = s.place and s.cell is null and c.in_force and c.certain is not null
      offset 0) n
    where s.organisation = ${organisation} and s.person = any(${persons}::uuid[]) and not s.over
      and n.ends > ${now} and s.starts < n.ends + make_interval(hours => ${presence.beforeArrivalHours}::int)
      and coalesce(s.ends, 'infinity') > ${soonest}`.execute(tx)
  return rows.map(({ alert }) => alert)
}

/** A region or country that nobody had visited when an alert was frozen is compared with it now. */
async function fileNewPlaces(tx: Tx, organisation: string, persons: readonly string[], now: Date) {
  const { rows } = await sql<{ place: string }>`
    select distinct s.place from stay s
    where s.organisation = ${organisation} and s.person = any(${persons}::uuid[]) and s.cell is null and not s.over`.execute(
    tx,
  )
  if (rows.length === 0) return
  for (const { alert, number, content, window } of await inForce(tx, organisation, now)) {
    const known = await knownPlaces(tx, organisation, alert, number)
    const places = rows.filter(({ place }) => !known.has(place))
    const matched = places.map(({ place }) => matchPlace(place, content.area ?? []))
    await filePlaces(tx, organisation, { alert, number, window, places: matched })
  }
}

async function knownPlaces(tx: Tx, organisation: string, alert: string, number: number) {
  const rows = await tx
    .selectFrom('area_place')
    .select('place')
    .where('organisation', '=', organisation)
    .where('alert', '=', alert)
    .where('number', '=', number)
    .execute()
  return new Set(rows.map(({ place }) => place))
}
