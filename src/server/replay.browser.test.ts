import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import pino from 'pino'
import { sourceWays } from '../sources/poll-source.ts'
import { axeFaults } from '../testing/axe.ts'
import { openedConsole, pictured } from '../testing/console.ts'
import { type Captured, capturedFeeds, noCorpus } from '../testing/corpus-feeds.ts'
import { aDesk } from '../testing/desk.ts'
import { served } from '../testing/served.ts'
import { aWatch } from '../testing/watched.ts'
import { startWatching } from './watching.ts'

/** Captures of one list on several days: the first stands at its address until the next takes its place. */
const series = /^(us-state-advisories\/|travel-advisory-series\/[a-z]+)/

/** Everything the corpus holds as live sources of a site that watches them by itself, with its console. */
async function aReplay() {
  const watch = await aWatch()
  const site = await served(watch.db, { withConsole: true })
  const desk = await aDesk(watch.db, site, { role: 'analyst' })
  let ahead = 0
  const clock = () => new Date(Date.now() + ahead)
  const captured = capturedFeeds()
  const lists = Map.groupBy(captured, ({ path }) => series.exec(path)?.[1] ?? path)
  const sources = new Map<string, { key: string; first: Captured; later: Captured[] }>()
  for (const [name, [first, ...later]] of lists) {
    if (!first) continue
    watch.publisher.put(`/${name}`, first.bytes, 'application/octet-stream')
    const key = await watch.source(`/${name}`, {
      ...{ name, format: first.format, family: name.split('/')[0] ?? name, country: null },
    })
    sources.set(name, { key, first, later })
  }
  const watching = startWatching(
    watch.db,
    { ...sourceWays(true), address: watch.fetch },
    clock,
    pino({ level: 'silent' }),
  )
  const settled = async () => {
    for (;;) {
      const { rows } = await sql<{ waits: boolean }>`
        select exists (select from poll where read_at is null) or exists (select from report where read_at is null)
          or exists (select from report where not grouped and read_fault is null)
          or exists (select from source_state st join source s on s.id = st.source
               where s.enabled_at is not null and (st.polled_at is null or st.due_at <= now())) as waits`.execute(
        watch.db,
      )
      if (!rows[0]?.waits) return
      await pause(200)
    }
  }
  /** Lets the publisher answer anew, and waits until it was heard. */
  const heard = async (key: string) => {
    const { id } = await watch.found(key)
    await watch.shared((tx) =>
      tx
        .updateTable('source_state')
        .set({ due_at: new Date(0) })
        .where('source', '=', id)
        .execute(),
    )
    await settled()
  }
  return {
    ...{ ...watch, site, desk, sources, settled, heard },
    pass: (milliseconds: number) => {
      ahead += milliseconds
    },
    async [Symbol.asyncDispose]() {
      await watching.stop()
      await site[Symbol.asyncDispose]()
    },
  }
}

const warning = (...items: object[]) =>
  JSON.stringify({ type: 'FeatureCollection', title: 'current watches', features: items })
const flood = {
  type: 'Feature',
  geometry: null,
  properties: {
    ...{
      '@type': 'wx:Alert',
      id: 'urn:oid:2.49.0.1.840.0.replay.001.1',
      status: 'Actual',
      messageType: 'Alert',
    },
    ...{
      event: 'Flood Warning',
      severity: 'Severe',
      certainty: 'Likely',
      urgency: 'Immediate',
      category: 'Met',
    },
    headline: 'Flood Warning issued for the Blue River at Springfield',
    description: 'The Blue River at Springfield, Missouri, rises above its banks tonight.',
    ...{ areaDesc: 'Greene, MO', sent: '2026-11-27T06:00:00-06:00', expires: '2099-01-01T00:00:00-06:00' },
    geocode: { UGC: ['MOC077'], SAME: ['029077'] },
  },
}

