import { z } from '@hono/zod-openapi'
import { recordLookUp } from '../../audit/look-up.ts'
import { recordAudit } from '../../audit/record.ts'
import { noteChange } from '../../database/changed.ts'
import { atomically, type Tx } from '../../database/database.ts'
import { adoptRules } from '../../exposure/adopt-rules.ts'
import { renderReceipt } from '../../exposure/receipts.ts'
import { beginReplay, findReplay, listReplays, replayedAlerts } from '../../exposure/replay/replay.ts'
import { replayedSample, type SampledPerson } from '../../exposure/replay/sample.ts'
import { type Api, body, json, keyed, newRoutes } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import { reasonOf } from '../../http/reason.ts'
import { ExposureRules, rulesOf } from '../../people/rules.ts'
import { NewReplay, ReplayLine, ReplayPage, ReplaySample, Replays, Rules, RulesPage } from './contract.ts'

const ReplayParam = z.object({ replay: z.uuid() })
const alertsShown = 200

const readRoute = keyed({
  method: 'get',
  path: '/exposure-rules',
  summary: 'The windows, half-lives and radii that decide who is exposed, and the usual ones',
  responses: { 200: json(RulesPage, 'The rules') },
})
const changeRoute = keyed({
  method: 'put',
  path: '/exposure-rules',
  summary: 'Adopt other rules; alerts in force are matched again by them',
  request: body(Rules),
  responses: { 200: json(z.object({ rules: Rules, before: Rules }), 'The rules now, and before') },
})
const beginRoute = keyed({
  method: 'post',
  path: '/replays',
  summary: 'Replay past alerts under other rules; nobody is told',
  request: body(NewReplay),
  responses: { 202: json(ReplayLine, 'It has begun') },
})
const listRoute = keyed({
  method: 'get',
  path: '/replays',
  summary: 'The latest replays',
  responses: { 200: json(Replays, 'Newest first') },
})
const showRoute = keyed({
  method: 'get',
  path: '/replays/{replay}',
  summary:
    'A replay: how many would have been added and lost, alert by alert, and messages a person and week',
  request: { params: ReplayParam },
  responses: { 200: json(ReplayPage, 'The replay') },
})
const sampleRoute = keyed({
  method: 'get',
  path: '/replays/{replay}/alerts/{place}',
  summary: 'A few of those an alert would have added and lost, with their receipts; with a reason',
  request: { params: ReplayParam.extend({ place: z.coerce.number().int().min(1) }) },
  responses: { 200: json(ReplaySample, 'At most five of each') },
})

/** The rules of exposure: read, tried on the past, adopted. */
export function ruleRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(readRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'people.read')
    const rules = await atomically(db, organisation, (tx) => rulesOf(tx, organisation))
    return c.json({ rules, usual: ExposureRules.parse({ presence: {}, radius: {} }) }, 200)
  })
  app.openapi(changeRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'organisation.manage')
    const rules = c.req.valid('json')
    const now = clock()
    const before = await atomically(db, organisation, async (tx) => {
      const was = await adoptRules(tx, organisation, rules, now)
      const detail = { before: was, after: rules }
      await recordAudit(tx, organisation, { actor: email, action: 'rules.changed', detail, now })
      await noteChange(tx, organisation, 'setting')
      return was
    })
    return c.json({ rules, before }, 200)
  })
  app.openapi(beginRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'people.read')
    const { days, rules } = c.req.valid('json')
    const now = clock()
    const since = new Date(now.getTime() - days * 86_400_000)
    const replay = await atomically(db, organisation, async (tx) => {
      const { id, total } = await beginReplay(tx, organisation, { rules, since, now, by: email })
      const detail = { days, alerts: total }
      await recordAudit(tx, organisation, {
        actor: email,
        action: 'rules.replayed',
        subject: id,
        detail,
        now,
      })
      await noteChange(tx, organisation, 'replay', id)
      return theReplay(tx, organisation, id)
    })
    return c.json(replay, 202)
  })
  app.openapi(listRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'people.read')
    const replays = await atomically(db, organisation, (tx) => listReplays(tx, organisation))
    return c.json({ replays: replays.map(asLine) }, 200)
  })
  app.openapi(showRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'people.read')
    const { replay: id } = c.req.valid('param')
    const page = await atomically(db, organisation, async (tx) => ({
      replay: await theReplay(tx, organisation, id),
      alerts: (await replayedAlerts(tx, organisation, id, alertsShown)).map((line) => ({
        ...line,
        issuedAt: line.issuedAt.toISOString(),
      })),
    }))
    return c.json(page, 200)
  })
  app.openapi(sampleRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'people.read')
    const reason = reasonOf(c)
    const { replay, place } = c.req.valid('param')
    const sample = await atomically(db, organisation, async (tx) => {
      const found = await replayedSample(tx, organisation, replay, place)
      if (!found) throw new Problem('not-found', 'There is no such alert in this replay.')
      const [added, lost] = [
        await named(tx, organisation, found.added),
        await named(tx, organisation, found.lost),
      ]
      const shown = [...added, ...lost].map(({ person }) => person)
      const what = { action: 'rules.people-looked-up', subject: replay, search: place, shown }
      await recordLookUp(tx, organisation, { actor: email, ...what, reason, now: clock() })
      return { added, lost }
    })
    return c.json(sample, 200)
  })
  return app
}

async function theReplay(tx: Tx, organisation: string, id: string): Promise<ReplayLine> {
  const found = await findReplay(tx, organisation, id)
  if (!found) throw new Problem('not-found', 'There is no such replay; the oldest are forgotten.')
  return asLine(found)
}

function asLine(replay: NonNullable<Awaited<ReturnType<typeof findReplay>>>): ReplayLine {
  const { since, until, createdAt, ...rest } = replay
  return {
    ...rest,
    since: since.toISOString(),
    until: until.toISOString(),
    createdAt: createdAt.toISOString(),
  }
}

/** Whoever was erased meanwhile is left out. */
async function named(tx: Tx, organisation: string, sample: SampledPerson[]) {
  if (sample.length === 0) return []
  const people = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('organisation', '=', organisation)
    .where(
      'id',
      'in',
      sample.map(({ person }) => person),
    )
    .execute()
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return sample.flatMap(({ person, receipt }) => {
    const name = names.get(person)
    return name ? [{ person, name, why: renderReceipt(receipt) }] : []
  })
}
