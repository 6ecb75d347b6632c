import { z } from '@hono/zod-openapi'
import { recordAudit } from '../../audit/record.ts'
import { atomically } from '../../database/database.ts'
import { type Api, body, json, keyed, newRoutes, Page } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import { askAgain } from '../../replies/ask-again.ts'
import { recordReplies } from '../../replies/record.ts'
import { reopenCheck } from '../../replies/reopen.ts'
import { OperatorAnswer } from '../../replies/reply.ts'
import { closeRollCall, headingOf, listRollCalls, rollCallOf } from '../../replies/roll-call.ts'
import { undoBatch } from '../../replies/undo.ts'
import { mayDo } from '../../vocabulary/role.ts'
import { auditOpening, Opening } from '../opening.ts'
import { wire } from '../wire.ts'
import * as contract from './contract.ts'
import { knownPeople, personHistory } from './history.ts'
import { whereName } from './where.ts'

const params = z.object({ situation: z.uuid() })
const words = z
  .string()
  .trim()
  .max(1000)
  .transform((note) => note || null)
  .nullable()
  .default(null)
const people = z.array(z.uuid()).min(1).max(1000)

const listRoute = keyed({
  method: 'get',
  path: '/roll-calls',
  summary: 'Roll-calls, the open ones first',
  request: { query: z.object({ limit: Page.shape.limit }) },
  responses: { 200: json(z.object({ rollCalls: z.array(contract.RollCallHeading) }), 'Roll-calls') },
})
const showRoute = keyed({
  method: 'get',
  path: '/situations/{situation}/roll-call',
  summary: 'Who is safe, needs help, is silent or was not reached: counts, groups, and the lines asked for',
  request: {
    params,
    query: Page.extend(Opening.shape).extend({
      status: z.string().optional().openapi({ description: 'Statuses, comma-separated' }),
      team: z.string().max(200).optional(),
      place: z.string().max(100).optional(),
      site: z.union([z.uuid(), z.literal('none')]).optional(),
      search: z.string().trim().max(100).optional(),
    }),
  },
  responses: { 200: json(contract.RollCallView, 'The roll-call') },
})
const personRoute = keyed({
  method: 'get',
  path: '/situations/{situation}/roll-call/people/{person}',
  summary: 'What one person answered and was sent',
  request: { params: params.extend({ person: z.uuid() }), query: Opening },
  responses: { 200: json(contract.PersonHistory, 'The latest first') },
})
const recordRoute = keyed({
  method: 'post',
  path: '/situations/{situation}/roll-call/replies',
  summary: 'Record what one or several people answered by phone, or that they are accounted for',
  request: { params, ...body(OperatorAnswer.extend({ people })) },
  responses: { 201: json(contract.Recorded, 'Recorded; the batch takes it back') },
})
const undoRoute = keyed({
  method: 'post',
  path: '/situations/{situation}/roll-call/undo',
  summary: 'Take back what was recorded together, by later answers that restore what stood before',
  request: { params, ...body(z.object({ batch: z.uuid() })) },
  responses: { 200: json(contract.Undone, 'Restored; `kept` are those of whom something newer is known') },
})
const askRoute = keyed({
  method: 'post',
  path: '/situations/{situation}/roll-call/ask-again',
  summary: 'Ask those who are silent now again',
  request: {
    params,
    ...body(
      z.object({
        statuses: z.array(z.enum(['asked', 'not-reached', 'acknowledged'])).min(1),
        note: words,
        force: z.boolean().default(false),
      }),
    ),
  },
  responses: { 201: json(contract.AskedAgain, 'How many; `again` false: the same press of the button') },
})
const reopenRoute = keyed({
  method: 'post',
  path: '/situations/{situation}/roll-call/reopen',
  summary: 'Begin the check anew, for everybody or for some',
  request: {
    params,
    ...body(z.object({ people: people.optional(), note: words, ask: z.boolean().default(false) })),
  },
  responses: { 200: json(contract.Reopened, 'The batch takes it back') },
})
const closeRoute = keyed({
  method: 'post',
  path: '/situations/{situation}/roll-call/close',
  summary: 'Close a roll-call in which everyone is safe, in a case, or accounted for',
  request: { params },
  responses: { 200: json(z.object({ closed: z.boolean() }), 'Closed') },
})

