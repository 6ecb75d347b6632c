import { z } from '@hono/zod-openapi'
import { recordAudit } from '../../audit/record.ts'
import { atomically, type Tx } from '../../database/database.ts'
import { type Api, body, json, keyed, newRoutes } from '../../http/api.ts'
import type { Caller } from '../../http/caller.ts'
import { Problem } from '../../http/problem.ts'
import { findStory, listPoints, listStories, type StoryQuestion as Question } from '../../stories/queries.ts'
import { mergeStories, type Regrouped as Outcome, splitStory, undoEntry } from '../../stories/regroup.ts'
import { triage } from '../../stories/triage.ts'
import { type Severity, severities, severityLevel } from '../../vocabulary/severity.ts'
import {
  Decision,
  Merge,
  Regrouped,
  Split,
  StoriesPage,
  StoryFilter,
  StoryLine,
  StoryPage,
  StoryPoints,
  StoryQuestion,
} from './contract.ts'
import { storyLines, storyPage } from './view.ts'

const StoryParam = z.object({ story: z.uuid() })

const listRoute = keyed({
  permission: 'alerts.read',
  method: 'get',
  path: '/stories',
  summary: 'Stories, the most important or the newest first, each with why it stands there',
  request: { query: StoryQuestion },
  responses: { 200: json(StoriesPage, 'Stories, and the mark of the next page') },
})
const pointsRoute = keyed({
  permission: 'alerts.read',
  method: 'get',
  path: '/stories/points',
  summary: 'Where the stories are that the same question to the list would find, for a map',
  request: { query: StoryFilter },
  responses: { 200: json(StoryPoints, 'Points, in the order of the list') },
})
const showRoute = keyed({
  permission: 'alerts.read',
  method: 'get',
  path: '/stories/{story}',
  summary: 'A story: its reports side by side, who says it, conflicts, and its timeline',
  request: { params: StoryParam },
  responses: { 200: json(StoryPage, 'The story; of a merged one the story it went into') },
})
const triageRoute = keyed({
  permission: 'drafts.write',
  method: 'post',
  path: '/stories/{story}/triage',
  summary: 'Follow or mute a story, or dispose of it with a reason; for this organisation only',
  request: { params: StoryParam, ...{ body: body(Decision).body } },
  responses: { 200: json(StoryLine, 'The story now') },
})
const mergeRoute = keyed({
  permission: 'drafts.write',
  method: 'post',
  path: '/stories/{story}/merge',
  summary: 'Put this story into another',
  request: { params: StoryParam, ...{ body: body(Merge).body } },
  responses: { 200: json(Regrouped, 'The story it is in now') },
})
const splitRoute = keyed({
  permission: 'drafts.write',
  method: 'post',
  path: '/stories/{story}/split',
  summary: 'Take reports out into a story of their own',
  request: { params: StoryParam, ...{ body: body(Split).body } },
  responses: { 200: json(Regrouped, 'The new story') },
})
const undoRoute = keyed({
  permission: 'drafts.write',
  method: 'post',
  path: '/stories/{story}/entries/{number}/undo',
  summary: 'Take a merge or a split back',
  request: { params: StoryParam.extend({ number: z.coerce.number().int().min(1) }) },
  responses: { 200: json(Regrouped, 'The story the reports went back to') },
})

