import { z } from '@hono/zod-openapi'
import { recordLookUp } from '../../audit/look-up.ts'
import { recordAudit } from '../../audit/record.ts'
import { noteChange } from '../../database/changed.ts'
import { atomically, type Tx } from '../../database/database.ts'
import { heldPeople } from '../../exposure/held-people.ts'
import { type Api, body, json, keyed, newRoutes } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import { reasonOf } from '../../http/reason.ts'
import { addPerson, changePerson } from '../../people/edit-person.ts'
import { askErasure, undoErasure } from '../../people/erasure.ts'
import { PersonChange, PersonInput } from '../../people/person-input.ts'
import { Done, PersonParam, refuse, thePerson } from './asked.ts'
import { PersonPage } from './contract.ts'
import { heldAbout } from './forget.ts'
import { personPage } from './person-page.ts'

const showRoute = keyed({
  method: 'get',
  path: '/people/{id}',
  summary: 'A person with stays, alerts, messages, answers and cases; the look-up is kept with its reason',
  request: { params: PersonParam },
  responses: { 200: json(PersonPage, 'The person') },
})
const addRoute = keyed({
  method: 'post',
  path: '/people',
  summary: 'Add a person by hand',
  request: body(PersonInput),
  responses: { 201: json(Done, 'Added') },
})
const changeRoute = keyed({
  method: 'patch',
  path: '/people/{id}',
  summary: 'Change what is named of a person',
  request: { params: PersonParam, ...body(PersonChange) },
  responses: { 200: json(Done, 'Changed') },
})
const exportRoute = keyed({
  method: 'get',
  path: '/people/{id}/export',
  summary: 'Everything held about a person, to be handed to them',
  request: { params: PersonParam },
  responses: { 200: json(z.looseObject({ id: z.uuid() }), 'Everything') },
})
const eraseRoute = keyed({
  method: 'post',
  path: '/people/{id}/erase',
  summary: 'Forget a person, in a day in which it can be taken back, or at once',
  request: { params: PersonParam, ...body(z.object({ atOnce: z.boolean().default(false) })) },
  responses: { 202: json(z.object({ dueAt: z.iso.datetime() }), 'They will be forgotten') },
})
const undoRoute = keyed({
  method: 'delete',
  path: '/people/{id}/erase',
  summary: 'Take an erasure back before it is done',
  request: { params: PersonParam },
  responses: { 200: json(Done, 'They stay') },
})

export function personRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(showRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'people.read')
    const reason = reasonOf(c)
    const { id } = c.req.valid('param')
    const now = clock()
    const page = await atomically(db, organisation, async (tx) => {
      const found = await personPage(tx, organisation, id, now)
      const lookUp = {
        actor: email,
        action: 'person.looked-up',
        subject: id,
        search: null,
        shown: [id],
        reason,
        now,
      }
      if (found) await recordLookUp(tx, organisation, lookUp)
      return found
    })
    if (!page) throw new Problem('not-found', 'There is no such person in this organisation.')
    return c.json(page, 200)
  })
  app.openapi(addRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'people.write')
    const made = await atomically(db, organisation, async (tx) => {
      const added = await addPerson(tx, organisation, c.req.valid('json'))
      if (added === 'taken') return added
      await recordAudit(tx, organisation, {
        actor: email,
        action: 'person.added',
        subject: added.id,
        now: clock(),
      })
      await noteChange(tx, organisation, 'person', added.id)
      return added
    })
    if (made === 'taken') {
      const message = 'Somebody is known by this key or mail address already. Open them, or give another key.'
      throw new Problem('conflict', message, [{ path: c.req.valid('json').key ? 'key' : 'email', message }])
    }
    return c.json(made, 201)
  })
  app.openapi(changeRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'people.write')
    const { id } = c.req.valid('param')
    const change = c.req.valid('json')
    await atomically(db, organisation, async (tx) => {
      if (!(await changePerson(tx, organisation, id, change)))
        throw new Problem('not-found', 'There is no such person in this organisation.')
      const detail = { fields: Object.keys(change) }
      await recordAudit(tx, organisation, {
        actor: email,
        action: 'person.changed',
        subject: id,
        detail,
        now: clock(),
      })
      await noteChange(tx, organisation, 'person', id)
    })
    return c.json({ id }, 200)
  })
  app.openapi(exportRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'people.write')
    const reason = reasonOf(c)
    const { id } = c.req.valid('param')
    const held = await atomically(db, organisation, async (tx) => {
      await thePerson(tx, organisation, id)
      const entry = { actor: email, action: 'person.exported', subject: id, words: reason, now: clock() }
      await recordAudit(tx, organisation, entry)
      return heldAbout(tx, organisation, id)
    })
    if (!held) throw new Problem('not-found', 'There is no such person in this organisation.')
    return c.json(held, 200, { 'content-disposition': `attachment; filename="person-${id}.json"` })
  })
  app.openapi(eraseRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'people.write')
    const { id } = c.req.valid('param')
    const { atOnce } = c.req.valid('json')
    const now = clock()
    const asked = await atomically(db, organisation, async (tx) => {
      await thePerson(tx, organisation, id)
      await unlessHeld(tx, organisation, id)
      const erasure = await askErasure(tx, organisation, { person: id, atOnce, by: email, now })
      const detail = { dueAt: erasure.dueAt.toISOString() }
      await recordAudit(tx, organisation, {
        actor: email,
        action: 'person.erasure-asked',
        subject: id,
        detail,
        now,
      })
      return erasure
    })
    return c.json({ dueAt: asked.dueAt }, 202)
  })
  app.openapi(undoRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'people.write')
    const { id } = c.req.valid('param')
    const now = clock()
    await atomically(db, organisation, async (tx) => {
      if (!(await undoErasure(tx, organisation, { person: id, now })))
        refuse([{ path: 'id', message: 'Nothing is waiting to be taken back: nobody asked, or it is done.' }])
      await recordAudit(tx, organisation, { actor: email, action: 'person.erasure-undone', subject: id, now })
    })
    return c.json({ id }, 200)
  })
  return app
}

/** What is under legal hold is kept, whoever asks for its erasure. */
async function unlessHeld(tx: Tx, organisation: string, person: string) {
  if (!(await heldPeople(tx, organisation)).includes(person)) return
  throw new Problem(
    'conflict',
    'They were told of an alert whose situation is under legal hold. End the hold under Settings first.',
  )
}
