import { randomUUID } from 'node:crypto'
import { sharedly, type Tx } from '../database/database.ts'
import { fetchWholes } from '../reports/fetch-wholes.ts'
import { readNextPoll } from '../reports/read-poll.ts'
import { readReports } from '../reports/read-reports.ts'
import { claimOne } from '../sources/claim.ts'
import { type Fetch, pollClaimed, sourceFetch } from '../sources/poll.ts'
import { findSource, ledgerOf } from '../sources/queries.ts'
import { enableSources, type NewSource, writeSources } from '../sources/write.ts'
import { groupReports } from '../stories/group-reports.ts'
import { aPublisher } from './publisher.ts'
import { testDatabase } from './scene.ts'

/** Sources of a publisher on this machine, everybody’s on this installation, polled and read by hand. */
export async function aWatch() {
  const { db } = await testDatabase()
  const publisher = await aPublisher()
  const guarded = sourceFetch(true)
  /** Nothing but this publisher is ever asked, whatever a document points to. */
  const fetch: Fetch = async (url, ...rest) =>
    url.startsWith(publisher.url)
      ? guarded(url, ...rest)
      : { ok: false, fault: 'unreachable', message: 'Only this machine is reached here.' }
  const shared = <T>(work: (tx: Tx) => Promise<T>) => sharedly(db, null, work)
  /** A source at a path of the publisher, switched on; answers its key. */
  const source = async (path: string, given: Partial<NewSource> = {}) => {
    const key = `s-${randomUUID().slice(0, 8)}`
    await shared(async (tx) => {
      await writeSources(tx, null, [{ ...anEntry(key, publisher.url + path), ...given }])
      await enableSources(tx, { keys: [key] }, true, new Date())
    })
    return key
  }
  /** Polls a source as if it were `at`, and reads what came; answers the poll’s line in the ledger. */
  const poll = async (key: string, at = new Date()) => {
    const { id } = (await shared((tx) => findSource(tx, key))) as { id: string }
    const claimed = await claimOne(db, null, id)
    if (!claimed) throw new Error('another worker has it')
    await pollClaimed(db, null, claimed, fetch, () => at)
    while ((await readNextPoll(db, null)) !== null);
    while ((await fetchWholes(db, null, fetch, () => at)) > 0);
    while ((await readReports(db, null)) > 0);
    while ((await groupReports(db, null, at)) > 0);
    const [line] = await shared((tx) => ledgerOf(tx, id, { limit: 1 }))
    return line as NonNullable<typeof line>
  }
  const found = async (key: string) => (await shared((tx) => findSource(tx, key))) as NonNullable<Found>
  const reports = async (key: string) => {
    const { id } = await found(key)
    return shared((tx) =>
      tx
        .selectFrom('report')
        .selectAll()
        .where('source', '=', id)
        .orderBy('first_seen_at')
        .orderBy('title')
        .execute(),
    )
  }
  const revisions = (report: string) =>
    shared((tx) =>
      tx.selectFrom('report_revision').selectAll().where('report', '=', report).orderBy('number').execute(),
    )
  return { db, publisher, fetch, shared, source, poll, found, reports, revisions }
}
type Found = Awaited<ReturnType<typeof findSource>>

function anEntry(key: string, url: string): NewSource {
  return {
    ...{ key, name: key, way: 'address', url, format: 'note', family: key, country: null, region: null },
    ...{ kinds: ['news'], language: 'en', timeZone: 'Etc/UTC', reliability: 'C', terms: null, sets: [] },
    ...{ everySeconds: 300, silentAfterSeconds: null, verified: null },
  }
}