const none = () => new Problem('not-found', 'This situation asks for no answer, so it has no roll-call.')

/** The roll-call of a situation at work: seen, answered by phone, asked again, reopened, closed. */
export function rollCallRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(listRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'alerts.read')
    const { limit } = c.req.valid('query')
    const rollCalls = await atomically(db, organisation, (tx) => listRollCalls(tx, organisation, limit))
    return c.json({ rollCalls: wire(rollCalls) }, 200)
  })
  app.openapi(showRoute, async (c) => {
    const caller = await callers.allowed(c, 'alerts.read')
    const { situation } = c.req.valid('param')
    const { opening, status, ...filter } = c.req.valid('query')
    const names = mayDo(caller.role, 'replies.write')
    const chosen = (status ?? '').split(',').filter((one) => one !== '')
    const parsed = z.array(contract.Status).safeParse(chosen)
    if (!parsed.success)
      throw new Problem('invalid-fields', `Choose statuses among ${contract.Status.options.join(', ')}.`, [
        { path: 'status', message: 'There is no such status.' },
      ])
    const roll = await atomically(db, caller.organisation, async (tx) => {
      const wanted = { ...filter, statuses: parsed.data, ...(names ? {} : { limit: 0 }) }
      const found = await rollCallOf(tx, caller.organisation, situation, wanted)
      if (found && names) await auditOpening(tx, caller, look('roll-call', situation, opening, clock()))
      return found
    })
    if (!roll) throw none()
    const lines = roll.lines.map(({ country, place, stay, site, ...line }) => ({
      ...line,
      where: whereName(place, country) ?? stay,
    }))
    const place = roll.groups.place.map((group) => ({ ...group, name: whereName(group.key, null) }))
    const groups = { ...roll.groups, place }
    return c.json(wire({ ...roll, names, groups, lines, next: names ? roll.next : null }), 200)
  })
  app.openapi(personRoute, async (c) => {
    const caller = await callers.allowed(c, 'replies.write')
    const { situation, person } = c.req.valid('param')
    const { opening } = c.req.valid('query')
    const found = await atomically(db, caller.organisation, async (tx) => {
      await auditOpening(tx, caller, look('roll-call', situation, opening, clock()))
      return personHistory(tx, caller.organisation, situation, person)
    })
    if (!found) throw new Problem('not-found', 'There is no such person in this organisation.')
    return c.json(wire(found), 200)
  })
  app.openapi(recordRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'replies.write')
    const { situation } = c.req.valid('param')
    const { people, ...answer } = c.req.valid('json')
    const now = clock()
    const done = await atomically(db, organisation, async (tx) => {
      const head = await headingOf(tx, organisation, situation)
      if (!head) throw none()
      const known = await knownPeople(tx, organisation, people)
      if (known.length < new Set(people).size)
        throw new Problem(
          'not-found',
          'Somebody of these is not in this organisation any more; nothing was recorded.',
        )
      const { alert } = head
      const { batch, recorded } = await recordReplies(tx, organisation, {
        ...{ ...answer, situation, alert, people, reportedBy: email, now },
      })
      const detail = { status: answer.status, reporter: answer.reporter, people: known }
      const words = answer.note
      await recordAudit(tx, organisation, {
        ...{ actor: email, action: 'reply.recorded', subject: situation, detail, words, now },
      })
      return { batch, recorded: recorded.length }
    })
    return c.json(done, 201)
  })
  app.openapi(undoRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'replies.write')
    const { situation } = c.req.valid('param')
    const { batch } = c.req.valid('json')
    const now = clock()
    const done = await atomically(db, organisation, async (tx) => {
      const undone = await undoBatch(tx, organisation, { situation, batch }, { by: email, now })
      if (undone)
        await recordAudit(tx, organisation, {
          ...{
            actor: email,
            action: 'reply.taken-back',
            subject: situation,
            detail: { ...undone, undone: batch },
            now,
          },
        })
      return undone
    })
    if (!done) throw new Problem('not-found', 'Nothing was recorded under this batch in this situation.')
    return c.json(done, 200)
  })
  app.openapi(askRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'replies.write')
    const { situation } = c.req.valid('param')
    const now = clock()
    const { statuses, note, force } = c.req.valid('json')
    const asked = await atomically(db, organisation, async (tx) => {
      const done = await askAgain(tx, organisation, { situation, statuses, note, force }, { by: email, now })
      if (done.state === 'asked')
        await recordAudit(tx, organisation, {
          ...{ actor: email, action: 'roll-call.asked-again', subject: situation, words: note, now },
          detail: { statuses, people: done.people, forced: force },
        })
      return done
    })
    if (asked.state === 'none') throw none()
    if (asked.state === 'closed')
      throw new Problem('conflict', 'This roll-call is closed; reopen it to ask again.')
    if (asked.state === 'nobody')
      throw new Problem('conflict', 'Nobody is silent now, so there is nobody to ask again.')
    if (asked.state === 'cooling-down') {
      const time = `${asked.until.toISOString().slice(11, 16)} UTC`
      throw new Problem(
        'too-many-requests',
        `${asked.by ?? 'Somebody'} asked a moment ago. Give people until ${time}, or ask all the same.`,
        undefined,
        { until: asked.until.toISOString() },
      )
    }
    return c.json({ people: asked.people, again: asked.state === 'asked' }, 201)
  })
  app.openapi(reopenRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'replies.write')
    const { situation } = c.req.valid('param')
    const { people, note, ask } = c.req.valid('json')
    const now = clock()
    const by = { by: email, now }
    const done = await atomically(db, organisation, async (tx) => {
      const reopened = await reopenCheck(tx, organisation, { situation, people, note }, by)
      if (!reopened) return undefined
      const statuses = ['asked', 'not-reached'] as const
      const asking = { situation, statuses: [...statuses], note, force: true }
      const asked = ask ? await askAgain(tx, organisation, asking, by) : undefined
      const detail = { people: people ?? 'all', reopened: reopened.reopened, asked: ask }
      await recordAudit(tx, organisation, {
        ...{ actor: email, action: 'roll-call.reopened', subject: situation, detail, words: note, now },
      })
      return { ...reopened, asked: asked && 'people' in asked ? asked.people : 0 }
    })
    if (!done) throw none()
    return c.json(done, 200)
  })
  app.openapi(closeRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'replies.write')
    const { situation } = c.req.valid('param')
    const now = clock()
    const done = await atomically(db, organisation, async (tx) => {
      if (!(await headingOf(tx, organisation, situation))) throw none()
      const closing = await closeRollCall(tx, organisation, situation, email, now)
      if (closing.closed)
        await recordAudit(tx, organisation, {
          ...{ actor: email, action: 'roll-call.closed', subject: situation, now },
        })
      return closing
    })
    if (!done.closed) {
      const names = done.people.slice(0, 5).map(({ name }) => name)
      const rest = done.open - names.length
      const whom = rest > 0 ? `${names.join(', ')} and ${rest} more` : names.join(', ')
      throw new Problem(
        'held',
        `Still open: ${whom}. A roll-call closes once everybody is safe, in a case, or accounted for.`,
        undefined,
        { open: done.open, people: done.people },
      )
    }
    return c.json({ closed: true }, 200)
  })
  return app
}

function look(what: 'roll-call' | 'case', subject: string, opening: string | undefined, now: Date) {
  return { action: `${what}.opened`, subject, opening, now }
}
