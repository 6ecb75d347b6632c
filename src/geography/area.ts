import { z } from 'zod'

/** Degrees, WGS 84. Positions in rings are [longitude, latitude], as in GeoJSON (RFC 7946 §3.1.1). */
export type Position = [lon: number, lat: number]
export type Ring = Position[]
/** First ring is the outline, the others are holes. */
export type PolygonRings = Ring[]
/** A shape in the plane of longitude and latitude with straight edges; never crosses the antimeridian (it is cut there). */
export type Shape = PolygonRings[]

const Latitude = z.number().min(-90).max(90)
const Longitude = z.number().min(-180).max(180)
const Kilometres = z.number().positive().max(20_000)
const PositionSchema = z.tuple([Longitude, Latitude])

/** One part of where an alert applies; an alert's area is the union of its parts. `km` widens a part by that distance. */
export const AreaPart = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('country'),
    country: z.string().regex(/^[A-Z]{2}$/),
    km: Kilometres.optional(),
  }),
  z.object({ type: z.literal('region'), ref: z.string(), name: z.string(), km: Kilometres.optional() }),
  z.object({ type: z.literal('place'), ref: z.string(), name: z.string(), km: Kilometres }),
  z.object({ type: z.literal('circle'), lat: Latitude, lon: Longitude, km: Kilometres }),
  z.object({ type: z.literal('polygon'), rings: z.array(z.array(PositionSchema).min(4)).min(1) }),
])
export type AreaPart = z.infer<typeof AreaPart>
export const Area = z.array(AreaPart).min(1)
export type Area = z.infer<typeof Area>

/** What a place is; decides its default error radius and the icon on a map. */
export const placeKinds = [
  'country',
  'region',
  'county',
  'city',
  'airport',
  'airbase',
  'facility',
  'point',
] as const
export type PlaceKind = (typeof placeKinds)[number]

/** A place of the gazetteer. `ref` is stable: `geonames:98182`, `airport:BGW`, `region:IQ-BG`, `country:IQ`. */
export type Place = {
  ref: string
  name: string
  kind: PlaceKind
  country: string
  region: string | null
  lat: number
  lon: number
  zone: string | null
  population: number
  iata: string | null
}
