import { randomUUID } from 'node:crypto'
import { AlertContent, type RevisionKind } from '../alerts/alert.ts'
import type { aScene } from './scene.ts'

type Scene = Pick<Awaited<ReturnType<typeof aScene>>, 'organisation' | 'act'>

/** Content of an alert about an invented closure in Baghdad; `over` replaces what a test is about. */
export function someContent(over: Partial<AlertContent> = {}): AlertContent {
  return AlertContent.parse({
    headline: 'Iraq: Bridge closed in Baghdad March 3',
    summary: 'A bridge in central Baghdad is closed after a blast; delays are likely.',
    event: 'A blast damaged the **eastern** bridge at dawn.',
    advice: 'Stay away from the riverside.',
    category: 'infrastructure',
    severity: 'Severe',
    eventTime: { from: '2026-03-03' },
    timeframe: { from: '2026-03-03T00:00:00Z', to: '2026-03-05T00:00:00Z' },
    countries: ['IQ'],
    places: [
      {
        ref: 'geonames:98182',
        name: 'Baghdad',
        kind: 'city',
        country: 'IQ',
        lat: 33.34,
        lon: 44.4,
        role: 'scene',
      },
    ],
    actions: ['Avoid', 'Monitor'],
    forecasts: [{ text: 'Delays on the ring road', likelihood: 'likely' }],
    ...over,
  })
}

/** An alert of a scene with nothing issued yet. */
export async function someAlert({ organisation, act }: Scene) {
  const [alert, situation] = [randomUUID(), randomUUID()]
  const at = new Date('2026-03-03T06:00:00Z')
  await act(async (tx) => {
    await tx
      .insertInto('situation')
      .values({ organisation, id: situation, title: 'Bridge', opened_at: at })
      .execute()
    await tx
      .insertInto('alert')
      .values({
        organisation,
        id: alert,
        situation,
        slug: `bridge-${alert}`,
        state: 'issued',
        severity: 'Severe',
        sharing: 'AMBER',
        created_by: 'analyst@a.example',
        created_at: at,
        updated_at: at,
      })
      .execute()
  })
  return { alert, situation }
}

export type SomeRevision = {
  alert: string
  number?: number
  kind?: RevisionKind
  content?: AlertContent
  note?: string
  exercise?: boolean
  at?: Date
}

/** A revision as a row, without the chain's care: for rooms to the right of alerts, which only read it. */
export async function someRevision({ organisation, act }: Scene, revision: SomeRevision) {
  const bytes = Buffer.from(randomUUID())
  const { number = 1 } = revision
  await act(async (tx) => {
    await tx
      .insertInto('alert_revision')
      .values({
        organisation,
        alert: revision.alert,
        number,
        kind: revision.kind ?? 'alert',
        content: JSON.stringify(revision.content ?? someContent()),
        document: bytes,
        private_salt: bytes,
        private_digest: bytes,
        hash: bytes,
        exercise: revision.exercise ?? false,
        released_by: 'analyst@a.example',
        released_through: 'command',
        note: revision.note ?? null,
        issued_at: revision.at ?? new Date('2026-03-03T06:00:00Z'),
      })
      .execute()
    await tx
      .updateTable('alert')
      .set({ number, ...(revision.at ? { updated_at: revision.at } : {}) })
      .where('organisation', '=', organisation)
      .where('id', '=', revision.alert)
      .execute()
  })
  return number
}

export type SomePerson = { name: string; email?: string | null; language?: string; nationality?: string[] }

/** People as rows, by name; `ana@a.example` for Ana unless an address is given. Answers their ids by name. */
export async function somePeople({ organisation, act }: Scene, people: SomePerson[]) {
  const rows = people.map(({ name, email, language = 'en', nationality = [] }) => ({
    organisation,
    id: randomUUID(),
    key: name,
    name,
    email: email === undefined ? `${name.toLowerCase()}@a.example` : email,
    language,
    nationality,
  }))
  await act((tx) => tx.insertInto('person').values(rows).execute())
  return Object.fromEntries(rows.map(({ name, id }) => [name, id])) as Record<string, string>
}

/** Puts people into a revision's frozen audience. */
export async function someExposed(
  { organisation, act }: Scene,
  at: { alert: string; number?: number; change?: 'new' | 'still' | 'gone' | 'told' },
  people: string[],
) {
  const { alert, number = 1, change = 'new' } = at
  await act((tx) =>
    tx
      .insertInto('exposed')
      .values(
        people.map((person) => ({
          organisation,
          alert,
          number,
          person,
          confidence: 'certain',
          receipt: JSON.stringify([{ rule: 'point' }]),
          change,
          found_by: 'issue',
          at: new Date('2026-03-03T06:00:00Z'),
        })),
      )
      .execute(),
  )
}
