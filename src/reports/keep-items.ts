import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { storable } from '../database/storable.ts'
import type { DroppedItem, Item } from '../sources/item.ts'
import { bodyHash, changedParts } from './edits.ts'
import { type Identity, identities } from './identity.ts'

/** What became of a document's items. `present` are the reports that it names. */
export type KeptItems = {
  new: number
  changed: number
  same: number
  dropped: DroppedItem[]
  present: string[]
}

type From = { poll: string; source: string; organisation: string | null; ended_at: Date }
type Known = { report: string; revision: number; body_sha256: Buffer; identified_by: string; item: Item }
type Named = { item: Item; identity: Identity; hash: Buffer }

/**
 * Keeps items as reports: a new one, a further revision of one that is known, or nothing where nothing changed. An item
 * that stands in the document twice is kept once, and the repetition is a drop with its reason.
 */
export async function keepItems(tx: Tx, from: From, items: readonly Item[]): Promise<KeptItems> {
  const names = identities(items)
  const named = items.map((item, i) => ({
    item,
    identity: names[i] as Identity,
    hash: bodyHash(item),
  }))
  const known = await knownBy(tx, from.source, named)
  const kept: KeptItems = { new: 0, changed: 0, same: 0, dropped: [], present: [] }
  const written: Writing = { begun: [], revised: [], names: [] }
  const taken = new Map<string, string>()
  for (const one of named) {
    const before = matchOf(one.identity, known)
    const first = one.identity.names.map((name) => taken.get(name)).find(Boolean)
    if (first) {
      kept.dropped.push({ at: one.item.at, why: `It is the same item as ${first}.`, repeats: true })
      continue
    }
    for (const name of one.identity.names) taken.set(name, one.item.at)
    const report = before?.report ?? randomUUID()
    kept.present.push(report)
    written.names.push(...one.identity.names.map((name) => ({ name, report })))
    if (!before) {
      kept.new += 1
      written.begun.push({ ...one, report })
    } else if (!before.body_sha256.equals(one.hash)) {
      kept.changed += 1
      written.revised.push({ ...one, report, before })
    } else kept.same += 1
  }
  await write(tx, from, written)
  return kept
}

type Writing = {
  begun: (Named & { report: string })[]
  revised: (Named & { report: string; before: Known })[]
  names: { name: string; report: string }[]
}

/** Reports of this source by the names that the items give, with the newest telling of each. */
async function knownBy(tx: Tx, source: string, named: Named[]): Promise<Map<string, Known>> {
  const names = named.flatMap(({ identity }) => [
    ...identity.names,
    ...(identity.link ? [identity.link] : []),
  ])
  if (names.length === 0) return new Map()
  const { rows } = await sql<Known & { name: string }>`
    select n.name, r.id as report, r.revision, r.body_sha256, r.identified_by, v.item
    from report_name n join report r on r.id = n.report
      join report_revision v on v.report = r.id and v.number = r.revision
    where n.source = ${source} and n.name = any(${[...new Set(names)]})`.execute(tx)
  return new Map(rows.map(({ name, ...known }) => [name, known]))
}

function matchOf({ names, link }: Identity, known: Map<string, Known>): Known | undefined {
  const byName = names.map((name) => known.get(name)).find(Boolean)
  if (byName || link === null) return byName
  const byLink = known.get(link)
  return byLink?.identified_by === 'link' ? byLink : undefined
}

async function write(tx: Tx, from: From, { begun, revised, names }: Writing) {
  const seen = from.ended_at
  if (begun.length > 0) await begin(tx, from, begun)
  if (revised.length > 0) await revise(tx, seen, revised)
  const tellings = [
    ...begun.map((one) => ({ ...told(one), number: 1, changed: [] })),
    ...revised.map((one) => ({
      ...told(one),
      number: one.before.revision + 1,
      changed: changedParts(one.before.item, one.item),
    })),
  ]
  if (tellings.length > 0) await tell(tx, seen, from.poll, tellings)
  await sql`
    insert into report_name (source, name, report)
    select ${from.source}, name, report from ${recordset(names)} as one (name text, report uuid)
    on conflict do nothing`.execute(tx)
  await sql`update report set missing_since = null where source = ${from.source} and missing_since is not null
    and id = any(${names.map(({ report }) => report)}::uuid[])`.execute(tx)
}

/** The columns of a report that an item fills. */
function rowOf({ item, hash, identity }: Named) {
  return {
    identified_by: identity.by,
    state: item.state,
    published_at: item.published?.at ?? null,
    expires_at: item.facts.expires?.at ?? null,
    link: item.link,
    title: item.title,
    body_sha256: `\\x${hash.toString('hex')}`,
    full_url: item.full?.url ?? null,
    full_format: item.full?.format ?? null,
  }
}

function told({ report, item }: { report: string; item: Item }) {
  return { report, state: item.state, item }
}

async function begin(tx: Tx, { organisation, source, ended_at }: From, begun: Writing['begun']) {
  const rows = begun.map((one) => ({ ...rowOf(one), id: one.report }))
  await sql`
    insert into report (id, organisation, source, identified_by, state, first_seen_at, changed_at, published_at,
      expires_at, link, title, body_sha256, full_url, full_format, full_due_at)
    select id, ${organisation}, ${source}, identified_by, state, ${ended_at}, ${ended_at}, published_at, expires_at, link,
      title, body_sha256, full_url, full_format, case when full_url is null then null else clock_timestamp() end
    from ${recordset(rows)} as one (${columns}, identified_by text)`.execute(tx)
}

async function revise(tx: Tx, seen: Date, revised: Writing['revised']) {
  const rows = revised.map((one) => ({ ...rowOf(one), id: one.report }))
  await sql`
    update report r set revision = r.revision + 1, changed_at = ${seen}, read_at = null,
      state = one.state, published_at = one.published_at, expires_at = one.expires_at, link = one.link,
      title = one.title, body_sha256 = one.body_sha256, full_url = one.full_url, full_format = one.full_format,
      full_due_at = case when one.full_url is null then null else clock_timestamp() end, full_tries = 0
    from ${recordset(rows)} as one (${columns})
    where r.id = one.id`.execute(tx)
}

const columns = sql`id uuid, state text, published_at timestamptz, expires_at timestamptz, link text, title text,
  body_sha256 bytea, full_url text, full_format text`

async function tell(tx: Tx, seen: Date, poll: string | null, tellings: object[]) {
  await sql`
    insert into report_revision (report, number, seen_at, poll, state, item, changed)
    select report, number, ${seen}, ${poll}, state, item, array(select jsonb_array_elements_text(changed))
    from ${recordset(tellings)} as one (report uuid, number integer, state text, item jsonb, changed jsonb)`.execute(
    tx,
  )
}

/** Rows in one parameter, whatever their number. */
function recordset(rows: object[]) {
  return sql`jsonb_to_recordset(${storable(rows)}::jsonb)`
}
