import { randomUUID } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import { recordAudit } from '../../audit/record.ts'
import { noteChange } from '../../database/changed.ts'
import { atomically, type Tx } from '../../database/database.ts'
import { type Api, body, json, keyed, newRoutes } from '../../http/api.ts'
import type { Caller } from '../../http/caller.ts'
import { Problem } from '../../http/problem.ts'
import { removeLayer, saveLayer } from '../../people/duty/layers.ts'
import { addOverride, restoreOverride, withdrawOverride } from '../../people/duty/overrides.ts'
import { patternFault } from '../../people/duty/rota.ts'
import { wire } from '../wire.ts'
import * as contract from './contract.ts'
import { dutyView } from './view.ts'

const params = z.object({ id: z.uuid() })
const Made = z.object({ id: z.string() })
const Done = z.object({ done: z.literal(true) })

const showRoute = keyed({
  method: 'get',
  path: '/duty',
  summary: 'Who is on duty now and in the days that follow, with gaps, and the rota it comes from',
  request: {
    query: z.object({
      from: z.iso.datetime({ offset: true }).optional(),
      days: z.coerce.number().int().min(1).max(62).default(7),
    }),
  },
  responses: { 200: json(contract.DutyView, 'The rota') },
})
const addLayerRoute = keyed({
  permission: 'replies.write',
  method: 'post',
  path: '/duty/layers',
  summary: 'Add a layer of the rota with its weekly pattern',
  request: body(contract.NewLayer),
  responses: { 201: json(Made, 'Added') },
})
const saveLayerRoute = keyed({
  permission: 'replies.write',
  method: 'put',
  path: '/duty/layers/{id}',
  summary: 'Write a layer as a whole',
  request: { params, ...body(contract.NewLayer) },
  responses: { 200: json(Made, 'Written') },
})
const removeLayerRoute = keyed({
  permission: 'replies.write',
  method: 'delete',
  path: '/duty/layers/{id}',
  summary: 'Remove a layer with its shifts',
  request: { params },
  responses: { 200: json(Done, 'Removed') },
})
const addOverrideRoute = keyed({
  permission: 'replies.write',
  method: 'post',
  path: '/duty/overrides',
  summary: 'Somebody stands in for another, or takes a layer over, from one instant to another',
  request: body(contract.NewOverride),
  responses: { 201: json(Made, 'Added') },
})
const withdrawRoute = keyed({
  permission: 'replies.write',
  method: 'post',
  path: '/duty/overrides/{id}/{act}',
  summary: 'Withdraw an override, or bring it back',
  request: { params: params.extend({ act: z.enum(['withdraw', 'restore']) }) },
  responses: { 200: json(Done, 'Done') },
})
const settingRoute = keyed({
  permission: 'replies.write',
  method: 'put',
  path: '/duty/acknowledgement',
  summary: 'Within how many minutes a case is to be taken before the next contact is told',
  request: body(z.object({ minutes: z.number().int().min(1).max(1440) })),
  responses: { 200: json(Done, 'Set') },
})

