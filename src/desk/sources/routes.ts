import { z } from '@hono/zod-openapi'
import { recordAudit } from '../../audit/record.ts'
import { noteShared } from '../../database/changed.ts'
import { atomically, type Tx } from '../../database/database.ts'
import { type Api, body, json, keyed, newRoutes } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import {
  dropsOf,
  findSource,
  type LedgerPoll,
  type ListedSource,
  ledgerOf,
  listSources,
  notesOf,
  sourceSets,
} from '../../sources/queries.ts'
import { enableSources, muteSources } from '../../sources/write.ts'
import {
  ChosenSources,
  Counted,
  PollDrops,
  type PollLine,
  type SourceLine,
  SourcePage,
  SourceQuestion,
  SourceSets,
  SourcesPage,
} from './contract.ts'

export const SourceParam = z.object({
  source: z.string().openapi({ description: 'Key or id of the source' }),
})
const pollsShown = 50
const notesShown = 50
const dropsShown = 200

const listRoute = keyed({
  permission: 'alerts.read',
  method: 'get',
  path: '/sources',
  summary: 'Sources with their health: by words, set or state',
  request: { query: SourceQuestion },
  responses: { 200: json(SourcesPage, 'Sources by key, and the mark of the next page') },
})
const setsRoute = keyed({
  permission: 'alerts.read',
  method: 'get',
  path: '/sources/sets',
  summary: 'The sets that sources are switched on by',
  responses: { 200: json(SourceSets, 'Sets with how many sources are on') },
})
const showRoute = keyed({
  permission: 'alerts.read',
  method: 'get',
  path: '/sources/{source}',
  summary: 'A source, its ledger of polls and what befell it',
  request: { params: SourceParam, query: z.object({ before: z.iso.datetime().optional() }) },
  responses: { 200: json(SourcePage, 'The source, its newest polls first') },
})
const dropsRoute = keyed({
  permission: 'alerts.read',
  method: 'get',
  path: '/polls/{poll}/drops',
  summary: 'What a poll did not take, and why',
  request: {
    params: z.object({ poll: z.uuid() }),
    query: z.object({ after: z.coerce.number().int().min(0).default(0) }),
  },
  responses: { 200: json(PollDrops, 'Drops in the order of the document') },
})
const switchRoute = (path: '/sources/enable' | '/sources/disable' | '/sources/mute' | '/sources/unmute') =>
  keyed({
    permission: 'sources.manage',
    method: 'post',
    path,
    summary: switches[path],
    request: body(ChosenSources),
    responses: { 200: json(Counted, 'How many were changed') },
  })
const switches = {
  '/sources/enable': 'Switch sources on: they are fetched from now',
  '/sources/disable': 'Switch sources off: they fetch nothing and raise no alarm',
  '/sources/mute': 'Mute sources: fetched and kept, but what they say begins no story',
  '/sources/unmute': 'Let what sources say begin stories again',
}
const pollRoute = keyed({
  permission: 'sources.manage',
  method: 'post',
  path: '/sources/{source}/poll',
  summary: 'Make a source due at once',
  request: { params: SourceParam },
  responses: { 202: json(z.object({ due: z.literal(true) }), 'It is polled within seconds') },
})

