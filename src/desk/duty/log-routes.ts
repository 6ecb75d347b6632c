import { z } from '@hono/zod-openapi'
import { recordAudit } from '../../audit/record.ts'
import { noteChange } from '../../database/changed.ts'
import { atomically, type Tx } from '../../database/database.ts'
import { type Api, body, json, keyed, newRoutes, Page } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import { addShiftEntry, shiftLog, takeOver } from '../../replies/shift-log.ts'
import { auditOpening, Opening } from '../opening.ts'
import { wire } from '../wire.ts'
import { HandoverSheet, LogPage, NewEntry } from './contract.ts'
import { handoverSheet } from './handover.ts'

const listRoute = keyed({
  method: 'get',
  path: '/duty/log',
  summary: 'The shift log, the latest first',
  request: { query: Page },
  responses: { 200: json(LogPage, 'Lines') },
})
const addRoute = keyed({
  method: 'post',
  path: '/duty/log',
  summary: 'Add a line to the shift log; lines are never changed',
  request: body(NewEntry),
  responses: { 201: json(z.object({ id: z.string() }), 'Added') },
})
const sheetRoute = keyed({
  method: 'get',
  path: '/duty/handover',
  summary: 'Everything the next shift must know, on one sheet',
  request: { query: Opening },
  responses: { 200: json(HandoverSheet, 'The sheet') },
})
const takeRoute = keyed({
  method: 'post',
  path: '/duty/handover',
  summary: 'Take the watch over from whoever had it',
  request: body(
    z.object({
      note: z
        .string()
        .trim()
        .max(2000)
        .transform((note) => note || null)
        .nullable()
        .default(null),
    }),
  ),
  responses: {
    201: json(z.object({ from: z.string().nullable(), to: z.string(), at: z.string() }), 'Taken over'),
  },
})

/** The shift log and the handover. */
export function logRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(listRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'replies.write')
    const { after, limit } = c.req.valid('query')
    const [at = '', id = ''] = after?.split('_') ?? []
    const known = z.uuid().safeParse(id).success && !Number.isNaN(Date.parse(at))
    const entries = await atomically(db, organisation, (tx) =>
      shiftLog(tx, organisation, { after: known ? { at: new Date(at), id } : undefined, limit }),
    )
    const last = entries.length === limit ? entries.at(-1) : undefined
    return c.json({ entries: wire(entries), next: last ? `${last.at.toISOString()}_${last.id}` : null }, 200)
  })
  app.openapi(addRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'replies.write')
    const { case: helpCase, ...entry } = c.req.valid('json')
    const now = clock()
    const id = await atomically(db, organisation, async (tx) => {
      await known(tx, organisation, 'situation', entry.situation)
      await known(tx, organisation, 'alert', entry.alert)
      await known(tx, organisation, 'help_case', helpCase)
      return addShiftEntry(tx, organisation, { ...entry, helpCase }, { by: email, now })
    })
    return c.json({ id }, 201)
  })
  app.openapi(sheetRoute, async (c) => {
    const caller = await callers.allowed(c, 'replies.write')
    const { organisation } = caller
    const { opening } = c.req.valid('query')
    const now = clock()
    const sheet = await atomically(db, organisation, async (tx) => {
      const look = { action: 'handover.opened', subject: organisation, opening, now }
      await auditOpening(tx, caller, look)
      return handoverSheet(tx, organisation, now)
    })
    return c.json(wire(sheet), 200)
  })
  app.openapi(takeRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'replies.write')
    const { note } = c.req.valid('json')
    const now = clock()
    const done = await atomically(db, organisation, async (tx) => {
      const { situations, rollCalls, cases, drafts } = await handoverSheet(tx, organisation, now)
      const sheet = {
        ...{ situations: situations.length, rollCalls: rollCalls.length },
        ...{ cases: cases.length, drafts: drafts.length },
      }
      const taken = await takeOver(tx, organisation, { note, sheet }, { by: email, now })
      await recordAudit(tx, organisation, { actor: email, action: 'duty.taken-over', detail: sheet, now })
      await noteChange(tx, organisation, 'duty')
      return taken
    })
    return c.json({ from: done.from, to: done.to, at: done.at.toISOString() }, 201)
  })
  return app
}

async function known(
  tx: Tx,
  organisation: string,
  table: 'situation' | 'alert' | 'help_case',
  id: string | null,
) {
  if (!id) return
  const found = await tx
    .selectFrom(table)
    .select('id')
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .executeTakeFirst()
  const path = table === 'help_case' ? 'case' : table
  if (!found)
    throw new Problem('invalid-fields', 'What this line is linked to is not in this organisation.', [
      { path, message: `There is no such ${path}.` },
    ])
}
