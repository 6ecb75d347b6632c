import { type Database, sharedly } from '../database/database.ts'
import { parseCatalogue, writeCatalogue } from '../sources/catalogue.ts'
import { entryOfSource, installCatalogue, sourceOfEntry } from '../sources/install.ts'
import { opmlOf, readOpml } from '../sources/opml.ts'
import {
  findSource,
  type LedgerPoll,
  type ListedSource,
  ledgerOf,
  listSources,
  notesOf,
  type SourceState,
  sourceSets,
  sourceStates,
} from '../sources/queries.ts'
import { type Chosen, enableSources, muteSources, writeSources } from '../sources/write.ts'
import { type Call, type Command, misuse, Refusal, text } from './command.ts'
import { readInput } from './input.ts'
import { withInstallation } from './installation.ts'
import { mailbox, mailboxOptions } from './sources-mailbox.ts'

const listed = 5000
const pollsShown = 20
const acts = ['enable', 'disable', 'mute', 'unmute'] as const
type Act = (typeof acts)[number]

export const command: Command = {
  usage:
    'sources [list | sets | show KEY | enable|disable|mute|unmute KEY…|--set SET | add FILE | mailbox KEY | export [--opml]]',
  summary: `Sources: what there is and how it does, the ledger of one, switching, adding from a file, writing them out.
      list takes --set, --state ${sourceStates.join('|')} and --find WORDS. Files are YAML as in src/sources/catalogue.yaml, or OPML.
      mailbox takes --host, --user, --port, --security tls|starttls|none, --folder, --from SENDERS, --name, --grade A–F, and the
      password on standard input.`,
  options: {
    set: { type: 'string' },
    state: { type: 'string' },
    find: { type: 'string' },
    opml: { type: 'boolean' },
    ...mailboxOptions,
    json: { type: 'boolean' },
    organisation: { type: 'string' },
  },
  async run(call) {
    const [what = 'list', ...words] = call.words
    return withInstallation(call, async ({ db }, organisation) => {
      await installCatalogue(db)
      if (what === 'list') return list(call, db, organisation)
      if (what === 'sets') return sets(call, db, organisation)
      if (what === 'show') return show(call, db, organisation, words[0])
      if (what === 'add') return add(call, db, words[0])
      if (what === 'mailbox') return mailbox(call, db, organisation, words[0])
      if (what === 'export') return exportAll(call, db, organisation)
      if (isAct(what)) return turn(call, db, organisation, what, words)
      throw misuse(`"${what}" is nothing that sources does; alarum sources --help lists what there is.`)
    })
  },
}

async function list(call: Call, db: Database, organisation: string) {
  const state = text(call, 'state')
  if (state !== undefined && !(sourceStates as readonly string[]).includes(state))
    throw misuse(`--state ${state}: there are ${sourceStates.join(', ')}.`)
  const question = {
    set: text(call, 'set'),
    words: text(call, 'find'),
    state: state as SourceState,
    limit: listed,
  }
  const found = await sharedly(db, organisation, (tx) => listSources(tx, question))
  if (call.options.json) call.print(JSON.stringify(found, null, 2))
  else for (const source of found) call.print(lineOf(source))
  return 0
}

function lineOf(source: ListedSource) {
  const health =
    source.fault ?? (source.silentSince ? `silent since ${source.silentSince.toISOString()}` : '')
  return `${source.key.padEnd(30)} ${stateOf(source).padEnd(8)} ${source.reliability} ${(source.country ?? '').padEnd(2)} ${source.format.padEnd(18)} ${source.name}${health ? `  ${health}` : ''}`
}

function stateOf({ enabledAt, faults, silentSince, muted }: ListedSource) {
  if (!enabledAt) return 'off'
  return faults > 0 ? 'failing' : silentSince ? 'silent' : muted ? 'muted' : 'on'
}

async function sets(call: Call, db: Database, organisation: string) {
  const found = await sharedly(db, organisation, sourceSets)
  if (call.options.json) call.print(JSON.stringify(found, null, 2))
  else for (const { set, sources, on } of found) call.print(`${set.padEnd(24)} ${on} of ${sources} on`)
  return 0
}

