import { sql } from 'kysely'
import { AlertContent } from '../../alerts/alert.ts'
import { whereWords } from '../../alerts/area-words.ts'
import { basisOf } from '../../alerts/basis.ts'
import { differences } from '../../alerts/differences.ts'
import { chainOf } from '../../alerts/queries.ts'
import { type FoundAlert, revisionsOf } from '../../alerts/revisions.ts'
import { storiesOf } from '../../alerts/story-links.ts'
import { verifyChain } from '../../alerts/verify-chain.ts'
import type { Tx } from '../../database/database.ts'
import { exposedCounts } from '../../exposure/queries.ts'
import { Problem } from '../../http/problem.ts'
import { latencyOf } from '../../latency/queries.ts'
import type { AlertView, Differences, Ending } from './contract.ts'

/** An alert with the words of revision `shown`, its chain checked anew, and what it follows. Throws `not-found`. */
export async function alertView(
  tx: Tx,
  alert: FoundAlert,
  {
    organisation,
    url,
    shown = alert.number,
  }: { organisation: string; url: string; shown?: number | undefined },
): Promise<AlertView> {
  const { id, slug, state, number, exercise } = alert
  const revisions = await revisionsOf(tx, organisation, id)
  const content = contentOf(revisions, shown)
  return {
    ...{ id, slug, state, number, exercise, shown, content },
    situation: await situationOf(tx, organisation, alert.situation),
    address: (await isPublished(tx, organisation, id)) ? `${url}/alerts/${slug}` : null,
    expires: alert.expires?.toISOString() ?? null,
    where: whereWords(content),
    revisions: revisions.map((one) => ({
      ...{
        number: one.number,
        kind: one.kind,
        note: one.note,
        by: one.releasedBy,
        reason: one.releaseReason,
      },
      ...{ hash: one.hash, previousHash: one.previousHash, through: one.releasedThrough },
      headline: one.content.headline,
      severity: one.content.severity,
      issuedAt: one.issuedAt.toISOString(),
      asOf: one.asOf?.toISOString() ?? null,
    })),
    chain: verifyChain(await chainOf(tx, organisation, id)),
    follows: await linked(tx, organisation, sql`f.follows = a.id and f.alert = ${id}`),
    followedBy: await linked(tx, organisation, sql`f.alert = a.id and f.follows = ${id}`),
    people: await exposedCounts(tx, organisation, id, number),
    draft: await draftOf(tx, organisation, id),
    stories: await storiesOf(tx, organisation, id),
    basis: await basisOf(tx, organisation, { alert: id, number: shown }),
    stages: await stagesOf(tx, organisation, id),
  }
}

/** What changed between two revisions of an alert; by default the last two. Throws `not-found`. */
export async function differencesOf(
  tx: Tx,
  organisation: string,
  alert: FoundAlert,
  asked: { from?: number | undefined; to?: number | undefined },
): Promise<Differences> {
  const to = asked.to ?? alert.number
  const from = asked.from ?? Math.max(1, to - 1)
  const revisions = await revisionsOf(tx, organisation, alert.id)
  return { from, to, differences: differences(contentOf(revisions, from), contentOf(revisions, to)) }
}

function contentOf(revisions: { number: number; content: unknown }[], number: number): AlertContent {
  const revision = revisions.find((one) => one.number === number)
  if (!revision)
    throw new Problem(
      'not-found',
      `There is no revision ${number} of this alert; it has ${revisions.length}.`,
    )
  return AlertContent.parse(revision.content)
}

/** Whom an end of this alert would be told to. */
export async function endingOf(tx: Tx, organisation: string, { id }: FoundAlert): Promise<Ending> {
  const { rows } = await sql<{ people: number; unaddressed: number }>`
    select count(*)::int as people, count(*) filter (where nullif(trim(p.email), '') is null)::int as unaddressed
    from (select distinct person from exposed where organisation = ${organisation} and alert = ${id}) e
    join person p on p.organisation = ${organisation} and p.id = e.person`.execute(tx)
  const { people = 0, unaddressed = 0 } = rows[0] ?? {}
  return { people, unaddressed, isPublic: await isPublished(tx, organisation, id) }
}

async function situationOf(tx: Tx, organisation: string, id: string) {
  const { title, closed_at } = await tx
    .selectFrom('situation')
    .select(['title', 'closed_at'])
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, title, closed: closed_at !== null }
}

async function isPublished(tx: Tx, organisation: string, alert: string) {
  const row = await tx
    .selectFrom('publication')
    .select('alert')
    .where('organisation', '=', organisation)
    .where('alert', '=', alert)
    .executeTakeFirst()
  return row !== undefined
}

async function linked(tx: Tx, organisation: string, where: ReturnType<typeof sql>) {
  const { rows } = await sql<{ id: string; slug: string; headline: string }>`
    select a.id, a.slug, r.content ->> 'headline' as headline
    from alert_follow f
    join alert a on a.organisation = f.organisation and ${where}
    join alert_revision r on r.organisation = a.organisation and r.alert = a.id and r.number = a.number
    where f.organisation = ${organisation} order by r.issued_at desc limit 50`.execute(tx)
  return rows
}

async function stagesOf(tx: Tx, organisation: string, alert: string): Promise<AlertView['stages']> {
  const reached = await latencyOf(tx, organisation, alert)
  if (!reached) return null
  const dated = Object.entries(reached).map(([stage, at]) => [stage, at?.toISOString() ?? null])
  return Object.fromEntries(dated) as NonNullable<AlertView['stages']>
}

async function draftOf(tx: Tx, organisation: string, alert: string) {
  const row = await tx
    .selectFrom('alert')
    .select('draft_version as version')
    .where('organisation', '=', organisation)
    .where('id', '=', alert)
    .where('draft', 'is not', null)
    .executeTakeFirst()
  return row ?? null
}
