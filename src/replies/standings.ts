import { sql } from 'kysely'

/** `waiting`: the message has not left yet; `asked`: it has, and no answer came. */
export const statuses = [
  'need-help',
  'not-reached',
  'asked',
  'waiting',
  'acknowledged',
  'safe',
  'accounted-for',
] as const
export type Status = (typeof statuses)[number]

/** A person stands at a site where they are its contact, or where the spot they stay at lies on its grounds. */
const groundsKm = 0.3
/** Degrees of the grid by which spots and sites are joined: wide enough for any site's grounds at any latitude people live at. */
const grid = 0.1

/**
 * Everyone a safety check or acknowledgement of the situation was addressed to, once, with the status that stands:
 * what was answered, else what became of the messages. A person told by two alerts is asked once. Set by set, never
 * person by person: 10,000 people take one pass over each of four tables (`bench/roll-call.ts`).
 */
export function standings(organisation: string, situation: string) {
  return sql`
    select p.id as person, p.name, p.phone, p.team, y.note, y.reporter, y.reported_by as "reportedBy", s.since,
           h.id as "case", h.owner as "caseOwner", asked.alert, asked.number,
           asked.reason->>'country' as country, asked.reason->>'place' as place, asked.reason->>'label' as stay,
           (asked.reason->>'stay')::uuid as "stayId",
           coalesce(nullif(s.status, 'asked'), case
             when d.reached then 'asked' when d.waits then 'waiting' when d.lost then 'not-reached' else 'waiting' end) as status
    from (select distinct on (e.person) e.person, e.alert, e.number, e.receipt->'reasons'->0 as reason
          from alert a
          join alert_revision r on r.organisation = a.organisation and r.alert = a.id and r.content->'response'->>'mode' <> 'none'
          join exposed e on e.organisation = r.organisation and e.alert = r.alert and e.number = r.number and e.change in ('new', 'still')
          where a.organisation = ${organisation} and a.situation = ${situation}
          order by e.person, r.issued_at desc) asked
    join person p on p.organisation = ${organisation} and p.id = asked.person
    left join person_status s on s.organisation = ${organisation} and s.situation = ${situation} and s.person = asked.person
    left join reply y on y.organisation = ${organisation} and y.id = s.reply
    left join help_case h on h.organisation = ${organisation} and h.situation = ${situation} and h.person = asked.person and h.closed_at is null
    left join (
      select v.recipient,
             bool_or(v.state in ('handed-over', 'delivered')) as reached,
             bool_or(v.state in ('pending', 'leased', 'sending', 'retrying')) as waits,
             bool_or(v.state in ('bounced', 'refused', 'failed', 'unknown', 'suppressed', 'unaddressed')) as lost
      from alert a
      join notice n on n.organisation = a.organisation and n.alert = a.id and n.kind in ('alert', 'reminder')
      join delivery v on v.organisation = n.organisation and v.notice = n.id and v.recipient_kind = 'person'
      where a.organisation = ${organisation} and a.situation = ${situation}
      group by v.recipient) d on d.recipient = asked.person`
}

/** The same with the site each person stands at: of several, the first by name; null where they stand at none. */
export function standingsAtSites(organisation: string, situation: string) {
  return sql`
    with standing as materialized (${standings(organisation, situation)}),
    spot as materialized (
      select x.person, t.lon, t.lat, floor(t.lon / ${grid}::float8)::int as gx, floor(t.lat / ${grid}::float8)::int as gy
      from standing x join stay t on t.organisation = ${organisation} and t.id = x."stayId"
        and t.lon is not null and t.precision in ('exact', 'street')),
    ground as materialized (
      select t.id, t.name, t.lon, t.lat, t.radius_km, floor(t.lon / ${grid}::float8)::int + dx as gx, floor(t.lat / ${grid}::float8)::int + dy as gy
      from site t cross join generate_series(-1, 1) dx cross join generate_series(-1, 1) dy
      where t.organisation = ${organisation}),
    at_site as (
      select distinct on (person) person, site, "siteName" from (
        select c.person, t.id as site, t.name as "siteName"
        from site_contact c join site t on t.organisation = c.organisation and t.id = c.site where c.organisation = ${organisation}
        union all
        select spot.person, ground.id, ground.name from spot join ground on ground.gx = spot.gx and ground.gy = spot.gy
        where 111.2 * sqrt((spot.lat - ground.lat) ^ 2 + ((spot.lon - ground.lon) * cos(radians(spot.lat))) ^ 2)
              <= ground.radius_km + ${groundsKm}::float8) known
      order by person, "siteName", site)
    select x.*, l.site, l."siteName" from standing x left join at_site l on l.person = x.person`
}