/** Sources on the desk: what there is, how it does, what came, and switching. */
export function sourceRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(listRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'alerts.read')
    const question = c.req.valid('query')
    const sources = await atomically(db, organisation, (tx) => listSources(tx, question))
    const last = sources.length === question.limit ? sources.at(-1) : undefined
    return c.json({ sources: sources.map(asLine), next: last?.key ?? null }, 200)
  })
  app.openapi(setsRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'alerts.read')
    return c.json({ sets: await atomically(db, organisation, sourceSets) }, 200)
  })
  app.openapi(showRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'alerts.read')
    const { before } = c.req.valid('query')
    const page = await atomically(db, organisation, async (tx) => {
      const source = await named(tx, c.req.valid('param').source)
      const asked = { before: before === undefined ? undefined : new Date(before), limit: pollsShown }
      const polls = await ledgerOf(tx, source.id, asked)
      const notes = await notesOf(tx, source.id, notesShown)
      return {
        source: asLine(source),
        polls: polls.map(asPoll),
        before: polls.length === pollsShown ? (polls.at(-1)?.startedAt.toISOString() ?? null) : null,
        notes: notes.map((note) => ({ ...note, at: note.at.toISOString() })),
      }
    })
    return c.json(page, 200)
  })
  app.openapi(dropsRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'alerts.read')
    const asked = { after: c.req.valid('query').after, limit: dropsShown }
    const drops = await atomically(db, organisation, (tx) => dropsOf(tx, c.req.valid('param').poll, asked))
    const next = drops.length === dropsShown ? (drops.at(-1)?.number ?? null) : null
    return c.json({ drops, next }, 200)
  })
  for (const [path, { change, done }] of Object.entries(changes))
    app.openapi(switchRoute(path as keyof typeof switches), async (c) => {
      const { organisation, email } = await callers.allowed(c, 'sources.manage')
      const chosen = c.req.valid('json')
      const now = clock()
      const changed = await atomically(db, organisation, async (tx) => {
        const count = await change(tx, chosen, now)
        const detail = { ...chosen, changed: count }
        await recordAudit(tx, organisation, { actor: email, action: done, detail, now })
        await noteShared(tx, 'source')
        return count
      })
      return c.json({ changed }, 200)
    })
  app.openapi(pollRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'sources.manage')
    await atomically(db, organisation, async (tx) => {
      const { id, way, enabledAt, name } = await named(tx, c.req.valid('param').source)
      if (way !== 'address') throw new Problem('conflict', `“${name}” comes by itself; it cannot be asked.`)
      if (!enabledAt)
        throw new Problem('conflict', `“${name}” is switched off; switch it on to have it asked.`)
      await tx.updateTable('source_state').set({ due_at: clock() }).where('source', '=', id).execute()
    })
    return c.json({ due: true as const }, 202)
  })
  return app
}

type Chosen = z.infer<typeof ChosenSources>
type Switch = { change: (tx: Tx, chosen: Chosen, now: Date) => Promise<number>; done: string }
const changes: Record<keyof typeof switches, Switch> = {
  '/sources/enable': {
    change: (tx, chosen, now) => enableSources(tx, chosen, true, now),
    done: 'sources.enabled',
  },
  '/sources/disable': {
    change: (tx, chosen, now) => enableSources(tx, chosen, false, now),
    done: 'sources.disabled',
  },
  '/sources/mute': { change: (tx, chosen) => muteSources(tx, chosen, true), done: 'sources.muted' },
  '/sources/unmute': { change: (tx, chosen) => muteSources(tx, chosen, false), done: 'sources.unmuted' },
}

export async function named(tx: Tx, key: string): Promise<ListedSource> {
  const source = await findSource(tx, key)
  if (!source) throw new Problem('not-found', `There is no source "${key}".`)
  return source
}

export function asLine(source: ListedSource): SourceLine {
  const { enabledAt, dueAt, polledAt, succeededAt, itemAt, silentSince, removedAt, ...rest } = source
  const time = (at: Date | null) => at?.toISOString() ?? null
  return {
    ...rest,
    ...{ enabledAt: time(enabledAt), dueAt: dueAt.toISOString(), polledAt: time(polledAt) },
    ...{ succeededAt: time(succeededAt), itemAt: time(itemAt), silentSince: time(silentSince) },
    removedAt: time(removedAt),
  }
}

function asPoll({ startedAt, endedAt, outcome, ...rest }: LedgerPoll): PollLine {
  return {
    ...rest,
    outcome: outcome as PollLine['outcome'],
    startedAt: startedAt.toISOString(),
    endedAt: endedAt.toISOString(),
  }
}
