import { z } from '@hono/zod-openapi'
import { recordLookUp } from '../../audit/look-up.ts'
import { recordAudit } from '../../audit/record.ts'
import { noteChange } from '../../database/changed.ts'
import { atomically, type Tx } from '../../database/database.ts'
import { alertsAtSite } from '../../exposure/alerts-at-site.ts'
import { type Api, body, json, keyed, newRoutes, Page } from '../../http/api.ts'
import type { Caller } from '../../http/caller.ts'
import { Problem } from '../../http/problem.ts'
import { reasonOf } from '../../http/reason.ts'
import { type AtSite, peopleAt } from '../../people/at-site.ts'
import { addSite, changeSite, SiteInput } from '../../people/site-input.ts'
import { findSite, listSites, setRemoved } from '../../people/site-list.ts'
import { mayDo } from '../../vocabulary/role.ts'
import { Done, refuse } from './asked.ts'
import { SitePage, SitesPage } from './contract.ts'
import { markOf, readNameMark } from './cursor.ts'

const SiteParam = z.object({ id: z.uuid() })

const listRoute = keyed({
  method: 'get',
  path: '/sites',
  summary: 'Sites by name',
  request: { query: Page.extend({ search: z.string().max(200).optional() }) },
  responses: { 200: json(SitesPage, 'Sites, and the mark of the next page') },
})
const showRoute = keyed({
  method: 'get',
  path: '/sites/{id}',
  summary: 'A site, how many people are there now, and the alerts that touch it; names with a reason only',
  request: { params: SiteParam },
  responses: { 200: json(SitePage, 'The site') },
})
const addRoute = keyed({
  method: 'post',
  path: '/sites',
  summary: 'Add a site by hand',
  request: body(SiteInput),
  responses: { 201: json(Done, 'Added') },
})
const changeRoute = keyed({
  method: 'put',
  path: '/sites/{id}',
  summary: 'Write a site anew',
  request: { params: SiteParam, ...body(SiteInput) },
  responses: { 200: json(Done, 'Changed') },
})
const removeRoute = keyed({
  method: 'delete',
  path: '/sites/{id}',
  summary: 'Take a site off the list; it can be put back',
  request: { params: SiteParam },
  responses: { 200: json(Done, 'Removed') },
})
const restoreRoute = keyed({
  method: 'post',
  path: '/sites/{id}/restore',
  summary: 'Put a removed site back',
  request: { params: SiteParam },
  responses: { 200: json(Done, 'It is back') },
})

/** People counted at a site at most, and those named. */
const mostCounted = 5_000
const mostNamed = 100

export function siteRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(listRoute, async (c) => {
    const { organisation, role } = await callers.allowed(c, 'alerts.read')
    const { after, limit, search } = c.req.valid('query')
    const sites = await atomically(db, organisation, (tx) =>
      listSites(tx, organisation, { after: readNameMark(after), limit, search }),
    )
    const last = sites.length === limit ? sites.at(-1) : undefined
    const shown = mayDo(role, 'people.read') ? sites : sites.map((site) => ({ ...site, contacts: [] }))
    return c.json({ sites: shown, next: last ? markOf(last.name, last.id) : null }, 200)
  })
  app.openapi(showRoute, async (c) => {
    const caller = await callers.allowed(c, 'alerts.read')
    const named = mayDo(caller.role, 'people.read')
    const reason = named ? reasonOf(c) : null
    const { id } = c.req.valid('param')
    return c.json(
      await atomically(db, caller.organisation, (tx) => sitePage(tx, caller, id, reason, clock())),
      200,
    )
  })
  app.openapi(addRoute, async (c) => {
    const caller = await callers.allowed(c, 'people.write')
    const made = await atomically(db, caller.organisation, async (tx) => {
      const added = await addSite(tx, caller.organisation, c.req.valid('json'))
      if (added === 'contact') throw noContact()
      if (added === 'taken') throw new Problem('conflict', 'Another site has this key; give another.')
      await noted(tx, caller, 'site.added', added.id, clock())
      return added
    })
    return c.json(made, 201)
  })
  app.openapi(changeRoute, async (c) => {
    const caller = await callers.allowed(c, 'people.write')
    const { id } = c.req.valid('param')
    await atomically(db, caller.organisation, async (tx) => {
      const changed = await changeSite(tx, caller.organisation, id, c.req.valid('json'))
      if (changed === 'unknown') throw unknown()
      if (changed === 'contact') throw noContact()
      await noted(tx, caller, 'site.changed', id, clock())
    })
    return c.json({ id }, 200)
  })
  for (const [route, removed] of [
    [removeRoute, true],
    [restoreRoute, false],
  ] as const)
    app.openapi(route, async (c) => {
      const caller = await callers.allowed(c, 'people.write')
      const { id } = c.req.valid('param')
      const now = clock()
      await atomically(db, caller.organisation, async (tx) => {
        if (!(await setRemoved(tx, caller.organisation, { id, removed, now }))) throw unknown()
        await noted(tx, caller, removed ? 'site.removed' : 'site.restored', id, now)
      })
      return c.json({ id }, 200)
    })
  return app
}

