// Items a second from fetching to the story, on an empty database and with 100,000 reports of the last 30 days in it, each stage by
// itself; beside a feed parser with TF-IDF centroids in memory. npm run bench:watching [-- --reports 100000 --items 1000]

import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { type Database, openDatabase, sharedly } from '../src/database/database.ts'
import { migrate } from '../src/database/migrate.ts'
import { reachDatabase } from '../src/database/reach.ts'
import { readNextPoll } from '../src/reports/read-poll.ts'
import { readReports } from '../src/reports/read-reports.ts'
import { claimOne } from '../src/sources/claim.ts'
import { pollClaimed, sourceFetch } from '../src/sources/poll.ts'
import { findSource } from '../src/sources/queries.ts'
import { enableSources, writeSources } from '../src/sources/write.ts'
import { groupReports } from '../src/stories/group-reports.ts'
import { news, type Told } from './watching/news.ts'
import { aPeer } from './watching/peer.ts'

const { values } = parseArgs({
  options: { reports: { type: 'string', default: '100000' }, items: { type: 'string', default: '1000' } },
})
const wanted = Number(values.reports)
const items = Number(values.items)
const inAFeed = 50

const folder = mkdtempSync(join(tmpdir(), 'alarum-bench-'))
const reached = await reachDatabase({ dataFolder: folder })
await migrate(reached.ownerUrl)
const db = openDatabase(reached.appUrl)
const owner = openDatabase(reached.ownerUrl)
const documents = new Map<string, string>()
const server = createServer(({ url = '' }, response) => response.end(documents.get(url)))
server.listen(0, '127.0.0.1')
await new Promise((done) => server.once('listening', done))
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

try {
  const empty = await pipeline(news(items, 1))
  const copies = Math.max(0, Math.ceil(wanted / items) - 1)
  for (let copy = 1; copy <= copies; copy += 1) await multiply(owner, copy, copies)
  await sql`update term_count set reports = reports * ${copies + 1}`.execute(owner)
  await sql`analyze`.execute(owner)
  const { rows } = await sql<{ reports: number; stories: number }>`
    select (select count(*) from report)::int as reports, (select count(*) from story)::int as stories`.execute(
    db,
  )
  const full = await pipeline(news(items, 2))
  const peer = peerRate(rows[0]?.stories ?? 0)
  console.log(
    `items a second        ${Object.keys(empty.rates)
      .map((stage) => stage.padStart(9))
      .join('')}`,
  )
  print('on an empty database', empty.rates)
  print(`with ${rows[0]?.reports} reports`, full.rates)
  console.log(`all: ${(full.rates.all / empty.rates.all).toFixed(2)} times the rate on the empty one`)
  console.log(
    `feed parser and centroids in memory, with ${rows[0]?.stories} stories: ${peer.toFixed(1)} items/s`,
  )
  console.log(`ratio of all to it: ${(full.rates.all / peer).toFixed(2)}`)
  console.log(
    `stories of the last ${items}: ${full.stories}; memory of this process at most ${Math.round(process.resourceUsage().maxRSS / 1000)} MB`,
  )
} finally {
  server.close()
  await db.destroy()
  await owner.destroy()
  await reached.leave()
  rmSync(folder, { recursive: true, force: true })
}

type Rates = { fetch: number; items: number; read: number; group: number; all: number }

function print(name: string, rates: Rates) {
  console.log(
    `${name.padEnd(22)}${Object.values(rates)
      .map((rate) => rate.toFixed(0).padStart(9))
      .join('')}`,
  )
}

/** Polls, keeps, reads and groups items that come in feeds of fifty; answers items a second of each stage. */
async function pipeline(told: Told[]): Promise<{ rates: Rates; stories: number }> {
  const feeds = Array.from({ length: Math.ceil(told.length / inAFeed) }, (_, i) =>
    told.slice(i * inAFeed, (i + 1) * inAFeed),
  )
  const spent = { fetch: 0, items: 0, read: 0, group: 0 }
  const timed = async <T>(stage: keyof typeof spent, work: () => Promise<T>) => {
    const began = performance.now()
    const done = await work()
    spent[stage] += performance.now() - began
    return done
  }
  const before = await storyCount()
  for (const [i, feed] of feeds.entries()) {
    const path = `/${told[0]?.guid}-${i}`
    documents.set(path, rss(feed))
    const source = await aSource(path.slice(1).toLowerCase(), address + path)
    await timed('fetch', async () => {
      const claimed = await claimOne(db, null, source)
      if (claimed) await pollClaimed(db, null, claimed, sourceFetch(true), () => new Date())
    })
    await timed('items', async () => {
      while ((await readNextPoll(db, null)) !== null);
    })
    await timed('read', async () => {
      while ((await readReports(db, null)) > 0);
    })
    await timed('group', async () => {
      while ((await groupReports(db, null, new Date())) > 0);
    })
  }
  const all = Object.values(spent).reduce((sum, one) => sum + one, 0)
  const rate = (milliseconds: number) => (told.length / milliseconds) * 1000
  return {
    rates: {
      fetch: rate(spent.fetch),
      items: rate(spent.items),
      read: rate(spent.read),
      group: rate(spent.group),
      all: rate(all),
    },
    stories: (await storyCount()) - before,
  }
}

