import { type Database, sharedly } from '../database/database.ts'
import { exportSources } from '../sources/export.ts'
import { installCatalogue } from '../sources/install.ts'
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
import { type Chosen, enableSources, muteSources } from '../sources/write.ts'
import { type Call, type Command, misuse, Refusal, text } from './command.ts'
import { withInstallation } from './installation.ts'
import { add, edit, fields, group, look, remove } from './sources-keep.ts'
import { mailbox, mailboxOptions } from './sources-mailbox.ts'

const listed = 5000
const pollsShown = 20
const acts = ['enable', 'disable', 'mute', 'unmute'] as const
type Act = (typeof acts)[number]

export const command: Command = {
  usage: `sources [list | sets | show KEY | enable|disable|mute|unmute KEY…|--set SET
                 | look URL | add FILE|URL | mailbox KEY | edit KEY | remove|restore KEY…
                 | group KEY…|--set SET --into NAME | ungroup KEY…|--set SET --from NAME | export [--opml]]`,
  summary: `Sources: what there is and how it does, the ledger of one, switching, adding, changing, grouping, writing them out.
      list takes --set, --state ${sourceStates.join('|')} and --find WORDS. Files are YAML as in src/sources/catalogue.yaml, or OPML.
      look and add URL fetch the address and say which format reads it. add URL and edit take --name and the fields of such a
      file: ${Object.keys(fields).join(', ')}. 
      mailbox takes --host, --user, --port, --security tls|starttls|none, --folder, --from SENDERS, --name, --reliability, and the
      password on standard input. See docs/sources.md.`,
  options: {
    ...{ set: { type: 'string' }, into: { type: 'string' }, from: { type: 'string' } },
    ...{ state: { type: 'string' }, find: { type: 'string' } },
    ...fields,
    ...mailboxOptions,
    ...{ opml: { type: 'boolean' }, json: { type: 'boolean' }, organisation: { type: 'string' } },
  },
  async run(call) {
    const [what = 'list', ...words] = call.words
    return withInstallation(call, async ({ db }, organisation) => {
      await installCatalogue(db)
      const on = { call, db, organisation }
      if (what === 'list') return list(call, db, organisation)
      if (what === 'sets') return sets(call, db, organisation)
      if (what === 'show') return show(call, db, organisation, words[0])
      if (what === 'look') return look(on, words[0])
      if (what === 'add') return add(on, words[0])
      if (what === 'mailbox') return mailbox(call, db, organisation, words[0])
      if (what === 'edit') return edit(on, words[0])
      if (what === 'remove' || what === 'restore') return remove(on, what, words)
      if (what === 'group' || what === 'ungroup') return group(on, what, words)
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

function stateOf({ enabledAt, faults, silentSince, muted, removedAt }: ListedSource) {
  if (removedAt) return 'removed'
  if (!enabledAt) return 'off'
  return faults > 0 ? 'failing' : silentSince ? 'silent' : muted ? 'muted' : 'on'
}

async function sets(call: Call, db: Database, organisation: string) {
  const found = await sharedly(db, organisation, sourceSets)
  if (call.options.json) call.print(JSON.stringify(found, null, 2))
  else
    for (const { set, sources, on, muted } of found)
      call.print(`${set.padEnd(24)} ${on} of ${sources} on${muted > 0 ? `, ${muted} muted` : ''}`)
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
    call.print(
      `  sets: ${page.source.sets.join(', ') || 'none'}; verified: ${page.source.verified ?? 'never'}`,
    )
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
  if (set !== undefined && keys.length > 0) throw misuse('Name sources or a set, not both.')
  const chosen: Chosen = set === undefined ? { keys } : { set }
  const now = new Date()
  const changed = await sharedly(db, organisation, async (tx) => {
    if (act === 'enable' || act === 'disable') return enableSources(tx, chosen, act === 'enable', now)
    return muteSources(tx, chosen, act === 'mute')
  })
  const unknown = 'keys' in chosen ? await unknownKeys(db, organisation, chosen.keys) : []
  if (unknown.length > 0)
    throw new Refusal(
      `There is no source ${unknown.map((key) => `"${key}"`).join(', ')}; alarum sources lists them, and --state removed those that were removed.`,
    )
  if (call.options.json) call.print(JSON.stringify({ changed }))
  else call.print(`${changed} ${changed === 1 ? 'source' : 'sources'} changed.`)
  return 0
}

async function unknownKeys(db: Database, organisation: string, keys: readonly string[]) {
  const found = await sharedly(db, organisation, (tx) =>
    tx.selectFrom('source').select('key').where('key', 'in', keys).where('removed_at', 'is', null).execute(),
  )
  return keys.filter((key) => !found.some((one) => one.key === key))
}

async function exportAll(call: Call, db: Database, organisation: string) {
  const form = call.options.opml ? 'opml' : 'yaml'
  const file = await sharedly(db, organisation, (tx) => exportSources(tx, form, text(call, 'set')))
  call.print(file.trimEnd())
  return 0
}
