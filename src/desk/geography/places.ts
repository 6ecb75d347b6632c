import { z } from '@hono/zod-openapi'
import { type Place, placeKinds } from '../../geography/area.ts'
import { countryName } from '../../geography/countries.ts'
import { findPlaces } from '../../geography/find-places.ts'
import { regionByRef } from '../../geography/regions.ts'
import { zoneAt } from '../../geography/zones.ts'
import { type Api, json, keyed, newRoutes } from '../../http/api.ts'
import { PlaceFound } from '../drafts/contract.ts'

const findRoute = keyed({
  method: 'get',
  path: '/places',
  summary: 'Countries, regions, towns and airports whose name begins with what is typed',
  request: {
    query: z.object({
      q: z.string().max(200),
      country: z
        .string()
        .regex(/^[A-Z]{2}$/, 'Send two capital letters, as in ISO 3166-1.')
        .optional(),
      kind: z.enum(placeKinds).optional(),
      limit: z.coerce.number().int().min(1).max(50).default(10),
    }),
  },
  responses: { 200: json(z.object({ places: z.array(PlaceFound) }), 'Places, the likeliest first') },
})

const zoneRoute = keyed({
  method: 'get',
  path: '/time-zone',
  summary: 'The time zone of a point',
  request: {
    query: z.object({ lat: z.coerce.number().min(-90).max(90), lon: z.coerce.number().min(-180).max(180) }),
  },
  responses: { 200: json(z.object({ zone: z.string() }), 'An IANA name') },
})

export function placeRoutes({ callers }: Api) {
  const app = newRoutes()
  app.openapi(findRoute, async (c) => {
    await callers.allowed(c, 'alerts.read')
    const { q, ...question } = c.req.valid('query')
    return c.json({ places: findPlaces(q, question).map(found) }, 200)
  })
  app.openapi(zoneRoute, async (c) => {
    await callers.allowed(c, 'alerts.read')
    const { lat, lon } = c.req.valid('query')
    return c.json({ zone: zoneAt(lat, lon) }, 200)
  })
  return app
}

function found({ ref, name, kind, country, region, lat, lon, iata, population }: Place): PlaceFound {
  const within = region && region !== ref ? regionByRef(region)?.name : undefined
  const where = kind === 'country' ? 'Country' : [within, countryName(country)].filter(Boolean).join(', ')
  return { ref, name, kind, country, where, lat, lon, iata, population }
}
