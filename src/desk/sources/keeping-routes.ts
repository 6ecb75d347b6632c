import { recordAudit } from '../../audit/record.ts'
import { noteShared } from '../../database/changed.ts'
import { atomically, type Tx } from '../../database/database.ts'
import { type Api, body, json, keyed, newRoutes } from '../../http/api.ts'
import { urlFault } from '../../http/egress-url.ts'
import { Problem } from '../../http/problem.ts'
import { addSource, changeSource, knownSources, type Written } from '../../sources/add.ts'
import { sourceKinds, sourceRegions } from '../../sources/catalogue-schema.ts'
import { allFormats } from '../../sources/formats.ts'
import { groupSources } from '../../sources/group.ts'
import { formatsOfHost, lookAt } from '../../sources/look.ts'
import { sourceFetch } from '../../sources/poll.ts'
import { findSource, type ListedSource } from '../../sources/queries.ts'
import { removeSources, restoreSources } from '../../sources/remove.ts'
import { enableSources } from '../../sources/write.ts'
import { Counted, SourceLine } from './contract.ts'
import {
  FoundFormats,
  Grouping,
  KeysDone,
  Looked,
  NewAddress,
  SourceChanges,
  SourceChoices,
  SourceKeys,
} from './keeping-contract.ts'
import { asLine, named, SourceParam } from './routes.ts'

const choicesRoute = keyed({
  permission: 'alerts.read',
  method: 'get',
  path: '/sources/choices',
  summary: 'What a source may be: formats, kinds, regions',
  responses: { 200: json(SourceChoices, 'The choices of the form') },
})
const lookRoute = keyed({
  permission: 'sources.manage',
  method: 'post',
  path: '/sources/look',
  summary: 'Fetch an address and say which formats can read it and how many items it holds; nothing is kept',
  request: body(Looked),
  responses: { 200: json(FoundFormats, 'Formats, the likeliest first') },
})
const addRoute = keyed({
  permission: 'sources.manage',
  method: 'post',
  path: '/sources',
  summary: 'Add a source that is fetched from an address, as the organisation’s own',
  request: body(NewAddress),
  responses: { 201: json(SourceLine, 'The source') },
})
const changeRoute = keyed({
  permission: 'sources.manage',
  method: 'patch',
  path: '/sources/{source}',
  summary: 'Change a source of the organisation’s own',
  request: { params: SourceParam, ...body(SourceChanges) },
  responses: { 200: json(SourceLine, 'The source as it is now') },
})
const removeRoute = keyed({
  permission: 'sources.manage',
  method: 'post',
  path: '/sources/remove',
  summary: 'Take sources of the organisation’s own out of watching; what they brought stays',
  request: body(SourceKeys),
  responses: { 200: json(KeysDone, 'Which were removed') },
})
const restoreRoute = keyed({
  permission: 'sources.manage',
  method: 'post',
  path: '/sources/restore',
  summary: 'Put removed sources back, switched off',
  request: body(SourceKeys),
  responses: { 200: json(KeysDone, 'Which are back') },
})
const groupRoute = keyed({
  permission: 'sources.manage',
  method: 'post',
  path: '/sources/group',
  summary: 'Put sources into a set of the organisation’s, or take them out; a new name makes a set',
  request: body(Grouping),
  responses: { 200: json(Counted, 'How many were changed') },
})

