import { sql } from 'kysely'
import { noteChange } from '../../database/changed.ts'
import { type Database, sharedly, type Tx } from '../../database/database.ts'
import { forgetReportsOf } from '../../reports/forget.ts'
import { beginSourcesAgain } from '../../sources/begin-again.ts'
import { enableSources, writeSources } from '../../sources/write.ts'
import { forgetStoriesOf } from '../../stories/forget.ts'
import { readFact, writeFact } from '../found.ts'
import { feedScript, isSilentOne, lengthSeconds } from './script.ts'
import { feedSources } from './sources.ts'

const script = feedScript()
const keys = script.sources.map(({ key }) => key)
const silentKeys = script.sources.filter(isSilentOne).map(({ key }) => key)
/** Two servers that start at once begin it once. */
const playingLock = 4_100_132
/** Seconds between polls of the silent source once it is over: its alarm stands, and nobody waits for news. */
const restingSeconds = 3600

/** When the ten minutes of the demonstration's news began and end. */
export type Playing = { startedAt: Date; endsAt: Date }

/** Null where they never began. */
export async function playing(db: Database): Promise<Playing | null> {
  const start = await readFact(db, 'demonstration-feed')
  if (!start) return null
  const startedAt = new Date(start)
  return { startedAt, endsAt: new Date(startedAt.getTime() + lengthSeconds(script) * 1000) }
}

/**
 * Adds the outlets as sources of the demonstration organisation and begins, the first time; at later starts it only brings their
 * address on the site at `url` up to date, and the clock decides how far it has come. Without a demonstration it does nothing.
 */
export async function beginFeed(db: Database, url: string, now: Date): Promise<void> {
  await asDemonstration(db, async (tx, organisation) => {
    await writeSources(tx, organisation, feedSources(script, url))
    const start = await readFact(tx, 'demonstration-feed')
    if (!start) await startNow(tx, now)
    else if ((await readFact(tx, 'demonstration-feed-ended')) === start) await slowDown(tx, organisation)
  })
}

/** Begins from the first report again: what the outlets said and the stories made of it are forgotten. */
export async function playAgain(db: Database, url: string, now: Date): Promise<void> {
  await asDemonstration(db, async (tx, organisation) => {
    const rows = await tx
      .selectFrom('source')
      .select('id')
      .where('organisation', '=', organisation)
      .where('key', 'in', keys)
      .execute()
    const sources = rows.map(({ id }) => id)
    await beginSourcesAgain(tx, sources)
    await forgetStoriesOf(tx, organisation, sources)
    await forgetReportsOf(tx, sources)
    await writeSources(tx, organisation, feedSources(script, url))
    await enableSources(tx, { keys }, false, now)
    await startNow(tx, now)
    await noteChange(tx, organisation, 'source')
  })
}

async function startNow(tx: Tx, now: Date) {
  await enableSources(tx, { keys }, true, now)
  await writeFact(tx, 'demonstration-feed', now.toISOString())
}

/**
 * Once it is over, switches off each outlet whose last word was fetched, so that no silence is held against it, and leaves the one
 * that fell silent as it is. Done once for each time it plays: who switches an outlet on afterwards keeps it.
 */
export async function restFeed(db: Database, now: Date): Promise<void> {
  const times = await playing(db)
  if (!times || now < times.endsAt) return
  const start = times.startedAt.toISOString()
  if ((await readFact(db, 'demonstration-feed-ended')) === start) return
  await asDemonstration(db, async (tx, organisation) => {
    if ((await readFact(tx, 'demonstration-feed')) !== start) return
    const rows = await tx
      .selectFrom('source')
      .innerJoin('source_state', 'source_state.source', 'source.id')
      .select(['key', 'succeeded_at'])
      .where('organisation', '=', organisation)
      .where('key', 'in', keys)
      .where('key', 'not in', silentKeys)
      .where('enabled_at', 'is not', null)
      .execute()
    const heard = rows.filter(({ succeeded_at }) => succeeded_at !== null && succeeded_at >= times.endsAt)
    await enableSources(tx, { keys: heard.map(({ key }) => key) }, false, now)
    if (heard.length > 0) await noteChange(tx, organisation, 'source')
    if (heard.length < rows.length) return
    await slowDown(tx, organisation)
    await writeFact(tx, 'demonstration-feed-ended', start)
  })
}

/** Switches every outlet off, for a site that runs without its demonstration. */
export async function stopFeed(db: Database, now: Date): Promise<void> {
  const start = await readFact(db, 'demonstration-feed')
  if (!start) return
  await asDemonstration(db, async (tx) => {
    await enableSources(tx, { keys }, false, now)
    await writeFact(tx, 'demonstration-feed-ended', start)
  })
}

async function slowDown(tx: Tx, organisation: string) {
  await tx
    .updateTable('source')
    .set({ every_seconds: restingSeconds })
    .where('organisation', '=', organisation)
    .where('key', 'in', silentKeys)
    .execute()
}

async function asDemonstration(db: Database, work: (tx: Tx, organisation: string) => Promise<void>) {
  const organisation = await readFact(db, 'demonstration')
  if (!organisation) return
  await sharedly(db, organisation, async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(playingLock)})`.execute(tx)
    await work(tx, organisation)
  })
}
