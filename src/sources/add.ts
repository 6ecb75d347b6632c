import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { type CatalogueEntry, catalogueEntry } from './catalogue-schema.ts'
import { entryOfSource, sourceOfEntry } from './install.ts'
import type { ListedSource } from './queries.ts'
import type { Owner } from './remove.ts'
import { type GivenEntry, wholeEntry } from './whole-entry.ts'
import { writeSources } from './write.ts'

/** A source that is there: whose it is, and where it is fetched. */
export type Known = { key: string; url: string | null; owner: Owner; isRemoved: boolean }
export type EntryFault = { field: string; fault: string }
export type Written = { ok: true; key: string } | { ok: false; faults: EntryFault[] }

/** Every source that this transaction sees, the removed ones too. Whoever adds sources meanwhile waits for it to end. */
export async function knownSources(tx: Tx): Promise<Known[]> {
  await sql`select pg_advisory_xact_lock(hashtext('source'))`.execute(tx)
  const rows = await tx.selectFrom('source').select(['key', 'url', 'organisation', 'removed_at']).execute()
  return rows.map(({ key, url, organisation, removed_at }) => {
    return { key, url, owner: organisation, isRemoved: removed_at !== null }
  })
}

/**
 * Adds one source that is fetched from an address, switched off: everybody's (null) or an organisation's own. Refuses an
 * address that is watched already, and a key that another source has; one of theirs that was removed is back.
 */
export async function addSource(tx: Tx, owner: Owner, given: GivenEntry): Promise<Written> {
  const known = await knownSources(tx)
  const key = removedKey(known, owner, given.url)
  const whole = wholeEntry({ key, ...given }, new Set(known.map((one) => one.key)))
  const entry = catalogueEntry.safeParse(whole)
  if (!entry.success) return { ok: false, faults: faultsIn(entry.error) }
  const taken = takenBy(known, entry.data)
  if (taken) return { ok: false, faults: [taken] }
  await writeSources(tx, owner, [sourceOfEntry(entry.data)])
  return { ok: true, key: entry.data.key }
}

/** What of a source a person may change. `silentAfter` null: learnt from its own rhythm. */
export type SourceChange = Partial<Omit<CatalogueEntry, 'key' | 'verified' | 'set' | 'silentAfter'>> & {
  silentAfter?: number | null
}
const changeable = catalogueEntry.omit({ key: true })
/** Stands for the address of a source that has none. */
const nowhere = 'https://source.invalid/'

/** Changes a source of this owner. What was learnt of an old address goes with it. */
export async function changeSource(
  tx: Tx,
  owner: Owner,
  source: ListedSource,
  { silentAfter, ...change }: SourceChange,
): Promise<Written> {
  const isAddress = source.way === 'address'
  if (!isAddress && (change.url !== undefined || change.every !== undefined))
    return { ok: false, faults: [{ field: 'url', fault: 'What comes by itself has no address to fetch.' }] }
  const { key, ...before } = entryOfSource(source, source.url ?? nowhere) as CatalogueEntry
  const entry = changeable.safeParse({
    ...before,
    ...change,
    ...(isOther(before, change) && { verified: 'never' }),
    ...(silentAfter !== undefined && { silentAfter: silentAfter ?? undefined }),
  })
  if (!entry.success) return { ok: false, faults: faultsIn(entry.error) }
  const others = (await knownSources(tx)).filter((one) => one.key !== key || one.owner !== owner)
  const taken = isAddress ? takenBy(others, { ...entry.data, key: '' }) : undefined
  if (taken) return { ok: false, faults: [taken] }
  const written = { ...sourceOfEntry({ ...entry.data, key }), sets: await ownSets(tx, source.id) }
  const way = isAddress ? {} : { way: source.way, url: null, everySeconds: source.everySeconds }
  await writeSources(tx, owner, [{ ...written, ...way }])
  return { ok: true, key }
}

/** What was seen to work says nothing of another address, nor of the same read in another way. */
function isOther(before: { url: string; format: string }, change: SourceChange) {
  return (
    (change.url !== undefined && change.url !== before.url) ||
    (change.format !== undefined && change.format !== before.format)
  )
}

/** The sets that its file names: those people put it into are kept apart. */
async function ownSets(tx: Tx, source: string) {
  const row = await tx.selectFrom('source').select('sets').where('id', '=', source).executeTakeFirstOrThrow()
  return row.sets
}

/** Why an entry cannot be added beside those that are there, or undefined. */
export function takenBy(
  known: readonly Known[],
  { key, url }: Pick<CatalogueEntry, 'key' | 'url'>,
): (EntryFault & { by: string }) | undefined {
  const watched = known.find((one) => one.url === url && !one.isRemoved)
  if (watched) return { field: 'url', by: watched.key, fault: `"${watched.key}" has this address already.` }
  if (known.some((one) => one.key === key && !one.isRemoved))
    return { field: 'key', by: key, fault: `Another source has the key "${key}"; choose another.` }
  return undefined
}

/** The key of a removed source of theirs at this address: adding it again is putting it back. */
export function removedKey(known: readonly Known[], owner: Owner, url: string) {
  return known.find((one) => one.isRemoved && one.owner === owner && one.url === url)?.key
}

function faultsIn(error: { issues: { path: PropertyKey[]; message: string }[] }): EntryFault[] {
  return error.issues.map(({ path, message }) => ({ field: path.join('.'), fault: message }))
}
