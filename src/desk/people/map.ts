import { z } from '@hono/zod-openapi'
import { recordLookUp } from '../../audit/look-up.ts'
import { atomically } from '../../database/database.ts'
import { countryName } from '../../geography/countries.ts'
import { type Api, json, keyed, newRoutes } from '../../http/api.ts'
import { reasonOf } from '../../http/reason.ts'
import { clustersIn, countByCountry, peopleIn } from '../../people/on-map.ts'
import { mayDo } from '../../vocabulary/role.ts'
import { At, BoxText } from './asked.ts'
import { CountryCounts, PeopleMap } from './contract.ts'

const mapRoute = keyed({
  method: 'get',
  path: '/people/map',
  summary: 'Where people are, counted; named where the map is near and few are in view',
  request: { query: z.object({ bbox: BoxText, zoom: z.coerce.number().min(0).max(24), at: At }) },
  responses: { 200: json(PeopleMap, 'Counts and, near by, names') },
})
const countsRoute = keyed({
  method: 'get',
  path: '/people/countries',
  summary:
    'How many people are in each country; numbers below five are shown as <5 to those who may not see names',
  request: { query: z.object({ at: At }) },
  responses: { 200: json(CountryCounts, 'Counts') },
})

/** From this zoom on people are named, where no more than so many are in view. */
const namesFromZoom = 8
const mostNames = 100
/** A count below this could name somebody. */
const small = 5

export function peopleMapRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(mapRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'people.read')
    const reason = reasonOf(c)
    const { bbox: box, zoom, at: asked } = c.req.valid('query')
    const now = clock()
    const at = asked ? new Date(asked) : now
    return c.json(
      await atomically(db, organisation, async (tx) => {
        const clusters = await clustersIn(tx, organisation, { box, zoom, at, now })
        const total = clusters.reduce((sum, { count }) => sum + count, 0)
        const named = zoom >= namesFromZoom && total <= mostNames
        const people = named ? await peopleIn(tx, organisation, { box, at, now, limit: mostNames }) : []
        const shown = people.map(({ person }) => person)
        const what = { action: 'people.mapped', search: asked ?? 'now', shown }
        await recordLookUp(tx, organisation, { actor: email, ...what, reason, now })
        return { at, clusters, total, people }
      }),
      200,
    )
  })
  app.openapi(countsRoute, async (c) => {
    const { organisation, role } = await callers.allowed(c, 'alerts.read')
    const now = clock()
    const asked = c.req.valid('query').at
    const at = asked ? new Date(asked) : now
    const counts = await atomically(db, organisation, (tx) => countByCountry(tx, organisation, { at, now }))
    const exact = mayDo(role, 'people.read')
    const countries = counts.map(({ country, count }) => ({
      country,
      name: countryName(country),
      count: exact || count >= small ? count : ('<5' as const),
    }))
    return c.json({ at, countries }, 200)
  })
  return app
}
