import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { Reading } from '../reports/reading.ts'
import type { Facts, ItemState } from '../sources/item.ts'
import type { Reliability } from '../vocabulary/grading.ts'
import type { Told } from './told.ts'

/** Formats in which official services speak in fields; an article about them is none. */
const official = ['cap', 'cap-index', 'meteoalarm', 'sachet', 'nws', 'usgs', 'gdacs-rss', 'gdacs-event']
const officialToo = ['tsunami-atom', 'nrcan-earthquakes', 'mowas', 'saskalert', 'wmo', 'jma', 'faa']

/** Reports of a story that the rules look at and its page shows: the newest. A story that goes on for weeks must not grow dearer. */
export const reportsLookedAt = 300

/**
 * A story’s newest reports as the rules look at them, the first of them first; without their texts. What an organisation’s own sources say of a
 * story that is everybody’s is shown to that organisation (`also-own`), and decides nothing that others see.
 */
export async function reportsOf(tx: Tx, story: string, now: Date, which?: 'also-own'): Promise<Told[]> {
  const isPage = which === 'also-own'
  const { rows } = await sql<Row>`
    select r.id, s.family, s.key as source, s.name, s.reliability, s.format, r.title, r.link, r.state, r.expires_at, r.first_seen_at,
      r.changed_at, r.published_at, ${isPage ? sql`r.reading` : sql`r.reading - 'marks' as reading`}, v.item->'facts' as facts, sr.copy_of
    from story_report sr join report r on r.id = sr.report join source s on s.id = r.source
      join report_revision v on v.report = r.id and v.number = r.revision
    where sr.story = ${story} and r.reading is not null
      and ${isPage ? sql`true` : sql`r.organisation is not distinct from (select t.organisation from story t where t.id = ${story})`}
    order by r.changed_at desc, r.id limit ${reportsLookedAt}`.execute(tx)
  const inTime = rows.toSorted((a, b) => +a.first_seen_at - +b.first_seen_at || (a.id < b.id ? -1 : 1))
  return inTime.map((row) => ({
    ...{
      report: row.id,
      family: row.family,
      source: row.source,
      sourceName: row.name,
      reliability: row.reliability,
    },
    ...{ title: row.title ?? '', link: row.link, state: row.state, copyOf: row.copy_of },
    isOfficial: official.includes(row.format) || officialToo.includes(row.format),
    isExpired: row.expires_at !== null && row.expires_at <= now,
    ...{ firstSeenAt: row.first_seen_at, changedAt: row.changed_at, publishedAt: row.published_at },
    ...{ reading: row.reading, facts: row.facts },
  }))
}

type Row = {
  id: string
  family: string
  source: string
  name: string
  reliability: Reliability
  format: string
  title: string | null
  link: string | null
  state: ItemState
  expires_at: Date | null
  first_seen_at: Date
  changed_at: Date
  published_at: Date | null
  reading: Reading
  facts: Facts
  copy_of: string | null
}
