import { z } from '@hono/zod-openapi'
import { recordAudit } from '../../audit/record.ts'
import { noteChange } from '../../database/changed.ts'
import { atomically, type Tx } from '../../database/database.ts'
import { type Api, body, json, keyed, newRoutes } from '../../http/api.ts'
import type { Caller } from '../../http/caller.ts'
import { Problem } from '../../http/problem.ts'
import { type ReadStay, readStay, StayInput } from '../../people/stay-input.ts'
import { addStay, cancelStay, changeStay, restoreStay } from '../../people/stays-by-hand.ts'
import { PersonParam, refuse, thePerson } from './asked.ts'

const StayParam = z.object({ id: z.uuid(), stay: z.uuid() })
const Written = z.object({
  id: z.uuid(),
  label: z.string(),
  starts: z.iso.datetime(),
  ends: z.iso.datetime().nullable(),
  /** What was doubtful about the place, for whoever wrote it. */
  doubt: z.string().nullable(),
})

const addRoute = keyed({
  method: 'post',
  path: '/people/{id}/stays',
  summary: 'Add a stay, a trip or a check-in by hand; times are the place’s own',
  request: { params: PersonParam, ...body(StayInput) },
  responses: { 201: json(Written, 'Added') },
})
const changeRoute = keyed({
  method: 'put',
  path: '/people/{id}/stays/{stay}',
  summary: 'Write a stay anew',
  request: { params: StayParam, ...body(StayInput) },
  responses: { 200: json(Written, 'Changed') },
})
const cancelRoute = keyed({
  method: 'delete',
  path: '/people/{id}/stays/{stay}',
  summary: 'Cancel a stay; it can be brought back',
  request: { params: StayParam },
  responses: { 200: json(z.object({ id: z.uuid() }), 'Cancelled') },
})
const restoreRoute = keyed({
  method: 'post',
  path: '/people/{id}/stays/{stay}/restore',
  summary: 'Bring a cancelled stay back',
  request: { params: StayParam },
  responses: { 200: json(z.object({ id: z.uuid() }), 'It is back') },
})

/** Stays by hand: whoever's stays change is matched with the alerts in force by what the change leaves behind. */
export function stayRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(addRoute, async (c) => {
    const caller = await callers.allowed(c, 'people.write')
    const { id: person } = c.req.valid('param')
    const input = c.req.valid('json')
    const stay = read(input, clock())
    const id = await atomically(db, caller.organisation, async (tx) => {
      await thePerson(tx, caller.organisation, person)
      const { trip, purpose } = input
      const made = await addStay(tx, caller.organisation, { person, stay, trip, purpose })
      if (!made) refuse([{ path: 'trip', message: 'This trip is not one of this person.' }])
      await noted(tx, caller, { action: `stay.added`, person, stay: made, now: clock() })
      return made
    })
    return c.json(answer(id, stay), 201)
  })
  app.openapi(changeRoute, async (c) => {
    const caller = await callers.allowed(c, 'people.write')
    const { id: person, stay: id } = c.req.valid('param')
    const stay = read(c.req.valid('json'), clock())
    await atomically(db, caller.organisation, async (tx) => {
      if (!(await changeStay(tx, caller.organisation, { person, id, stay }))) throw unknown()
      await noted(tx, caller, { action: 'stay.changed', person, stay: id, now: clock() })
    })
    return c.json(answer(id, stay), 200)
  })
  app.openapi(cancelRoute, async (c) => {
    const caller = await callers.allowed(c, 'people.write')
    const { id: person, stay: id } = c.req.valid('param')
    const now = clock()
    await atomically(db, caller.organisation, async (tx) => {
      if (!(await cancelStay(tx, caller.organisation, { person, id, by: caller.email, now }))) throw unknown()
      await noted(tx, caller, { action: 'stay.cancelled', person, stay: id, now })
    })
    return c.json({ id }, 200)
  })
  app.openapi(restoreRoute, async (c) => {
    const caller = await callers.allowed(c, 'people.write')
    const { id: person, stay: id } = c.req.valid('param')
    await atomically(db, caller.organisation, async (tx) => {
      if (!(await restoreStay(tx, caller.organisation, { person, id }))) throw unknown()
      await noted(tx, caller, { action: 'stay.restored', person, stay: id, now: clock() })
    })
    return c.json({ id }, 200)
  })
  return app
}

function read(input: StayInput, now: Date): ReadStay {
  const stay = readStay(input, now)
  if ('faults' in stay) refuse(stay.faults)
  return stay
}

function unknown() {
  return new Problem('not-found', 'This person has no such stay; somebody may have cancelled it already.')
}

async function noted(
  tx: Tx,
  { organisation, email }: Caller,
  { action, person, stay, now }: { action: string; person: string; stay: string; now: Date },
) {
  await recordAudit(tx, organisation, { actor: email, action, subject: person, detail: { stay }, now })
  await noteChange(tx, organisation, 'person', person)
}

function answer(id: string, { label, starts, ends, doubt }: ReadStay) {
  return { id, label, starts, ends, doubt }
}