async function storyCount() {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from story`.execute(db)
  return rows[0]?.n ?? 0
}

async function aSource(key: string, url: string): Promise<string> {
  return sharedly(db, null, async (tx) => {
    await writeSources(tx, null, [
      {
        ...{ key, name: key, way: 'address', url, format: 'feed', family: key, country: null, region: null },
        ...{ kinds: ['news'], language: 'en', timeZone: 'Etc/UTC', reliability: 'C', terms: null, sets: [] },
        ...{ everySeconds: 300, silentAfterSeconds: null, verified: null },
      },
    ])
    await enableSources(tx, { keys: [key] }, true, new Date())
    return (await findSource(tx, key))?.id ?? ''
  })
}

/**
 * Copies everything that the first items left, some days earlier, with names of their own: the same rows as reading and grouping them
 * would leave, without the hour it takes. Places and common words are shared with the others, as they are in the world.
 */
async function multiply(tables: Database, copy: number, copies: number) {
  const id = (column: string) => sql.raw(`md5(${column}::text || '${copy}')::uuid`)
  const earlier = sql`make_interval(secs => ${(copy / (copies + 1)) * 30 * 86_400}::float8)`
  await tables.transaction().execute(async (tx) => {
    await sql`create temp table first_report on commit drop as select id from report where id in (
      select id from report order by first_seen_at, id limit ${items})`.execute(tx)
    await copyRows(tx, 'report', 'r', sql`r.id in (select id from first_report)`, {
      ...{
        id: id('r.id'),
        first_seen_at: sql`r.first_seen_at - ${earlier}`,
        changed_at: sql`r.changed_at - ${earlier}`,
      },
    })
    await copyRows(tx, 'report_revision', 'v', sql`v.report in (select id from first_report)`, {
      report: id('v.report'),
    })
    await copyRows(tx, 'report_name', 'n', sql`n.report in (select id from first_report)`, {
      ...{ report: id('n.report'), name: sql`n.name || ${`~${copy}`}` },
    })
    const first = sql`(select story from story_report where report in (select id from first_report))`
    await copyRows(tx, 'story', 's', sql`s.id in ${first}`, {
      ...{
        id: id('s.id'),
        begun_at: sql`s.begun_at - ${earlier}`,
        changed_at: sql`s.changed_at - ${earlier}`,
      },
    })
    await copyRows(tx, 'story_key', 'k', sql`k.story in ${first}`, {
      ...{ story: id('k.story'), at: sql`k.at - ${earlier}` },
      key: sql`case when k.key like 't N:%' or k.key like 'b %' then k.key || ${`~${copy}`} else k.key end`,
    })
    await copyRows(tx, 'story_report', 'sr', sql`sr.report in (select id from first_report)`, {
      ...{ report: id('sr.report'), story: id('sr.story'), copy_of: id('sr.copy_of') },
    })
    await copyRows(tx, 'story_entry', 'e', sql`e.story in ${first}`, {
      story: id('e.story'),
      report: id('e.report'),
    })
  })
}

async function copyRows(
  tx: Parameters<Parameters<ReturnType<Database['transaction']>['execute']>[0]>[0],
  table: string,
  alias: string,
  where: ReturnType<typeof sql>,
  changed: Record<string, ReturnType<typeof sql>>,
) {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns where table_schema = 'public' and table_name = ${table}`.execute(
    tx,
  )
  const names = rows.map(({ name }) => name)
  const selected = names.map((name) => changed[name] ?? sql.ref(`${alias}.${name}`))
  await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
    select ${sql.join(selected)} from ${sql.table(table)} ${sql.ref(alias)} where ${where}`.execute(tx)
}

/** Items a second of the peer with as many stories in memory. */
function peerRate(stories: number): number {
  const peer = aPeer()
  for (const { title, text } of news(stories, 3)) peer.know(`${title} ${text}`)
  const few = news(Math.min(items, 200), 2)
  const began = performance.now()
  for (let i = 0; i < few.length; i += inAFeed) peer.take(rss(few.slice(i, i + inAFeed)))
  return (few.length / (performance.now() - began)) * 1000
}

function rss(told: Told[]): string {
  const entries = told.map(
    ({ guid, title, text }) =>
      `<item><guid isPermaLink="false">${guid}</guid><title>${title}</title><description>${text}</description><pubDate>${new Date().toUTCString()}</pubDate></item>`,
  )
  return `<rss version="2.0"><channel><title>Wire</title>${entries.join('')}</channel></rss>`
}
