import { z } from '@hono/zod-openapi'
import { recordAudit } from '../../audit/record.ts'
import { atomically, type Tx } from '../../database/database.ts'
import { type Api, body, json, keyed, newRoutes, Page } from '../../http/api.ts'
import type { Caller } from '../../http/caller.ts'
import { Problem } from '../../http/problem.ts'
import { closeAndAccount } from '../../replies/account.ts'
import { caseFile, caseLines } from '../../replies/case-reads.ts'
import { handCase, planNext, reopenCase, takeCase } from '../../replies/case-work.ts'
import { addEntry } from '../../replies/cases.ts'
import { membersWho } from '../members.ts'
import { auditOpening, Opening } from '../opening.ts'
import { wire } from '../wire.ts'
import { CasePage, CaseView, ClosingCode } from './contract.ts'
import { scriptFor } from './script.ts'

const params = z.object({ case: z.uuid() })
const Done = z.object({ done: z.literal(true) })

const listRoute = keyed({
  method: 'get',
  path: '/cases',
  summary: 'Help cases: open ones the longest open first, mine, or closed ones the latest first',
  request: {
    query: Page.extend(Opening.shape).extend({
      state: z.enum(['open', 'mine', 'closed']).default('open'),
      situation: z.uuid().optional(),
    }),
  },
  responses: { 200: json(CasePage, 'Cases') },
})
const showRoute = keyed({
  method: 'get',
  path: '/cases/{case}',
  summary: 'One case with its log, who was told of it, and what to say to whom',
  request: { params, query: Opening },
  responses: { 200: json(CaseView, 'The case') },
})
const takeRoute = keyed({
  method: 'post',
  path: '/cases/{case}/take',
  summary: 'Take a case',
  request: { params },
  responses: { 200: json(z.object({ owner: z.string() }), 'Taken') },
})
const handRoute = keyed({
  method: 'post',
  path: '/cases/{case}/hand',
  summary: 'Hand a case to another member',
  request: { params, ...body(z.object({ to: z.string().trim().min(1).max(320) })) },
  responses: { 200: json(z.object({ owner: z.string() }), 'Handed') },
})
const entryRoute = keyed({
  method: 'post',
  path: '/cases/{case}/entries',
  summary: 'Add a line to a case’s log',
  request: { params, ...body(z.object({ text: z.string().trim().min(1).max(4000) })) },
  responses: { 201: json(Done, 'Added') },
})
const nextRoute = keyed({
  method: 'post',
  path: '/cases/{case}/next-action',
  summary: 'Say what is to be done next, and by when',
  request: {
    params,
    ...body(
      z.object({
        action: z.string().trim().min(1).max(1000).nullable(),
        due: z.iso.datetime({ offset: true }).nullable().default(null),
      }),
    ),
  },
  responses: { 200: json(Done, 'Noted') },
})
const closeRoute = keyed({
  method: 'post',
  path: '/cases/{case}/close',
  summary: 'Close a case with its reason; the person is recorded as safe or accounted for',
  request: {
    params,
    ...body(
      z
        .object({
          reason: ClosingCode,
          words: z
            .string()
            .trim()
            .max(1000)
            .transform((words) => words || null)
            .nullable()
            .default(null),
        })
        .refine(({ reason, words }) => reason !== 'other' || (words ?? '').length >= 3, {
          path: ['words'],
          message: 'Say in a few words why it is closed.',
        }),
    ),
  },
  responses: { 200: json(z.object({ closed: z.boolean() }), 'Closed') },
})
const reopenRoute = keyed({
  method: 'post',
  path: '/cases/{case}/reopen',
  summary: 'Open a closed case again',
  request: { params },
  responses: { 200: json(Done, 'Open again') },
})

const notOpen = () =>
  new Problem('conflict', 'This case is not open (any more). Look at its log, or open it again.')

