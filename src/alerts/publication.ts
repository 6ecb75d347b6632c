import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { AlertContent } from './alert.ts'
import { publicContent } from './chain.ts'

/** True where anonymous readers may see it: TLP:CLEAR, and in words that are ours or licensed. */
export function isPublic({ sharing, wording }: Pick<AlertContent, 'sharing' | 'wording'>): boolean {
  return sharing === 'CLEAR' && wording !== 'quoted'
}

/**
 * Brings the public face of an alert up to its latest revision; an alert that is no longer public leaves. This is the
 * only way into `publication`, the only table of alerts that anonymous pages read. Answers whether it is public now.
 */
export async function publishRevision(
  tx: Tx,
  organisation: string,
  { alert, number }: { alert: string; number: number },
): Promise<boolean> {
  const revision = await tx
    .selectFrom('alert_revision')
    .select(['content', 'as_of'])
    .where('organisation', '=', organisation)
    .where('alert', '=', alert)
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const content = revision.content as unknown as AlertContent
  await tx
    .deleteFrom('publication')
    .where('organisation', '=', organisation)
    .where('alert', '=', alert)
    .execute()
  if (!isPublic(content) || revision.as_of) return false
  const open = publicContent(content)
  const text = [
    content.headline,
    content.summary,
    content.event,
    content.context,
    content.advice,
    ...content.places.map(({ name }) => name),
  ]
  await sql`
    insert into publication (organisation, alert, slug, number, kind, state, exercise, demonstration, content, hash, sharing,
      wording, countries, category, severity, headline, first_issued_at, issued_at, event_from, expires, words, follows, revisions)
    select r.organisation, r.alert, a.slug, r.number, r.kind, a.state, r.exercise, coalesce(s.demonstration, false),
      ${JSON.stringify(open)}::jsonb, r.hash, 'CLEAR', ${content.wording}, ${content.countries}::text[], ${content.category},
      ${content.severity}, ${content.headline},
      (select min(f.issued_at) from alert_revision f where f.organisation = r.organisation and f.alert = r.alert),
      r.issued_at, ${content.eventTime.from}::timestamptz, a.expires,
      to_tsvector('simple', ${text.filter(Boolean).join('\n')}),
      coalesce((select jsonb_agg(jsonb_build_object('slug', p.slug, 'headline', p.headline, 'issuedAt', p.issued_at) order by p.issued_at desc)
        from alert_follow w join publication p on p.organisation = w.organisation and p.alert = w.follows
        where w.organisation = r.organisation and w.alert = r.alert), '[]'),
      (select jsonb_agg(jsonb_build_object('number', v.number, 'kind', v.kind, 'issuedAt', v.issued_at,
          'note', case when v.content->>'sharing' = 'CLEAR' then v.note end, 'hash', encode(v.hash, 'hex'),
          'public', v.content->>'sharing' = 'CLEAR' and v.content->>'wording' <> 'quoted') order by v.number)
        from alert_revision v where v.organisation = r.organisation and v.alert = r.alert)
    from alert_revision r
    join alert a on a.organisation = r.organisation and a.id = r.alert
    left join organisation_setting s on s.organisation = r.organisation
    where r.organisation = ${organisation} and r.alert = ${alert} and r.number = ${number}`.execute(tx)
  return true
}
