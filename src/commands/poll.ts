import { type Database, sharedly } from '../database/database.ts'
import { fetchWithOwn } from '../demonstration/feed/own-server.ts'
import { fetchWholes } from '../reports/fetch-wholes.ts'
import { readNextPoll } from '../reports/read-poll.ts'
import { readReports } from '../reports/read-reports.ts'
import { organisationsWithSources } from '../server/watching.ts'
import { claimDue, claimOne } from '../sources/claim.ts'
import { installCatalogue } from '../sources/install.ts'
import { type Fetch, type PollOutcome, pollClaimed } from '../sources/poll.ts'
import { pollSource, sourceWays, type Ways } from '../sources/poll-source.ts'
import { dropsOf, findSource, type LedgerPoll, pollNamed } from '../sources/queries.ts'
import { groupReports } from '../stories/group-reports.ts'
import { type Call, type Command, misuse, Refusal, text } from './command.ts'
import { readInput } from './input.ts'
import { type Installation, withInstallation } from './installation.ts'

/** Polls beside each other. */
const atOnce = 16
/** Drops of a poll that are printed; the rest is in the ledger. */
const shownDrops = 1000

/** One poll with its ledger line and what it did not take. */
type Polled = LedgerPoll & { source: string; drops: { place: string; why: string }[] }

export const command: Command = {
  usage: 'poll [SOURCE] [--file FILE]',
  summary:
    'Fetch sources now: all that are due, or one; or take a file as what the source answered. Prints the ledger line of each.',
  options: { file: { type: 'string' }, json: { type: 'boolean' }, organisation: { type: 'string' } },
  async run(call) {
    const [key, ...more] = call.words
    const file = text(call, 'file')
    if (more.length > 0) throw misuse('Name one source, or none for all that are due.')
    if (file !== undefined && key === undefined) throw misuse('Name the source that --file speaks for.')
    const bytes = file === undefined ? undefined : Buffer.from(await readInput(file))
    return withInstallation(call, async (installation, organisation) => {
      await installCatalogue(installation.db)
      const ways = waysOf(call.config)
      const polled =
        key === undefined
          ? await pollDue(installation, ways)
          : [await pollOne(installation, organisation, key, bytes ? answering(bytes) : ways)]
      if (call.options.json) call.print(JSON.stringify(polled, null, 2))
      else print(call, polled)
      return polled.some(({ fault }) => fault !== null) ? 1 : 0
    })
  },
}

/** The outlets of the demonstration are asked at the site, which runs beside this command. */
function waysOf(config: Call['config']): Ways {
  const outside = sourceWays(config.fetchPrivate)
  if (!config.demonstration) return outside
  const site = () => ({ address: config.host, port: config.port })
  return { ...outside, address: fetchWithOwn(outside.address, config, site) }
}

/** As if the source had answered with these bytes, at its own address. */
function answering(bytes: Buffer): Fetch {
  return async (url) => ({ ok: true, bytes, type: 'application/octet-stream', finalUrl: url, headers: {} })
}

async function pollDue({ db }: Installation, ways: Ways): Promise<Polled[]> {
  const polled: Polled[] = []
  for (const owner of [null, ...(await organisationsWithSources(db))])
    for (;;) {
      const claimed = await claimDue(db, owner, atOnce)
      if (claimed.length === 0) break
      const outcomes = await Promise.all(claimed.map((one) => pollSource(db, owner, one, ways, now)))
      await readAll(db, owner, ways.address)
      polled.push(...(await ledger(db, owner, outcomes)))
    }
  return polled
}

/** One source, in its own way or as if it had answered with a file. */
async function pollOne({ db }: Installation, organisation: string, key: string, from: Ways | Fetch) {
  const source = await sharedly(db, organisation, (tx) => findSource(tx, key))
  if (!source) throw new Refusal(`There is no source "${key}"; alarum sources lists them.`)
  if (source.removedAt)
    throw new Refusal(`"${source.key}" was removed; alarum sources restore ${source.key} puts it back.`)
  const owner = source.own ? organisation : null
  const claimed = await claimOne(db, owner, source.id)
  if (!claimed) throw new Refusal(`"${source.key}" is being polled at this moment; try again.`)
  const isFile = typeof from === 'function'
  const outcome = isFile
    ? await pollClaimed(db, owner, claimed, from, now)
    : await pollSource(db, owner, claimed, from, now)
  await readAll(db, owner, isFile ? null : from.address)
  const [polled] = await ledger(db, owner, [outcome])
  if (!polled) throw new Refusal(`Another worker took "${source.key}" over; look at its ledger.`)
  return polled
}

const now = () => new Date()

/** Reads everything that waits; with `fetch` also what entries point to, which a file does not answer for. */
async function readAll(db: Database, owner: string | null, fetch: Fetch | null) {
  while ((await readNextPoll(db, owner)) !== null);
  while (fetch && (await fetchWholes(db, owner, fetch, () => new Date())) > 0);
  while ((await readReports(db, owner)) > 0);
  while ((await groupReports(db, owner, new Date())) > 0);
}

async function ledger(db: Database, owner: string | null, outcomes: (PollOutcome | null)[]) {
  return sharedly(db, owner, async (tx) => {
    const lines: Polled[] = []
    for (const outcome of outcomes) {
      if (!outcome) continue
      const line = await pollNamed(tx, outcome.poll)
      if (line)
        lines.push({ ...line, drops: await dropsOf(tx, outcome.poll, { after: 0, limit: shownDrops }) })
    }
    return lines
  })
}

function print(call: Call, polled: Polled[]) {
  if (polled.length === 0)
    call.print('No source is due. alarum sources enable --set starter switches some on.')
  for (const one of polled) {
    call.print(`${one.source.padEnd(28)} ${one.fault ?? lineOf(one)}`)
    for (const note of one.notes) call.print(`  note: ${note}`)
    for (const { place, why } of one.drops) call.print(`  dropped: ${place}: ${why}`)
  }
}

function lineOf({ outcome, seen, new: fresh, changed, same, dropped, gone }: Polled) {
  if (outcome === 'unchanged') return 'nothing new since the last poll'
  return `${seen} seen: ${fresh} new, ${changed} changed, ${same} the same, ${dropped} dropped; ${gone} gone from the list`
}
