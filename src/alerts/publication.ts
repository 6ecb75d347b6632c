import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { AlertContent } from './alert.ts'
import { publicContent } from './chain.ts'

/** True where anonymous readers may see it: TLP:CLEAR, and in words that are ours or licensed. */
export function isPublic({ sharing, wording }: Pick<AlertContent, 'sharing' | 'wording'>): boolean {
  return sharing === 'CLEAR' && wording !== 'quoted'
}

/**
 * Brings the public face of an alert up to its latest revision; an alert that is no longer public leaves, and with it
 * every mention on the pages of alerts that follow it. This is the only way into `publication`, the only table of
 * alerts that anonymous pages read. A replay of another time is never public, nor the end of what never was.
 * Answers whether the alert is public now.
 */
export async function publishRevision(
  tx: Tx,
  organisation: string,
  { alert, number }: { alert: string; number: number },
): Promise<boolean> {
  const revision = await tx
    .selectFrom('alert_revision')
    .select(['content', 'as_of', 'kind'])
    .where('organisation', '=', organisation)
    .where('alert', '=', alert)
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const content = revision.content as unknown as AlertContent
  const { numDeletedRows } = await tx
    .deleteFrom('publication')
    .where('organisation', '=', organisation)
    .where('alert', '=', alert)
    .executeTakeFirst()
  const endsTheUnknown = ['cancel', 'all-clear'].includes(revision.kind) && numDeletedRows === 0n
  const opens = isPublic(content) && !revision.as_of && !endsTheUnknown
  if (opens) await insertPublication(tx, organisation, alert, number, content)
  await refreshFollowers(tx, organisation, alert)
  return opens
}

async function insertPublication(
  tx: Tx,
  organisation: string,
  alert: string,
  number: number,
  content: AlertContent,
) {
  const { names, prose } = searchable(content)
  await sql`
    insert into publication (organisation, alert, slug, number, kind, state, exercise, demonstration, content, hash, sharing,
      wording, countries, category, severity, headline, first_issued_at, issued_at, event_from, expires, words, revisions)
    select r.organisation, r.alert, a.slug, r.number, r.kind, a.state, r.exercise, coalesce(s.demonstration, false),
      ${JSON.stringify(publicContent(content))}::jsonb, r.hash, ${content.sharing}, ${content.wording},
      ${content.countries}::text[], ${content.category}, ${content.severity}, ${content.headline},
      history.first_issued_at, r.issued_at, ${new Date(content.eventTime.from)}, a.expires,
      to_tsvector('simple', ${`${names}\n${prose}`}) || to_tsvector('english', ${prose}), history.revisions
    from alert_revision r
    join alert a on a.organisation = r.organisation and a.id = r.alert
    left join organisation_setting s on s.organisation = r.organisation
    cross join lateral (
      select min(v.issued_at) filter (where open) as first_issued_at,
        jsonb_agg(jsonb_build_object('number', v.number, 'kind', v.kind, 'issuedAt', v.issued_at, 'hash', encode(v.hash, 'hex'),
          'note', case when open then v.note end, 'public', open) order by v.number) as revisions
      from alert_revision v
      cross join lateral (select v.content ->> 'sharing' = 'CLEAR' and v.content ->> 'wording' <> 'quoted' and v.as_of is null) o (open)
      where v.organisation = r.organisation and v.alert = r.alert and v.number <= r.number) history
    where r.organisation = ${organisation} and r.alert = ${alert} and r.number = ${number}`.execute(tx)
}

/** What an alert follows is named on its page as long as both are public. */
async function refreshFollowers(tx: Tx, organisation: string, alert: string) {
  await sql`
    update publication p set follows = coalesce((
      select jsonb_agg(jsonb_build_object('slug', q.slug, 'headline', q.headline, 'issuedAt', q.issued_at) order by q.issued_at desc)
      from alert_follow f join publication q on q.organisation = f.organisation and q.alert = f.follows
      where f.organisation = p.organisation and f.alert = p.alert), '[]')
    where p.organisation = ${organisation} and (p.alert = ${alert} or p.alert in (
      select alert from alert_follow where organisation = ${organisation} and follows = ${alert}))`.execute(
    tx,
  )
}

/** Names are found as they are written; prose also by its English stems. */
function searchable(content: AlertContent) {
  const names = [...content.places.flatMap(({ name, iata }) => [name, iata]), ...content.actors]
  const prose = [content.headline, content.summary, content.event, content.context, content.advice]
  return { names: joined(names), prose: joined(prose) }
}

function joined(parts: (string | null | undefined)[]) {
  return parts.filter(Boolean).join('\n')
}