/** Stories on the desk: listed, read, and sorted by hand. */
export function storyRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(listRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'alerts.read')
    const { after, limit, ...filter } = c.req.valid('query')
    const question = { ...questionOf(filter, clock()), limit, after: markOf(after) }
    const found = await atomically(db, organisation, async (tx) => {
      const stories = await listStories(tx, organisation, question)
      return { stories, lines: await storyLines(tx, organisation, stories) }
    })
    const last = found.stories.length === limit ? found.stories.at(-1) : undefined
    const next = last ? `${last.importance}_${last.changedAt.toISOString()}_${last.id}` : null
    return c.json({ stories: found.lines, next }, 200)
  })
  app.openapi(pointsRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'alerts.read')
    const question = { ...questionOf(c.req.valid('query'), clock()), limit: mostPoints + 1 }
    const points = await atomically(db, organisation, (tx) => listPoints(tx, organisation, question))
    return c.json({ points: points.slice(0, mostPoints), more: points.length > mostPoints }, 200)
  })
  app.openapi(showRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'alerts.read')
    const { story } = c.req.valid('param')
    const page = await atomically(db, organisation, (tx) => storyPage(tx, organisation, story, clock()))
    if (!page) throw new Problem('not-found', 'There is no such story.')
    return c.json(page, 200)
  })
  app.openapi(triageRoute, async (c) => {
    const caller = await callers.allowed(c, 'drafts.write')
    const { organisation, email } = caller
    const decision = c.req.valid('json')
    const now = clock()
    const [line] = await atomically(db, organisation, async (tx) => {
      const { id } = await theStory(tx, organisation, c.req.valid('param').story)
      await triage(tx, organisation, { story: id, decision, by: email, now })
      const { disposition, ...rest } = decision
      const detail = { ...rest, ...(disposition !== undefined && { disposition: disposition?.what ?? null }) }
      const words = disposition?.reason ?? null
      await recordAudit(tx, organisation, {
        ...{ actor: email, action: 'story.triaged', subject: id, detail, words, now },
      })
      return storyLines(tx, organisation, [await theStory(tx, organisation, id)])
    })
    return c.json(line as StoryLine, 200)
  })
  const regroup = async (
    caller: Caller,
    action: string,
    subject: string,
    work: (tx: Tx) => Promise<Outcome>,
  ) => {
    const { organisation, email } = caller
    return atomically(db, organisation, async (tx) => {
      await theStory(tx, organisation, subject)
      const outcome = await work(tx)
      if (!outcome.ok) throw new Problem('conflict', outcome.fault)
      const detail = { story: outcome.story }
      await recordAudit(tx, organisation, { actor: email, action, subject, detail, now: clock() })
      return { story: outcome.story }
    })
  }
  app.openapi(mergeRoute, async (c) => {
    const caller = await callers.allowed(c, 'drafts.write')
    const { story } = c.req.valid('param')
    const { into } = c.req.valid('json')
    const hand = { by: caller.email, now: clock() }
    return c.json(
      await regroup(caller, 'story.merged', story, (tx) => mergeStories(tx, story, into, hand)),
      200,
    )
  })
  app.openapi(splitRoute, async (c) => {
    const caller = await callers.allowed(c, 'drafts.write')
    const { story } = c.req.valid('param')
    const { reports } = c.req.valid('json')
    const hand = { by: caller.email, now: clock() }
    return c.json(
      await regroup(caller, 'story.split', story, (tx) => splitStory(tx, story, reports, hand)),
      200,
    )
  })
  app.openapi(undoRoute, async (c) => {
    const caller = await callers.allowed(c, 'drafts.write')
    const { story, number } = c.req.valid('param')
    const hand = { by: caller.email, now: clock() }
    return c.json(
      await regroup(caller, 'story.undone', story, (tx) => undoEntry(tx, story, number, hand)),
      200,
    )
  })
  return app
}

/** More than these a map could not show apart. */
const mostPoints = 5000

function questionOf(
  { severity, atLeast, hours, ...rest }: z.output<typeof StoryFilter>,
  now: Date,
): Omit<Question, 'limit'> {
  const changedAfter = hours === undefined ? undefined : new Date(now.getTime() - hours * 3_600_000)
  return { ...rest, changedAfter, severity: severity ? [severity] : atLeast && worseThan(atLeast) }
}

function worseThan(least: Severity): Severity[] {
  return severities.filter((one) => severityLevel[one].rank >= severityLevel[least].rank)
}

async function theStory(tx: Tx, organisation: string, id: string) {
  const story = await findStory(tx, organisation, id)
  if (!story) throw new Problem('not-found', 'There is no such story.')
  return story
}

/** The mark of a page: importance, instant and id of its last story. */
function markOf(after: string | undefined): Question['after'] {
  const [importance = '', at = '', id = ''] = after?.split('_') ?? []
  const isMark =
    Number.isFinite(Number(importance)) && !Number.isNaN(Date.parse(at)) && z.uuid().safeParse(id).success
  if (after === undefined) return undefined
  if (!isMark) throw new Problem('bad-request', 'after: send the mark that the page before gave as next.')
  return { importance: Number(importance), changedAt: new Date(at), id }
}
