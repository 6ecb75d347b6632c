import { type Database, sharedly } from '../database/database.ts'
import { urlFault } from '../http/egress-url.ts'
import { addSource, changeSource, type EntryFault, type Written } from '../sources/add.ts'
import { groupSources } from '../sources/group.ts'
import { formOf, importSources } from '../sources/import.ts'
import { formatsOfHost, lookAt } from '../sources/look.ts'
import { sourceFetch } from '../sources/poll.ts'
import { findSource, type ListedSource, listSources } from '../sources/queries.ts'
import { removeSources, restoreSources } from '../sources/remove.ts'
import { type Chosen, enableSources } from '../sources/write.ts'
import { type Call, misuse, Refusal, text } from './command.ts'
import { readInput } from './input.ts'

/** What a command on sources works on. */
type On = { call: Call; db: Database; organisation: string }

/** The fields of a source that the command line gives, named as in the file but for their hyphens. */
export const fields = {
  name: { type: 'string' },
  url: { type: 'string' },
  format: { type: 'string' },
  key: { type: 'string' },
  family: { type: 'string' },
  country: { type: 'string' },
  region: { type: 'string' },
  kinds: { type: 'string' },
  language: { type: 'string' },
  'time-zone': { type: 'string' },
  reliability: { type: 'string' },
  terms: { type: 'string' },
  every: { type: 'string' },
  'silent-after': { type: 'string' },
  on: { type: 'boolean' },
} as const

/** Says which formats read an address and how much; keeps nothing. */
export async function look(on: On, url: string | undefined) {
  if (!url) throw misuse('Name the address: alarum sources look URL.')
  const formats = await formatsAt(on, url)
  if (on.call.options.json) on.call.print(JSON.stringify(formats, null, 2))
  else
    for (const { format, says, items, dropped } of formats)
      on.call.print(
        `${format.padEnd(18)} ${counted(items)}${dropped > 0 ? `, ${dropped} dropped` : ''}  ${says}`,
      )
  return 0
}

async function formatsAt({ call, db, organisation }: On, url: string) {
  const fault = urlFault(url, call.config.fetchPrivate)
  if (fault) throw new Refusal(`${url}: ${fault}`)
  const hosts = await sharedly(db, organisation, (tx) => formatsOfHost(tx, url))
  const found = await lookAt(sourceFetch(call.config.fetchPrivate), url, hosts)
  if (!found.ok) throw new Refusal(`${url}: ${found.fault}`)
  return found.formats
}

/** Adds the sources of a file, or one address, as everybody’s. */
export async function add(on: On, what: string | undefined) {
  if (!what) throw misuse('Name a file or an address: alarum sources add FILE, or add URL --name NAME.')
  return /^https?:\/\//i.test(what) ? addAddress(on, what) : addFile(on, what)
}

async function addAddress(on: On, url: string) {
  const { call, db } = on
  const name = text(call, 'name')
  if (!name) throw misuse('Give it a name: alarum sources add URL --name NAME.')
  const fault = urlFault(url, call.config.fetchPrivate)
  if (fault) throw new Refusal(`${url}: ${fault}`)
  const found = text(call, 'format') === undefined ? (await formatsAt(on, url))[0] : undefined
  const given = { ...givenFields(call), ...(found && { format: found.format }), name, url }
  const key = await sharedly(db, null, async (tx) => {
    const written = doneOf(await addSource(tx, null, given))
    if (call.options.on) await enableSources(tx, { keys: [written] }, true, new Date())
    return written
  })
  if (call.options.json) call.print(JSON.stringify({ key, format: given.format }))
  else {
    const reads = found ? `; ${found.format} reads ${counted(found.items)} there` : ''
    const next = call.options.on ? 'switched on' : `switched off: alarum sources enable ${key}`
    call.print(`"${key}" added${reads}; ${next}.`)
  }
  return 0
}

async function addFile({ call, db }: On, file: string) {
  const bytes = await readInput(file)
  const form = formOf(file, bytes)
  const done = await sharedly(db, null, (tx) => importSources(tx, null, { form, file, bytes }))
  if (!done.ok) {
    const lines = done.faults.map(
      ({ entry, field, fault }) => `  ${entry}${field ? `, ${field}` : ''}: ${fault}`,
    )
    throw new Refusal(`${file} was not taken, nothing has changed:\n${lines.join('\n')}`)
  }
  const { rows } = done
  const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length
  if (call.options.json) call.print(JSON.stringify(rows, null, 2))
  else
    call.print(
      `${count('added')} added, switched off; ${count('changed')} changed; ${count('there')} there already; ${count('refused')} not taken.`,
    )
  if (!call.options.json)
    for (const { name, outcome, why } of rows) if (outcome === 'refused') call.warn(`${name}: ${why}`)
  return count('refused') > 0 ? 1 : 0
}