/** Help cases at work. */
export function caseRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()

  /** One piece of work on a case, noted in the audit log; the case must be there. */
  const work = <T>(
    caller: Caller,
    id: string,
    { action, detail = {}, words = null }: { action: string; detail?: object; words?: string | null },
    run: (tx: Tx, by: { by: string; now: Date }) => Promise<T>,
  ) =>
    atomically(db, caller.organisation, async (tx) => {
      const { organisation, email } = caller
      const now = clock()
      const found = await tx
        .selectFrom('help_case')
        .select('person')
        .where('organisation', '=', organisation)
        .where('id', '=', id)
        .executeTakeFirst()
      if (!found) throw new Problem('not-found', 'There is no such case in this organisation.')
      const done = await run(tx, { by: email, now })
      if (done === false) throw notOpen()
      await recordAudit(tx, organisation, {
        ...{ actor: email, action, subject: id, detail: { person: found.person, ...detail }, words, now },
      })
      return done
    })

  app.openapi(listRoute, async (c) => {
    const caller = await callers.allowed(c, 'replies.write')
    const { state, situation, after, limit, opening } = c.req.valid('query')
    const cases = await atomically(db, caller.organisation, async (tx) => {
      const page = { state, owner: caller.email, situation, after: readCursor(after), limit }
      const found = await caseLines(tx, caller.organisation, page)
      if (found.length) {
        const subject = caller.organisation
        await auditOpening(tx, caller, { action: 'cases.opened', subject, opening, now: clock() })
      }
      return found
    })
    const last = cases.length === limit ? cases.at(-1) : undefined
    const at = state === 'closed' ? last?.closedAt : last?.openedAt
    return c.json({ cases: wire(cases), next: last && at ? `${at.toISOString()}_${last.id}` : null }, 200)
  })
  app.openapi(showRoute, async (c) => {
    const caller = await callers.allowed(c, 'replies.write')
    const { organisation } = caller
    const { case: id } = c.req.valid('param')
    const { opening } = c.req.valid('query')
    const shown = await atomically(db, organisation, async (tx) => {
      const file = await caseFile(tx, organisation, id)
      if (!file) return undefined
      await auditOpening(tx, caller, { action: 'case.opened', subject: id, opening, now: clock() })
      const { name } = await tx
        .selectFrom('organisation')
        .select('name')
        .where('id', '=', organisation)
        .executeTakeFirstOrThrow()
      const members = await membersWho(tx, organisation, 'replies.write')
      return { ...file, members, script: scriptFor(file, name) }
    })
    if (!shown) throw new Problem('not-found', 'There is no such case in this organisation.')
    return c.json(wire(shown), 200)
  })
  app.openapi(takeRoute, async (c) => {
    const caller = await callers.allowed(c, 'replies.write')
    const { case: id } = c.req.valid('param')
    await work(caller, id, { action: 'case.taken' }, (tx, { by, now }) =>
      takeCase(tx, caller.organisation, id, by, now),
    )
    return c.json({ owner: caller.email }, 200)
  })
  app.openapi(handRoute, async (c) => {
    const caller = await callers.allowed(c, 'replies.write')
    const { case: id } = c.req.valid('param')
    const { to } = c.req.valid('json')
    await work(caller, id, { action: 'case.handed-over' }, async (tx, by) => {
      const members = await membersWho(tx, caller.organisation, 'replies.write')
      if (!members.some(({ email }) => email === to))
        throw new Problem('invalid-fields', 'Hand it to a member whose role is for cases.', [
          { path: 'to', message: 'No member of that address may work on cases.' },
        ])
      return handCase(tx, caller.organisation, id, to, by)
    })
    return c.json({ owner: to }, 200)
  })
  app.openapi(entryRoute, async (c) => {
    const caller = await callers.allowed(c, 'replies.write')
    const { case: id } = c.req.valid('param')
    const { text } = c.req.valid('json')
    await work(caller, id, { action: 'case.noted' }, (tx, { by, now }) =>
      addEntry(tx, caller.organisation, id, { by, text, now }),
    )
    return c.json({ done: true as const }, 201)
  })
  app.openapi(nextRoute, async (c) => {
    const caller = await callers.allowed(c, 'replies.write')
    const { case: id } = c.req.valid('param')
    const { action, due } = c.req.valid('json')
    const plan = { action, due: due === null ? null : new Date(due) }
    await work(caller, id, { action: 'case.planned' }, (tx, by) =>
      planNext(tx, caller.organisation, id, plan, by),
    )
    return c.json({ done: true as const }, 200)
  })
  app.openapi(closeRoute, async (c) => {
    const caller = await callers.allowed(c, 'replies.write')
    const { case: id } = c.req.valid('param')
    const { reason, words } = c.req.valid('json')
    const noted = { action: 'case.closed', detail: { reason }, words }
    await work(caller, id, noted, (tx, by) =>
      closeAndAccount(tx, caller.organisation, id, { code: reason, words }, by),
    )
    return c.json({ closed: true }, 200)
  })
  app.openapi(reopenRoute, async (c) => {
    const caller = await callers.allowed(c, 'replies.write')
    const { case: id } = c.req.valid('param')
    await work(caller, id, { action: 'case.reopened' }, async (tx, by) => {
      const done = await reopenCase(tx, caller.organisation, id, by)
      if (done === 'open')
        throw new Problem('conflict', 'The person has another open case in this situation: work on that one.')
      if (done === 'not-closed') throw new Problem('conflict', 'This case is open already.')
      return true
    })
    return c.json({ done: true as const }, 200)
  })
  return app
}

function readCursor(after: string | undefined) {
  const [at = '', id = ''] = after?.split('_') ?? []
  const known = z.uuid().safeParse(id)
  return Number.isNaN(Date.parse(at)) || !known.success ? undefined : { at: new Date(at), id }
}