async function sitePage(tx: Tx, caller: Caller, id: string, reason: string | null, now: Date) {
  const { organisation, email } = caller
  const found = await findSite(tx, organisation, id)
  if (!found) throw unknown()
  const { removedAt, ...site } = found
  const people = await peopleAt(tx, organisation, site, { at: now, now, limit: mostCounted })
  const contacts = reason === null ? [] : await contactsOf(tx, organisation, id)
  const shown = reason === null ? [] : people.slice(0, mostNamed)
  if (reason !== null) {
    const ids = [...shown, ...contacts].map((one) => one.id)
    const what = { action: 'site.looked-up', subject: id, search: null, shown: ids }
    await recordLookUp(tx, organisation, { actor: email, ...what, reason, now })
  }
  const count = reason === null ? lessThanFive : (exact: number) => exact
  return {
    site: { ...site, contacts: reason === null ? [] : site.contacts, removed: removedAt !== null },
    contacts,
    present: {
      here: count(people.filter((one) => one.here).length),
      near: count(people.filter((one) => !one.here).length),
      byRole: byRole(people).map(({ role, count: exact }) => ({ role, count: count(exact) })),
      people: shown.map(({ id, name, label, here }) => ({ id, name, label, here })),
    },
    alerts: await alertsAtSite(tx, organisation, id, now),
  }
}

/** A small number could name somebody. */
function lessThanFive(exact: number): number | '<5' {
  return exact > 0 && exact < 5 ? '<5' : exact
}

function byRole(people: readonly AtSite[]) {
  const roles = Map.groupBy(
    people.filter(({ here }) => here),
    ({ role }) => role ?? 'No role given',
  )
  return [...roles]
    .map(([role, { length }]) => ({ role, count: length }))
    .sort((a, b) => b.count - a.count || a.role.localeCompare(b.role))
    .slice(0, 50)
}

function contactsOf(tx: Tx, organisation: string, site: string) {
  return tx
    .selectFrom('site_contact as c')
    .innerJoin('person as p', (on) =>
      on.onRef('p.organisation', '=', 'c.organisation').onRef('p.id', '=', 'c.person'),
    )
    .select(['p.id', 'p.name', 'p.email', 'p.phone'])
    .where('c.organisation', '=', organisation)
    .where('c.site', '=', site)
    .orderBy('p.name')
    .limit(50)
    .execute()
}

async function noted(tx: Tx, { organisation, email }: Caller, action: string, site: string, now: Date) {
  await recordAudit(tx, organisation, { actor: email, action, subject: site, now })
  await noteChange(tx, organisation, 'site', site)
}

function unknown() {
  return new Problem('not-found', 'There is no such site in this organisation.')
}

function noContact(): never {
  refuse([{ path: 'contacts', message: 'A contact is nobody active of this organisation.' }])
}
