import type { Database } from '../database/database.ts'
import { importPeople } from '../people/import-people.ts'
import { importTrips } from '../people/import-trips.ts'

type Wanted = { people: number; exposed: number; now: Date }

const teams = ['Bridges', 'Clinics', 'Field office', 'Logistics', 'Water']
const elsewhere = [
  ['Nairobi', 'Kenya'],
  ['Lyon', 'France'],
  ['Bogotá', 'Colombia'],
  ['Manila', 'Philippines'],
  ['Amman', 'Jordan'],
] as const

/**
 * Brings people into an organisation: `exposed` of them are on a trip in Baghdad now, the others far away. The first of
 * those in Baghdad is `traveller-1@example.org`, and so on; the numbers go on with those elsewhere.
 */
export async function someTravellers(db: Database, organisation: string, { people, exposed, now }: Wanted) {
  const numbers = Array.from({ length: people }, (_, i) => i + 1)
  const persons = numbers.map(
    (n) => `T${n},Traveller ${n},traveller-${n}@example.org,${teams[n % teams.length]},en`,
  )
  const trips = numbers.map((n) => {
    const [place, country] =
      n <= exposed ? ['Baghdad', 'Iraq'] : (elsewhere[n % elsewhere.length] ?? elsewhere[0])
    return `T${n},trip-${n},${place},${country},-1d,+9d`
  })
  const files = [
    [importPeople, `key,name,email,team,language\n${persons.join('\n')}\n`],
    [importTrips, `person,trip,place,country,from,to\n${trips.join('\n')}\n`],
  ] as const
  for (const [read, csv] of files) {
    const { errors } = await read(db, organisation, Buffer.from(csv), { dryRun: false, now })
    if (errors.length) throw new Error(JSON.stringify(errors.slice(0, 3)))
  }
}
