import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { AlertContent, RevisionKind } from '../alerts/alert.ts'
import { publicContent } from '../alerts/chain.ts'
import type { aScene } from './scene.ts'

type Scene = Pick<Awaited<ReturnType<typeof aScene>>, 'organisation' | 'act'>
type Revision = { kind: RevisionKind; issuedAt: Date; note: string | null }
type Given = {
  slug?: string
  state?: string
  exercise?: boolean
  demonstration?: boolean
  revisions?: Revision[]
  follows?: { slug: string; headline: string; issuedAt: string }[]
}

const issuedAt = new Date('2026-03-03T06:00:00Z')

/** An alert on the public site, written straight into the table that its pages read. */
export async function published({ organisation, act }: Scene, content: AlertContent, given: Given = {}) {
  const alert = randomUUID()
  const { slug = `alert-${alert}`, state = 'issued', exercise = false, demonstration = false } = given
  const revisions: Revision[] = given.revisions ?? [{ kind: 'alert', issuedAt, note: null }]
  const links = revisions.map((revision, index) => ({
    ...revision,
    number: index + 1,
    hash: hashOf(index + 1),
    public: true,
  }))
  const first = revisions[0] as Revision
  const latest = revisions.at(-1) as Revision
  const words = [content.headline, content.summary, content.event].join('\n')
  await act((tx) =>
    sql`
      insert into publication (organisation, alert, slug, number, kind, state, exercise, demonstration, content, hash,
        sharing, wording, countries, category, severity, headline, first_issued_at, issued_at, event_from, expires, words,
        follows, revisions)
      values (${organisation}, ${alert}, ${slug}, ${links.length}, ${latest.kind}, ${state}, ${exercise},
        ${demonstration}, ${JSON.stringify(publicContent(content))}::jsonb, ${Buffer.from(hashOf(links.length), 'hex')},
        'CLEAR', 'own', ${content.countries}::text[], ${content.category}, ${content.severity}, ${content.headline},
        ${first.issuedAt}, ${latest.issuedAt}, ${content.eventTime.from}::timestamptz, ${content.timeframe.to}::timestamptz,
        to_tsvector('simple', ${words}), ${JSON.stringify(given.follows ?? [])}::jsonb, ${JSON.stringify(links)}::jsonb)`.execute(
      tx,
    ),
  )
  return { alert, slug }
}

function hashOf(number: number) {
  return number.toString(16).padStart(2, '0').repeat(32)
}
