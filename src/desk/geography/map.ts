import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from '@hono/zod-openapi'
import { Area } from '../../geography/area.ts'
import { once } from '../../geography/artefact.ts'
import { landFeatures, mapLabels, regionFeatures } from '../../geography/base-map.ts'
import { allCountries } from '../../geography/countries.ts'
import { bounds } from '../../geography/measure.ts'
import { areaShape } from '../../geography/shapes.ts'
import { type Api, body, json, keyed, newRoutes } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import { encoded } from './encoded.ts'

/** Changes with the geodata and with how layers are made from it. */
const madeAs = '1'
const version = once(() =>
  createHash('sha256')
    .update(madeAs)
    .update(readFileSync(new URL('../../../geodata/artefacts/manifest.json', import.meta.url)))
    .digest('hex')
    .slice(0, 10),
)
const credits = ['GeoNames (CC BY 4.0)', 'Natural Earth', 'OurAirports']

export const BaseMap = z
  .object({
    /** Send it as `v` and browsers keep the layers for ever. */
    version: z.string(),
    /** To be shown on every map. */
    credits: z.array(z.string()),
  })
  .openapi('BaseMap')
export type BaseMap = z.infer<typeof BaseMap>

const Position = z.tuple([z.number(), z.number()])
export const DrawnArea = z
  .object({
    shape: z.object({
      type: z.literal('MultiPolygon'),
      coordinates: z.array(z.array(z.array(Position))),
    }),
    /** West, south, east, north; null where nothing is drawn. */
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
    fault: z.object({ message: z.string(), at: Position.optional() }).nullable(),
  })
  .openapi('DrawnArea')
export type DrawnArea = z.infer<typeof DrawnArea>

const Version = { v: z.string().max(40).optional() }
const Country = z.string().regex(/^[A-Z]{2}$/, 'Send two capital letters, as in ISO 3166-1.')
const geojson = {
  description: 'GeoJSON',
  content: { 'application/geo+json': { schema: z.looseObject({ type: z.literal('FeatureCollection') }) } },
}

const baseRoute = keyed({
  method: 'get',
  path: '/map',
  summary: 'The version of the map’s layers, and whose data they show',
  responses: { 200: json(BaseMap, 'The base map') },
})
const landRoute = keyed({
  method: 'get',
  path: '/map/countries',
  summary: 'Land, by country, simplified for drawing',
  request: { query: z.object({ detail: z.enum(['world', 'locator']).default('world'), ...Version }) },
  responses: { 200: geojson },
})
const regionsRoute = keyed({
  method: 'get',
  path: '/map/regions',
  summary: 'The first-level regions of a country',
  request: { query: z.object({ country: Country, ...Version }) },
  responses: { 200: geojson },
})
const labelsRoute = keyed({
  method: 'get',
  path: '/map/labels',
  summary: 'Names of countries and large towns, or of a country’s regions and towns',
  request: { query: z.object({ country: Country.optional(), ...Version }) },
  responses: { 200: geojson },
})
const shapeRoute = keyed({
  method: 'post',
  path: '/area/shape',
  summary: 'The outline of an area, or what is wrong with it and where',
  request: body(z.object({ area: Area })),
  responses: { 200: json(DrawnArea, 'The outline') },
})

/** The base map, from our own geodata: a desk without a network draws it too. */
export function mapRoutes({ callers }: Api) {
  const app = newRoutes()
  app.openapi(baseRoute, async (c) => {
    await callers.allowed(c, 'alerts.read')
    return c.json({ version: version(), credits }, 200)
  })
  app.openapi(landRoute, async (c) => {
    await callers.allowed(c, 'alerts.read')
    const { detail } = c.req.valid('query')
    return encoded(c, version(), `land ${detail}`, () => landFeatures(detail))
  })
  app.openapi(regionsRoute, async (c) => {
    await callers.allowed(c, 'alerts.read')
    const country = known(c.req.valid('query').country)
    return encoded(c, version(), `regions ${country}`, () => regionFeatures(country))
  })
  app.openapi(labelsRoute, async (c) => {
    await callers.allowed(c, 'alerts.read')
    const { country } = c.req.valid('query')
    return encoded(c, version(), `labels ${country ?? ''}`, () => mapLabels(country && known(country)))
  })
  app.openapi(shapeRoute, async (c) => {
    await callers.allowed(c, 'alerts.read')
    return c.json(drawn(c.req.valid('json').area), 200)
  })
  return app
}

function known(country: string): string {
  if (!allCountries().includes(country))
    throw new Problem('not-found', `No country has the code ${country}; send one of ISO 3166-1 alpha-2.`)
  return country
}

function drawn(area: Area): DrawnArea {
  const made = areaShape(area)
  const coordinates = made.ok ? made.shape : []
  const { west, south, east, north } = bounds(coordinates)
  const at = !made.ok && made.at ? { at: made.at } : {}
  return {
    shape: { type: 'MultiPolygon', coordinates },
    bounds: coordinates.length > 0 ? [west, south, east, north] : null,
    fault: made.ok ? null : { message: made.fault, ...at },
  }
}