async function show(call: Call, db: Database, organisation: string, key: string | undefined) {
  if (!key) throw misuse('Name the source: alarum sources show KEY.')
  const page = await sharedly(db, organisation, async (tx) => {
    const source = await findSource(tx, key)
    if (!source) throw new Refusal(`There is no source "${key}"; alarum sources lists them.`)
    const polls = await ledgerOf(tx, source.id, { limit: pollsShown })
    return { source, polls, notes: await notesOf(tx, source.id, pollsShown) }
  })
  if (call.options.json) call.print(JSON.stringify(page, null, 2))
  else {
    call.print(lineOf(page.source))
    call.print(`  ${page.source.url ?? page.source.way}`)
    for (const poll of page.polls) call.print(`  ${pollLine(poll)}`)
    for (const { at, says } of page.notes) call.print(`  ${at.toISOString()}  ${says}`)
  }
  return 0
}

function pollLine(poll: LedgerPoll) {
  const counts = `${poll.seen} seen: ${poll.new} new, ${poll.changed} changed, ${poll.same} the same, ${poll.dropped} dropped, ${poll.gone} gone`
  return `${poll.startedAt.toISOString()}  ${poll.fault ?? (poll.outcome === 'unchanged' ? 'nothing new' : counts)}`
}

function isAct(word: string): word is Act {
  return (acts as readonly string[]).includes(word)
}

async function turn(call: Call, db: Database, organisation: string, act: Act, keys: string[]) {
  const set = text(call, 'set')
  if (set === undefined && keys.length === 0) throw misuse(`Name sources to ${act}, or a set: --set starter.`)
  const chosen: Chosen = set === undefined ? { keys } : { set }
  const now = new Date()
  const changed = await sharedly(db, organisation, async (tx) => {
    if (act === 'enable' || act === 'disable') return enableSources(tx, chosen, act === 'enable', now)
    return muteSources(tx, chosen, act === 'mute')
  })
  const unknown = 'keys' in chosen ? await unknownKeys(db, organisation, chosen.keys) : []
  if (unknown.length > 0)
    throw new Refusal(`There is no source ${unknown.map((key) => `"${key}"`).join(', ')}.`)
  if (call.options.json) call.print(JSON.stringify({ changed }))
  else call.print(`${changed} ${changed === 1 ? 'source' : 'sources'} changed.`)
  return 0
}

async function unknownKeys(db: Database, organisation: string, keys: readonly string[]) {
  const found = await sharedly(db, organisation, (tx) =>
    tx.selectFrom('source').select('key').where('key', 'in', keys).execute(),
  )
  return keys.filter((key) => !found.some((one) => one.key === key))
}

async function add(call: Call, db: Database, file: string | undefined) {
  if (!file) throw misuse('Name the file: alarum sources add FILE.')
  const bytes = await readInput(file)
  if (/\.opml$|\.xml$/i.test(file)) return addOpml(call, db, file, bytes)
  const read = parseCatalogue(new TextDecoder().decode(bytes), file)
  if (!read.ok) {
    const lines = read.faults.map(
      ({ entry, field, fault }) => `  ${entry}${field ? `, ${field}` : ''}: ${fault}`,
    )
    throw new Refusal(`${file} was not taken, nothing has changed:\n${lines.join('\n')}`)
  }
  const done = await sharedly(db, null, (tx) => writeSources(tx, null, read.entries.map(sourceOfEntry)))
  if (call.options.json) call.print(JSON.stringify(done))
  else call.print(`${done.added} added, switched off; ${done.changed} changed.`)
  return 0
}

/** Of a reader’s list everything that can be taken is; each outline that cannot is named. */
async function addOpml(call: Call, db: Database, file: string, bytes: Uint8Array) {
  const read = readOpml(bytes)
  if (!read.ok) throw new Refusal(`${file} was not taken: ${read.fault}`)
  const done = await sharedly(db, null, (tx) => writeSources(tx, null, read.entries.map(sourceOfEntry)))
  if (call.options.json) call.print(JSON.stringify({ ...done, faults: read.faults }))
  else
    call.print(`${done.added} added, switched off; ${done.changed} changed; ${read.faults.length} not taken.`)
  if (!call.options.json) for (const { outline, fault } of read.faults) call.warn(`${outline}: ${fault}`)
  return read.faults.length > 0 ? 1 : 0
}

async function exportAll(call: Call, db: Database, organisation: string) {
  const all = await sharedly(db, organisation, (tx) =>
    listSources(tx, { limit: listed, set: text(call, 'set') }),
  )
  const entries = all.flatMap((source) => entryOfSource(source) ?? [])
  call.print((call.options.opml ? opmlOf(entries) : writeCatalogue(entries)).trimEnd())
  return 0
}
