import { z } from '@hono/zod-openapi'
import { recordAudit } from '../../audit/record.ts'
import { noteChange } from '../../database/changed.ts'
import { atomically } from '../../database/database.ts'
import { type Api, body, json, keyed, newRoutes } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import {
  addDutyContact,
  changeDutyContact,
  dutyContacts,
  type DutyContact as Kept,
} from '../../replies/duty-contacts.ts'
import { DutyContact, DutyContactChange, NewDutyContact } from './contract.ts'

const listRoute = keyed({
  method: 'get',
  path: '/duty-contacts',
  summary: 'Who is told at once when somebody asks for help',
  responses: { 200: json(z.object({ contacts: z.array(DutyContact) }), 'Contacts') },
})
const addRoute = keyed({
  method: 'post',
  path: '/duty-contacts',
  summary: 'Add a duty contact',
  request: body(NewDutyContact),
  responses: { 201: json(z.object({ id: z.uuid() }), 'Added') },
})
const changeRoute = keyed({
  method: 'patch',
  path: '/duty-contacts/{id}',
  summary: 'Change a duty contact, or take it off duty',
  request: { params: z.object({ id: z.uuid() }), ...body(DutyContactChange) },
  responses: { 200: json(z.object({ before: DutyContact }), 'Changed; what it was before') },
})

/** Duty contacts: the people behind the rota. */
export function dutyContactRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(listRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'replies.write')
    const contacts = await atomically(db, organisation, (tx) => dutyContacts(tx, organisation))
    return c.json({ contacts }, 200)
  })
  app.openapi(addRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'replies.write')
    const id = await atomically(db, organisation, async (tx) => {
      const added = await addDutyContact(tx, organisation, c.req.valid('json'))
      if (!added)
        throw new Problem('conflict', 'This address is a duty contact already.', [
          { path: 'email', message: 'This address is a duty contact already.' },
        ])
      const entry = { actor: email, action: 'duty-contact.added', subject: added, now: clock() }
      await recordAudit(tx, organisation, entry)
      await noteChange(tx, organisation, 'duty', added)
      return added
    })
    return c.json({ id }, 201)
  })
  app.openapi(changeRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'replies.write')
    const { id } = c.req.valid('param')
    const given = c.req.valid('json') as Partial<Omit<Kept, 'id'>>
    const change = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
    const before = await atomically(db, organisation, async (tx) => {
      const result = await changeDutyContact(tx, organisation, id, change)
      if (result === 'unknown') throw new Problem('not-found', 'There is no such duty contact.')
      if (result === 'last')
        throw new Problem(
          'conflict',
          'This is the last contact on duty: add another first, or nobody hears of a request for help.',
        )
      if (result === 'taken') throw new Problem('conflict', 'Another contact has this address.')
      const detail = { fields: Object.keys(change), ...('active' in change ? { active: change.active } : {}) }
      const entry = { actor: email, action: 'duty-contact.changed', subject: id, detail, now: clock() }
      await recordAudit(tx, organisation, entry)
      await noteChange(tx, organisation, 'duty', id)
      return result.before
    })
    return c.json({ before }, 200)
  })
  return app
}
