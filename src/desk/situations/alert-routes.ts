import { z } from '@hono/zod-openapi'
import { recordAudit } from '../../audit/record.ts'
import { atomically } from '../../database/database.ts'
import { changes } from '../../exposure/exposure.ts'
import { receiptFor } from '../../exposure/receipt-for.ts'
import { renderReceipt } from '../../exposure/receipts.ts'
import { AlertParam, type Api, json, keyed, newRoutes, Page } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import { reasonOf } from '../../http/reason.ts'
import { findPerson, listPeople } from '../../people/queries.ts'
import { mayDo } from '../../vocabulary/role.ts'
import { alertView, differencesOf, endingOf } from './alert-view.ts'
import { audienceOf, audiencePeople, siteContacts } from './audience.ts'
import {
  AlertView,
  AudiencePeople,
  AudienceView,
  Differences,
  Ending,
  SiteContacts,
  Why,
} from './contract.ts'
import { issuedAlert } from './find.ts'
import { mayName, reasonToName } from './names.ts'

const Number_ = z.coerce.number().int().min(1).optional()

const viewRoute = keyed({
  method: 'get',
  path: '/alerts/{alert}/view',
  summary: 'An alert with the words of one revision, its chain checked, and what it is part of',
  request: { params: AlertParam, query: z.object({ number: Number_ }) },
  responses: { 200: json(AlertView, 'The alert') },
})
const differencesRoute = keyed({
  method: 'get',
  path: '/alerts/{alert}/differences',
  summary: 'What changed between two revisions; by default the last two',
  request: { params: AlertParam, query: z.object({ from: Number_, to: Number_ }) },
  responses: { 200: json(Differences, 'Differences, field by field') },
})
const endingRoute = keyed({
  method: 'get',
  path: '/alerts/{alert}/ending',
  summary: 'How many an all-clear or a cancellation would be told to',
  request: { params: AlertParam },
  responses: { 200: json(Ending, 'Whom it would be told to') },
})
const audienceRoute = keyed({
  method: 'get',
  path: '/alerts/{alert}/audience',
  summary: 'Who stands in it, in counts and areas, and the sites it touches; nobody is named',
  request: { params: AlertParam },
  responses: { 200: json(AudienceView, 'The audience') },
})
const peopleRoute = keyed({
  method: 'get',
  path: '/alerts/{alert}/audience/people',
  summary: 'Who stands in it by name, each with the receipt; needs a reason, which is kept',
  request: {
    params: AlertParam,
    query: Page.extend({
      after: z.uuid().optional(),
      change: z.enum(changes).optional(),
      confidence: z.enum(['certain', 'possible']).optional(),
      search: z.string().trim().max(200).optional(),
    }),
  },
  responses: { 200: json(AudiencePeople, 'People') },
})
const contactsRoute = keyed({
  method: 'get',
  path: '/alerts/{alert}/audience/contacts',
  summary: 'The responsible people of the sites it touches; needs a reason, which is kept',
  request: { params: AlertParam },
  responses: { 200: json(SiteContacts, 'Responsible people') },
})
const whyRoute = keyed({
  method: 'get',
  path: '/alerts/{alert}/audience/why',
  summary: 'Why somebody is, or is not, in its audience; needs a reason, which is kept',
  request: { params: AlertParam, query: z.object({ person: z.string().trim().min(1).max(200) }) },
  responses: { 200: json(Why, 'The receipt, or whom the words may have meant') },
})