/** Changes the fields that are given of one source. */
export async function edit({ call, db, organisation }: On, key: string | undefined) {
  if (!key) throw misuse('Name the source: alarum sources edit KEY --every 10.')
  const { key: _, ...change } = givenFields(call)
  if (Object.keys(change).length === 0)
    throw misuse(`Say what to change: ${Object.keys(fields).join(', ')}, such as --every 10.`)
  const address = text(call, 'url')
  const fault = address === undefined ? null : urlFault(address, call.config.fetchPrivate)
  if (fault) throw new Refusal(`${address}: ${fault}`)
  const source = await sharedly(db, organisation, (tx) => findSource(tx, key))
  if (!source || source.removedAt) throw unknown(key)
  const owner = ownerOf(source, organisation)
  const written = await sharedly(db, owner, (tx) => changeSource(tx, owner, source, change))
  doneOf(written)
  if (call.options.json) call.print(JSON.stringify(written))
  else call.print(`"${source.key}" changed.`)
  return 0
}

/** Takes sources out of watching, or puts them back. */
export async function remove(on: On, what: 'remove' | 'restore', keys: string[]) {
  const { call, db, organisation } = on
  if (keys.length === 0) throw misuse(`Name the sources to ${what}: alarum sources ${what} KEY….`)
  const found = await Promise.all(keys.map((key) => sharedly(db, organisation, (tx) => findSource(tx, key))))
  const missing = keys.find((_, i) => !found[i])
  if (missing) throw unknown(missing)
  const work = what === 'remove' ? removeSources : restoreSources
  const done: string[] = []
  for (const owner of [null, organisation]) {
    const theirs = found.flatMap((one) => (one && ownerOf(one, organisation) === owner ? [one.key] : []))
    done.push(...(await sharedly(db, owner, (tx) => work(tx, owner, theirs, new Date()))))
  }
  if (call.options.json) call.print(JSON.stringify({ keys: done }))
  else if (what === 'remove')
    call.print(`${done.length} removed from watching; what they brought stays. alarum sources restore KEY`)
  else call.print(`${done.length} back, switched off.`)
  return 0
}

/** Puts sources into a set or takes them out: everybody’s for everybody, an organisation’s own for it. */
export async function group(on: On, what: 'group' | 'ungroup', keys: string[]) {
  const { call, db, organisation } = on
  const name = text(call, what === 'group' ? 'into' : 'from')
  const set = text(call, 'set')
  if (!name || (set === undefined) === (keys.length === 0))
    throw misuse(`alarum sources ${what} KEY…|--set SET ${what === 'group' ? '--into' : '--from'} NAME.`)
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
    throw misuse(`A set’s name has small letters, digits and single hyphens; "${name}" has others.`)
  const all = await sharedly(db, organisation, (tx) => listSources(tx, { limit: 5000, set }))
  const chosen = set === undefined ? all.filter(({ key }) => keys.includes(key)) : all
  const missing = keys.find((key) => !chosen.some((one) => one.key === key))
  if (missing) throw unknown(missing)
  let changed = 0
  for (const owner of [null, organisation]) {
    const theirs: Chosen = { keys: chosen.filter((one) => ownerOf(one, organisation) === owner).map(keyOf) }
    const grouping = { chosen: theirs, set: name, isIn: what === 'group' }
    changed += await sharedly(db, owner, (tx) => groupSources(tx, owner, grouping))
  }
  if (call.options.json) call.print(JSON.stringify({ changed }))
  else
    call.print(
      `${changed} ${changed === 1 ? 'source' : 'sources'} ${what === 'group' ? 'put into' : 'taken out of'} ${name}.`,
    )
  return 0
}

function counted(items: number) {
  return `${items} ${items === 1 ? 'item' : 'items'}`
}

const keyOf = ({ key }: ListedSource) => key

function ownerOf({ own }: ListedSource, organisation: string) {
  return own ? organisation : null
}

function givenFields(call: Call) {
  const words = (name: keyof typeof fields) => text(call, name)
  const number = (name: keyof typeof fields) => {
    const given = words(name)
    return given === undefined ? undefined : Number(given)
  }
  const silent = words('silent-after')
  const country = words('country')
  const given = {
    ...{ name: words('name'), url: words('url'), format: words('format'), key: words('key') },
    ...{ family: words('family'), region: words('region'), language: words('language') },
    ...{ timeZone: words('time-zone'), reliability: words('reliability'), terms: words('terms') },
    country: country === 'none' ? null : country,
    kinds: words('kinds')?.split(/[\s,]+/),
    every: number('every'),
    silentAfter: silent === 'learnt' ? null : number('silent-after'),
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

function doneOf(written: Written): string {
  if (written.ok) return written.key
  throw new Refusal(`Nothing has changed. ${written.faults.map(saysOf).join('; ')}`)
}

function saysOf({ field, fault }: EntryFault) {
  return field ? `${field}: ${fault}` : fault
}

function unknown(key: string) {
  return new Refusal(`There is no source "${key}"; alarum sources lists them.`)
}