/** The duty rota: read by everybody of the desk, written by those who work on cases. */
export function rotaRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  const write = <T>(
    caller: Caller,
    action: string,
    run: (tx: Tx, by: { by: string; now: Date }) => Promise<T>,
    detail: object = {},
  ) =>
    atomically(db, caller.organisation, async (tx) => {
      const { organisation, email } = caller
      const now = clock()
      const done = await run(tx, { by: email, now })
      await recordAudit(tx, organisation, { actor: email, action, detail: { ...detail }, now })
      await noteChange(tx, organisation, 'duty')
      return done
    })

  app.openapi(showRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'alerts.read')
    const { from, days } = c.req.valid('query')
    const now = clock()
    const start = from ? new Date(from) : now
    const view = await atomically(db, organisation, (tx) =>
      dutyView(tx, organisation, { now, from: start, days }),
    )
    return c.json(wire(view), 200)
  })
  const save = async (
    caller: Caller,
    id: string,
    layer: z.infer<typeof contract.NewLayer>,
    isNew: boolean,
  ) => {
    const fault = patternFault(layer)
    if (fault) throw new Problem('invalid-fields', fault, [{ path: 'shifts', message: fault }])
    const action = isNew ? 'duty.layer-added' : 'duty.layer-changed'
    await write(
      caller,
      action,
      async (tx) => {
        await knownContacts(
          tx,
          caller.organisation,
          layer.shifts.map(({ contact }) => contact),
          'shifts',
        )
        if (!isNew) await knownLayer(tx, caller.organisation, id)
        await saveLayer(tx, caller.organisation, id, layer)
      },
      { layer: id, shifts: layer.shifts.length },
    )
    return { id }
  }
  app.openapi(addLayerRoute, async (c) => {
    const caller = await callers.allowed(c, 'replies.write')
    return c.json(await save(caller, randomUUID(), c.req.valid('json'), true), 201)
  })
  app.openapi(saveLayerRoute, async (c) => {
    const caller = await callers.allowed(c, 'replies.write')
    return c.json(await save(caller, c.req.valid('param').id, c.req.valid('json'), false), 200)
  })
  app.openapi(removeLayerRoute, async (c) => {
    const caller = await callers.allowed(c, 'replies.write')
    const { id } = c.req.valid('param')
    const run = async (tx: Tx) => {
      if (!(await removeLayer(tx, caller.organisation, id))) throw noLayer()
    }
    await write(caller, 'duty.layer-removed', run, { layer: id })
    return c.json({ done: true as const }, 200)
  })
  app.openapi(addOverrideRoute, async (c) => {
    const caller = await callers.allowed(c, 'replies.write')
    const { starts, ends, ...given } = c.req.valid('json')
    const override = { ...given, starts: new Date(starts), ends: new Date(ends) }
    const id = await write(
      caller,
      'duty.override-added',
      async (tx, by) => {
        const { organisation } = caller
        await knownContacts(
          tx,
          organisation,
          [given.contact, ...(given.covers ? [given.covers] : [])],
          'contact',
        )
        if (given.layer) await knownLayer(tx, organisation, given.layer)
        return addOverride(tx, organisation, override, by)
      },
      { contact: given.contact, covers: given.covers, starts, ends },
    )
    return c.json({ id }, 201)
  })
  app.openapi(withdrawRoute, async (c) => {
    const caller = await callers.allowed(c, 'replies.write')
    const { id, act } = c.req.valid('param')
    const run = async (tx: Tx, by: { by: string; now: Date }) => {
      const done =
        act === 'withdraw'
          ? await withdrawOverride(tx, caller.organisation, id, by)
          : await restoreOverride(tx, caller.organisation, id)
      if (!done) throw new Problem('not-found', `There is no such override to ${act}.`)
    }
    await write(caller, act === 'withdraw' ? 'duty.override-withdrawn' : 'duty.override-restored', run, {
      override: id,
    })
    return c.json({ done: true as const }, 200)
  })
  app.openapi(settingRoute, async (c) => {
    const caller = await callers.allowed(c, 'replies.write')
    const { minutes } = c.req.valid('json')
    const { organisation } = caller
    const run = async (tx: Tx) => {
      await tx
        .insertInto('organisation_setting')
        .values({ organisation, acknowledge_minutes: minutes })
        .onConflict((on) => on.column('organisation').doUpdateSet({ acknowledge_minutes: minutes }))
        .execute()
    }
    await write(caller, 'duty.acknowledgement-set', run, { minutes })
    return c.json({ done: true as const }, 200)
  })
  return app
}

const noLayer = () => new Problem('not-found', 'There is no such layer in this organisation.')

async function knownLayer(tx: Tx, organisation: string, id: string) {
  const found = await tx
    .selectFrom('duty_layer')
    .select('id')
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) throw noLayer()
}

async function knownContacts(tx: Tx, organisation: string, ids: string[], path: string) {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return
  const rows = await tx
    .selectFrom('duty_contact')
    .select('id')
    .where('organisation', '=', organisation)
    .where('id', 'in', wanted)
    .execute()
  if (rows.length < wanted.length)
    throw new Problem('invalid-fields', 'Choose among the duty contacts of this organisation.', [
      { path, message: 'There is no such duty contact.' },
    ])
}