/** What the console shows of one alert. Names only for who may see them, with a reason that is kept. */
export function alertDeskRoutes({ db, callers, clock, config }: Api) {
  const app = newRoutes()
  app.openapi(viewRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'alerts.read')
    const asked = { organisation, url: config.url, shown: c.req.valid('query').number }
    const view = await atomically(db, organisation, async (tx) =>
      alertView(tx, await issuedAlert(tx, organisation, c.req.valid('param').alert), asked),
    )
    return c.json(view, 200)
  })
  app.openapi(differencesRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'alerts.read')
    const found = await atomically(db, organisation, async (tx) => {
      const alert = await issuedAlert(tx, organisation, c.req.valid('param').alert)
      return differencesOf(tx, organisation, alert, c.req.valid('query'))
    })
    return c.json(found, 200)
  })
  app.openapi(endingRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'alerts.release')
    const ending = await atomically(db, organisation, async (tx) =>
      endingOf(tx, organisation, await issuedAlert(tx, organisation, c.req.valid('param').alert)),
    )
    return c.json(ending, 200)
  })
  app.openapi(audienceRoute, async (c) => {
    const caller = await callers.allowed(c, 'alerts.read')
    const { organisation, role } = caller
    const audience = await atomically(db, organisation, async (tx) => {
      const alert = await issuedAlert(tx, organisation, c.req.valid('param').alert)
      const names = mayName(caller, alert.state)
      return { ...(await audienceOf(tx, organisation, alert)), names, whyNot: mayDo(role, 'people.read') }
    })
    return c.json(audience, 200)
  })
  app.openapi(peopleRoute, async (c) => {
    const caller = await callers.allowed(c, 'alerts.read')
    const { organisation, email } = caller
    const query = c.req.valid('query')
    const page = await atomically(db, organisation, async (tx) => {
      const alert = await issuedAlert(tx, organisation, c.req.valid('param').alert)
      const reason = reasonToName(c, caller, alert.state)
      const found = await audiencePeople(tx, organisation, alert, query)
      const { change = null, confidence = null, after = null, search } = query
      await recordAudit(tx, organisation, {
        actor: email,
        action: 'audience.looked-up',
        subject: alert.id,
        detail: { number: alert.number, change, confidence, after, shown: found.people.length },
        words: search ? `${reason} (searched: ${search})` : reason,
        now: clock(),
      })
      return found
    })
    return c.json(page, 200)
  })
  app.openapi(contactsRoute, async (c) => {
    const caller = await callers.allowed(c, 'alerts.read')
    const { organisation, email } = caller
    const contacts = await atomically(db, organisation, async (tx) => {
      const alert = await issuedAlert(tx, organisation, c.req.valid('param').alert)
      const words = reasonToName(c, caller, alert.state)
      const found = await siteContacts(tx, organisation, alert)
      await recordAudit(tx, organisation, {
        actor: email,
        action: 'site-contacts.looked-up',
        subject: alert.id,
        detail: { number: alert.number, shown: found.length },
        words,
        now: clock(),
      })
      return found
    })
    return c.json({ contacts }, 200)
  })
  app.openapi(whyRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'people.read')
    const reason = reasonOf(c)
    const { person: word } = c.req.valid('query')
    const why = await atomically(db, organisation, async (tx) => {
      const alert = await issuedAlert(tx, organisation, c.req.valid('param').alert)
      const named = await findPerson(tx, organisation, word)
      const close = named ? [named] : await listPeople(tx, organisation, { search: word, limit: 8 })
      const [only] = close
      await recordAudit(tx, organisation, {
        actor: email,
        action: 'exposure.asked',
        subject: alert.id,
        detail: { people: close.map(({ id }) => id) },
        words: `${reason} (asked: ${word})`,
        now: clock(),
      })
      if (!only || close.length > 1)
        return { answer: null, candidates: close.map(({ id, name, team }) => ({ person: id, name, team })) }
      const receipt = await receiptFor(tx, organisation, alert.id, only.id, clock())
      const { id: person, name } = only
      const answer = { person, name, exposed: receipt.exposed, why: renderReceipt(receipt) }
      return { answer, candidates: [] }
    })
    if (!why.answer && why.candidates.length === 0)
      throw new Problem('not-found', 'Nobody in this organisation has that name, key or mail address.')
    return c.json(why, 200)
  })
  return app
}