/** Sources as an organisation keeps them: adding, changing, removing, grouping. Everybody's are the operator's to change. */
export function keepingRoutes({ db, callers, clock, config }: Api) {
  const app = newRoutes()
  const fetch = sourceFetch(config.fetchPrivate)
  app.openapi(choicesRoute, async (c) => {
    await callers.allowed(c, 'alerts.read')
    const formats = allFormats().map(({ name, says }) => ({ name, says }))
    return c.json({ formats, kinds: [...sourceKinds], regions: [...sourceRegions] }, 200)
  })
  app.openapi(lookRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'sources.manage')
    const { url } = c.req.valid('json')
    const { hosts, watched } = await atomically(db, organisation, async (tx) => ({
      hosts: await formatsOfHost(tx, url),
      watched: (await knownSources(tx)).find((one) => one.url === url && !one.isRemoved),
    }))
    const look = await lookAt(fetch, url, hosts)
    if (!look.ok) throw invalid([{ field: 'url', fault: look.fault }])
    return c.json({ formats: look.formats, watchedBy: watched?.key ?? null }, 200)
  })
  app.openapi(addRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'sources.manage')
    const { on, ...given } = c.req.valid('json')
    refuseAddress(given.url, config.fetchPrivate)
    const now = clock()
    const line = await atomically(db, organisation, async (tx) => {
      const key = doneOf(await addSource(tx, organisation, given))
      if (on) await enableSources(tx, { keys: [key] }, true, now)
      return noted(tx, organisation, { actor: email, action: 'source.added', key, detail: { on }, now })
    })
    return c.json(line, 201)
  })
  app.openapi(changeRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'sources.manage')
    const change = c.req.valid('json')
    if (change.url !== undefined) refuseAddress(change.url, config.fetchPrivate)
    const line = await atomically(db, organisation, async (tx) => {
      const source = await named(tx, c.req.valid('param').source)
      if (!source.own) throw everybodys(source)
      const key = doneOf(await changeSource(tx, organisation, source, change))
      const detail = { fields: Object.keys(change) }
      return noted(tx, organisation, { actor: email, action: 'source.changed', key, detail, now: clock() })
    })
    return c.json(line, 200)
  })
  const removals = [
    { route: removeRoute, action: 'sources.removed', work: removeSources },
    { route: restoreRoute, action: 'sources.restored', work: restoreSources },
  ] as const
  for (const { route, action, work } of removals)
    app.openapi(route, async (c) => {
      const { organisation, email } = await callers.allowed(c, 'sources.manage')
      const { keys: asked } = c.req.valid('json')
      const now = clock()
      const keys = await atomically(db, organisation, async (tx) => {
        await refuseEverybodys(tx, asked)
        const keys = await work(tx, organisation, asked, now)
        await recordAudit(tx, organisation, { actor: email, action, detail: { keys }, now })
        await noteShared(tx, 'source')
        return keys
      })
      return c.json({ keys }, 200)
    })
  app.openapi(groupRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'sources.manage')
    const grouping = c.req.valid('json')
    const changed = await atomically(db, organisation, async (tx) => {
      const count = await groupSources(tx, organisation, grouping)
      const detail = { ...grouping, changed: count }
      await recordAudit(tx, organisation, { actor: email, action: 'sources.grouped', detail, now: clock() })
      await noteShared(tx, 'source')
      return count
    })
    return c.json({ changed }, 200)
  })
  return app
}

type Done = { actor: string; action: string; key: string; detail: object; now: Date }

/** Writes down what was done to one source, tells open consoles, and answers it as it is now. */
async function noted(tx: Tx, organisation: string, { key, detail, ...entry }: Done) {
  const source = await named(tx, key)
  await recordAudit(tx, organisation, { ...entry, subject: source.id, detail: { key, ...detail } })
  await noteShared(tx, 'source')
  return asLine(source)
}

function doneOf(written: Written): string {
  if (!written.ok) throw invalid(written.faults)
  return written.key
}

function invalid(faults: { field: string; fault: string }[]) {
  const says = faults.map(({ field, fault }) => (field ? `${field}: ${fault}` : fault)).join(' ')
  return new Problem(
    'invalid-fields',
    says,
    faults.map(({ field, fault }) => ({ path: field, message: fault })),
  )
}

/** An address that would never be fetched is refused at once. */
function refuseAddress(url: string, anyPort: boolean) {
  const fault = urlFault(url, anyPort)
  if (fault) throw invalid([{ field: 'url', fault }])
}

async function refuseEverybodys(tx: Tx, keys: readonly string[]) {
  for (const key of keys) {
    const source = await findSource(tx, key)
    if (source && !source.own) throw everybodys(source)
    if (source?.way === 'desk')
      throw new Problem('conflict', 'What is told to the desk is no source that can be removed.')
  }
}

function everybodys({ key, name }: ListedSource) {
  return new Problem(
    'not-allowed',
    `“${name}” is everybody’s on this installation. Its operator changes or removes it (alarum sources edit ${key}); you may switch, mute and group it.`,
  )
}
