import { sharedly, type Tx } from '../database/database.ts'
import { fetchWithOwn } from '../demonstration/feed/own-server.ts'
import { beginFeed, restFeed } from '../demonstration/feed/play.ts'
import { feedSet } from '../demonstration/feed/sources.ts'
import { foundDemonstration } from '../demonstration/found.ts'
import { readWhatCame } from '../server/watching.ts'
import { claimOne } from '../sources/claim.ts'
import { pollClaimed, sourceFetch } from '../sources/poll.ts'
import { listSources } from '../sources/queries.ts'
import { noteSilent } from '../sources/silence.ts'
import { testDatabase } from './scene.ts'
import { served } from './served.ts'

/** The demonstration's news on a site whose clock a test moves: polled over HTTP, read, grouped and put to rest as a server does. */
export async function aFastForward(start: Date, { withConsole = false } = {}) {
  const { db } = await testDatabase()
  const clock = { now: start }
  const site = await served(db, { clock: () => clock.now, withConsole })
  const { organisation } = await foundDemonstration(db, 'owner@example.org', start)
  await beginFeed(db, site.url, start)
  const fetch = fetchWithOwn(sourceFetch(false), site, () => ({
    address: '127.0.0.1',
    port: Number(new URL(site.url).port),
  }))
  const act = <T>(work: (tx: Tx) => Promise<T>) => sharedly(db, organisation, work)
  const sources = () => act((tx) => listSources(tx, { set: feedSet, limit: 100 }))
  /** Everything that a server does at one moment. */
  const look = async () => {
    for (const { id, enabledAt } of await sources()) {
      const claimed = enabledAt && (await claimOne(db, organisation, id))
      if (claimed) await pollClaimed(db, organisation, claimed, fetch, () => clock.now)
    }
    while (
      (await readWhatCame(
        db,
        async () => [organisation],
        () => clock.now,
      )) > 0
    );
    await act((tx) => noteSilent(tx, organisation, clock.now))
    await restFeed(db, clock.now)
  }
  /** Moves the clock on to so many seconds after `from`, with a look every twenty. */
  const play = async (seconds: number, from = start) => {
    const until = from.getTime() + seconds * 1000
    for (;;) {
      await look()
      if (clock.now.getTime() >= until) return
      clock.now = new Date(Math.min(clock.now.getTime() + 20_000, until))
    }
  }
  const dispose = () => site[Symbol.asyncDispose]()
  return { db, site, organisation, clock, fetch, act, sources, look, play, [Symbol.asyncDispose]: dispose }
}