test('the captured feeds replayed as live sources arrive, are read, grouped and shown; what is edited, withdrawn, silent and hostile shows so', {
  skip: noCorpus,
}, async () => {
  await using replay = await aReplay()
  const { publisher, source, sources, found, reports, shared } = replay
  const nws = await source('/warnings', { name: 'Weather office', format: 'nws' })
  publisher.put('/warnings', warning(flood), 'application/geo+json')
  const quiet = await source('/quiet', { name: 'Quiet bulletin', silentAfterSeconds: 3600 })
  publisher.put(
    '/quiet',
    JSON.stringify([{ id: 'q', title: 'Road closed in Nakuru', text: 'Police closed a road.' }]),
  )
  const hostile = await source('/hostile', { name: 'Hostile feed', format: 'feed' })
  publisher.put('/hostile', '<!DOCTYPE r [<!ENTITY a "b">]><rss version="2.0"><channel>&a;</channel></rss>')
  await replay.settled()

  // Every item of every document is accounted for: what is in the file is in the ledger.
  for (const [name, { key, first }] of sources) {
    const { id, fault } = await found(key)
    // A list that goes on is asked for its next page, which no one here has.
    const polls = await shared((tx) => tx.selectFrom('poll').selectAll().where('source', '=', id).execute())
    const poll = polls.find(({ outcome }) => outcome === 'fetched')
    if (first.items === null) {
      assert.match(fault ?? '', /\.$/, name)
      continue
    }
    assert.equal(poll?.seen, first.items + first.dropped, name)
    assert.equal(
      (poll?.new ?? 0) + (poll?.changed ?? 0) + (poll?.same ?? 0) + (poll?.dropped ?? 0),
      poll?.seen,
      name,
    )
    const kept = await reports(key)
    assert.equal(kept.length, poll?.new, name)
    assert.deepEqual(
      kept.filter(({ read_fault }) => read_fault !== null),
      [],
      name,
    )
  }

  const { page } = await openedConsole(replay.site, replay.desk, '/stories')
  await page.locator('.stories > li').nth(5).waitFor()
  await page.locator('.map-surface[data-ready="true"]').waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await pictured(page, 'replay-inbox')

  // Edited: a day later one advisory has another level.
  const advice = sources.get('us-state-advisories/')
  assert.ok(advice?.later[0])
  publisher.put('/us-state-advisories/', advice.later[0].bytes)
  await replay.heard(advice.key)
  const edited = (await reports(advice.key)).filter(({ revision }) => revision > 1)
  assert.equal(edited.length, 1)
  const base = page.url().replace(/\/stories.*/, '')
  const storyOf = async (report: string) => {
    const row = await shared((tx) =>
      tx.selectFrom('story_report').select('story').where('report', '=', report).executeTakeFirstOrThrow(),
    )
    return `${base}/stories/${row.story}`
  }
  await page.goto(await storyOf(edited[0]?.id ?? ''))
  await page
    .getByText(/Told anew:/)
    .first()
    .waitFor()
  await pictured(page, 'replay-edited')

  // Withdrawn: it stands in the list no more.
  const [warned] = await reports(nws)
  publisher.put('/warnings', warning(), 'application/geo+json')
  await replay.heard(nws)
  await page.goto(await storyOf(warned?.id ?? ''))
  await page
    .getByText(/Taken back by its source|Ended: |Nothing of it stands/)
    .first()
    .waitFor()
  await page.getByText('Over', { exact: true }).waitFor()

  // Silent and hostile, on the page of sources.
  replay.pass(2 * 3_600_000)
  while ((await found(quiet)).silentSince === null) await pause(100)
  await page.goto(`${base}/sources/${quiet}`)
  await page
    .getByText(/Nothing new for/)
    .first()
    .waitFor()
  assert.deepEqual(await axeFaults(page), [])
  await pictured(page, 'replay-silent')
  await page.goto(`${base}/sources/${hostile}`)
  await page
    .getByText(/declarations of its own, which could be an attack/)
    .first()
    .waitFor()
  await pictured(page, 'replay-hostile')
  assert.ok((await found(hostile)).faults > 0)
})
