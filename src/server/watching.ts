import { sql } from 'kysely'
import type { Logger } from 'pino'
import { type Database, sharedly } from '../database/database.ts'
import { fetchWholes } from '../reports/fetch-wholes.ts'
import { readNextPoll } from '../reports/read-poll.ts'
import { readReports } from '../reports/read-reports.ts'
import { forgetPolls } from '../sources/forget.ts'
import type { Ways } from '../sources/poll-source.ts'
import { startPoller } from '../sources/poller.ts'
import { noteSilent } from '../sources/silence.ts'
import { forgetKeys } from '../stories/candidates.ts'
import { groupReports } from '../stories/group-reports.ts'
import type { Clock } from './clock.ts'
import { type Loop, startLoop } from './loop.ts'

export type Watching = { stop(): Promise<void> }

/** Seconds between looks for sources that have fallen silent, and for what is old enough to be forgotten. */
const tidyEvery = 30

/**
 * Watches the sources: polls what is due, reads what came, fetches what entries point to. Each in a loop of its own, beside
 * the worker that sends, so that no slow source keeps a message waiting.
 */
export function startWatching(db: Database, ways: Ways, clock: Clock, log: Logger): Watching {
  const owners = () => organisationsWithSources(db)
  const reading = startLoop('read', () => readWhatCame(db, owners, clock), log)
  const wholes = startLoop(
    'fetch wholes',
    () => eachOwner(owners, (owner) => fetchWholes(db, owner, ways.address, clock)),
    log,
  )
  const tidying = startTidying(db, owners, clock, log)
  const poller = startPoller(db, owners, ways, log, () => reading.wake())
  return {
    async stop() {
      await Promise.all([poller.stop(), reading.stop(), wholes.stop(), tidying.stop()])
    },
  }
}

/** Documents whose items are taken before any text is read: the ledger and faults must not wait for reading. */
const documentsFirst = 50

/** One look at everything that waits to be read; answers how much was done. */
export async function readWhatCame(
  db: Database,
  owners: () => Promise<string[]>,
  clock: Clock,
): Promise<number> {
  return eachOwner(owners, async (owner) => {
    let documents = 0
    while (documents < documentsFirst && (await readNextPoll(db, owner)) !== null) documents += 1
    return documents + (await readReports(db, owner)) + (await groupReports(db, owner, clock()))
  })
}

export async function organisationsWithSources(db: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select o as id from organisations_with_sources() o`.execute(db)
  return rows.map(({ id }) => id)
}

async function eachOwner(owners: () => Promise<string[]>, work: (owner: string | null) => Promise<number>) {
  let done = 0
  for (const owner of [null, ...(await owners())]) done += await work(owner)
  return done
}

function startTidying(db: Database, owners: () => Promise<string[]>, clock: Clock, log: Logger): Loop {
  let next = 0
  return startLoop(
    'tidy sources',
    async () => {
      const now = clock()
      if (now.getTime() < next) return 0
      next = now.getTime() + tidyEvery * 1000
      await eachOwner(owners, (owner) =>
        sharedly(db, owner, async (tx) => {
          await forgetPolls(tx, now)
          await forgetKeys(tx, now)
          return (await noteSilent(tx, owner, now)).length
        }),
      )
      return 0
    },
    log,
  )
}
