import { randomUUID } from 'node:crypto'
import type { Tx } from '../database/database.ts'
import { zoneAt } from '../geography/zones.ts'
import { saveSites } from '../people/sites.ts'
import { type NewStay, standingSince } from '../people/stay.ts'
import { saveStays } from '../people/stays.ts'
import { locate } from '../people/whereabouts.ts'
import type { Calendar } from './calendar.ts'
import { demonstrationPeople, demonstrationSites } from './people.ts'
import type { DemonstrationPerson, DemonstrationStay } from './person.ts'

/** Writes the demonstration's people with their trips and stays, and its sites. */
export async function savePeople(tx: Tx, organisation: string, days: Calendar): Promise<void> {
  const people = demonstrationPeople.map((one) => ({ ...one, id: randomUUID() as string }))
  const rows = people.map(({ stays: _, purpose: __, ...row }) => ({ organisation, ...row }))
  await tx.insertInto('person').values(rows).execute()
  const trips = people.flatMap((one) => tripOf(one, days))
  await tx
    .insertInto('trip')
    .values(trips.map((trip) => ({ organisation, source: 'demonstration', ...trip })))
    .execute()
  const tripOfPerson = new Map(trips.map((trip) => [trip.person, trip.id]))
  const stays = people.flatMap((one) =>
    one.stays.map((stay, i) => stayOf(one, stay, i, tripOfPerson.get(one.id) ?? null, days)),
  )
  await saveStays(tx, organisation, stays)
  const ids = new Map(people.map(({ key, id }) => [key, id]))
  await saveSites(
    tx,
    organisation,
    demonstrationSites.map((site) => siteOf(site, ids)),
    true,
  )
}

function isStanding({ kind }: Pick<DemonstrationStay, 'kind'>) {
  return kind === 'home' || kind === 'post'
}

function tripOf({ id: person, key, purpose, stays }: DemonstrationPerson & { id: string }, days: Calendar) {
  const legs = stays.filter((stay) => !isStanding(stay))
  if (legs.length === 0) return []
  const starts = days.at(Math.min(...legs.map(({ from }) => from ?? 0)) * 24)
  const ends = legs.some(({ to }) => to === null)
    ? null
    : days.at(Math.max(...legs.map(({ to }) => to ?? 0)) * 24)
  return [{ id: randomUUID(), key: `demonstration:${key}`, person, purpose, starts, ends }]
}

function stayOf(
  { id: person, key }: { id: string; key: string },
  { kind, label, words, from, to, assumed }: DemonstrationStay,
  index: number,
  trip: string | null,
  days: Calendar,
): NewStay {
  const located = locate(words, kind === 'transit')
  if ('fault' in located || located.missed)
    throw new Error(`The gazetteer does not know where "${label}" is: rebuild the geodata artefacts.`)
  return {
    ...{ key: `demonstration:${key}:${index}`, person, kind, label, assumed, source: 'demonstration' },
    trip: isStanding({ kind }) ? null : trip,
    where: located.where,
    starts: from === null ? standingSince : days.at(from * 24),
    ends: to === null ? null : days.at(to * 24),
  }
}

function siteOf(site: (typeof demonstrationSites)[number], ids: Map<string, string>) {
  const { key, name, country, lat, lon, headcount, contact } = site
  const contacts = [ids.get(contact)].filter((id) => id !== undefined)
  return {
    ...{ key, name, country, lat, lon, headcount, contacts },
    ...{ place: null, radiusKm: 0.2, outline: null, zone: zoneAt(lat, lon) },
  }
}
