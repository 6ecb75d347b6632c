import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { Source } from './source.ts'

/** A source as a person or the catalogue writes it. */
export type NewSource = Omit<Source, 'id' | 'own' | 'enabledAt' | 'muted' | 'removedAt'>
/** Who writes: a person, or the catalogue that comes with Alarum, which leaves alone what a person changed or removed. */
export type Writer = 'person' | 'catalogue'

/**
 * Writes sources, everybody’s (null) or an organisation’s own: those of a known key are changed and keep whether they are
 * on, others are added switched off; one that was removed is back. Answers how many were added and changed.
 */
export async function writeSources(
  tx: Tx,
  organisation: string | null,
  entries: readonly NewSource[],
  writer: Writer = 'person',
): Promise<{ added: number; changed: number }> {
  const isPerson = writer === 'person'
  const rows = entries.map((entry) => ({ ...entry, id: randomUUID(), host: hostOf(entry.url) }))
  const { rows: counted } = await sql<{ added: number; changed: number }>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one (id uuid, key text, name text, way text,
        url text, format text, family text, country text, region text, kinds jsonb, language text, "timeZone" text,
        reliability text, terms text, sets jsonb, "everySeconds" integer, "silentAfterSeconds" integer, verified date,
        host text)),
    known as (
      update source s set name = g.name, way = g.way, url = g.url, format = g.format, family = g.family,
        country = g.country, region = g.region, kinds = ${words(sql`g.kinds`)}, language = g.language,
        time_zone = g."timeZone", reliability = g.reliability, terms = g.terms, sets = ${words(sql`g.sets`)},
        every_seconds = g."everySeconds", silent_after_seconds = g."silentAfterSeconds",
        -- What was seen to work says nothing of another address, nor of the same read in another way.
        verified = case when (s.url, s.format) is not distinct from (g.url, g.format)
          then coalesce(g.verified, s.verified) else g.verified end,
        changed_at = clock_timestamp(), edited = ${isPerson} and (s.edited or ${isDifferent}),
        removed_at = case when ${isPerson} then null else s.removed_at end
      from given g where s.key = g.key and s.organisation is not distinct from ${organisation}
        and (${isPerson} or not s.edited)
      returning s.id, s.key, g.host, s.url),
    fresh as (
      insert into source (id, organisation, key, name, way, url, format, family, country, region, kinds, language, time_zone,
        reliability, terms, sets, every_seconds, silent_after_seconds, verified, edited)
      select id, ${organisation}, key, name, way, url, format, family, country, region, ${words(sql`kinds`)}, language,
        "timeZone", reliability, terms, ${words(sql`sets`)}, "everySeconds", "silentAfterSeconds", verified, ${isPerson}
      from given g where not exists (
        select from source s where s.key = g.key and s.organisation is not distinct from ${organisation})
      returning id, key),
    states as (
      insert into source_state (source, host)
      select f.id, g.host from fresh f join given g on g.key = f.key),
    moved as (
      -- What was learnt of the old address says nothing of a new one.
      update source_state st set host = k.host, etag = null, last_modified = null, body_sha256 = null, next_url = null
      from known k join source before on before.id = k.id
      where st.source = k.id and before.url is distinct from k.url)
    select (select count(*) from fresh)::int as added, (select count(*) from known)::int as changed`.execute(
    tx,
  )
  return counted[0] ?? { added: 0, changed: 0 }
}

/** What a person wrote says something else than what stands there; a file that was only written out and read again does not. */
const isDifferent = sql`(s.name, s.way, s.url, s.format, s.family, s.country, s.region, s.kinds, s.language, s.time_zone,
    s.reliability, s.terms, s.sets, s.every_seconds, s.silent_after_seconds)
  is distinct from (g.name, g.way, g.url, g.format, g.family, g.country, g.region, ${words(sql`g.kinds`)}, g.language,
    g."timeZone", g.reliability, g.terms, ${words(sql`g.sets`)}, g."everySeconds", g."silentAfterSeconds")`

function words(list: ReturnType<typeof sql>) {
  return sql`array(select jsonb_array_elements_text(coalesce(${list}, '[]')))`
}

function hostOf(url: string | null) {
  return url && URL.canParse(url) ? new URL(url).host : ''
}

/** Which sources of those that are watched: by key, or all of a set. */
export type Chosen = { keys: readonly string[] } | { set: string }

/** Switches sources on or off. One that is switched on is due at once and has its silence counted from now. */
export async function enableSources(tx: Tx, chosen: Chosen, on: boolean, now: Date): Promise<number> {
  const { rows } = await sql`
    with switched as (
      update source s set enabled_at = ${on ? now : null}
      where ${isChosen(chosen)} and (s.enabled_at is null) = ${on} returning s.id),
    due as (
      update source_state st set due_at = clock_timestamp(), silent_since = null, faults = 0, fault = null
      from switched where st.source = switched.id)
    select id from switched`.execute(tx)
  return rows.length
}

/** Mutes sources or takes that back: they are fetched and kept, but what they say begins no story. */
export async function muteSources(tx: Tx, chosen: Chosen, muted: boolean): Promise<number> {
  const { rows } = await sql`update source s set muted = ${muted}
    where ${isChosen(chosen)} and s.muted <> ${muted} returning s.id`.execute(tx)
  return rows.length
}

export function isChosen(chosen: Chosen) {
  const named = 'set' in chosen ? sql`${chosen.set} = any(sets_of(s))` : sql`s.key = any(${chosen.keys})`
  return sql`(${named} and s.removed_at is null)`
}
