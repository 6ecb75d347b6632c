import { z } from 'zod'
import { Action } from '../vocabulary/action.ts'
import { Credibility } from '../vocabulary/grading.ts'
import { PlaceRole } from '../vocabulary/place-role.ts'
import { ResponseMode } from '../vocabulary/response.ts'
import { AlertContent, AlertPlace, Claim, DayOrInstant, Instant } from './alert.ts'
import { FileExtras } from './alert-file.ts'

const Country = z.string().min(2).describe('A country: its English name or ISO 3166-1 alpha-2 code.')
const Kilometres = z.number().positive().max(20_000)
const Latitude = z.number().min(-90).max(90)
const Longitude = z.number().min(-180).max(180)
const Pair = z.tuple([Latitude, Longitude]).describe('Latitude, longitude.')
const Duration = z.string().regex(/^\d{1,4} ?(h|hours?|d|days?|w)$/)
const Moment = z.union([z.enum(['now', 'today']), DayOrInstant])
const oneOrMany = <T extends z.ZodType>(one: T) => z.union([one, z.array(one)])

// YAML reads a credibility of 2 as a number.
const Grade = z.union([Credibility, z.number().int().min(1).max(6)])

const Place = z.union([
  z.string().describe('A name, or the IATA code of an airport.'),
  z.object({ name: z.string(), country: Country.optional(), role: PlaceRole.optional() }),
  z.object({
    name: z.string(),
    lat: Latitude,
    lon: Longitude,
    country: Country.optional(),
    role: PlaceRole.optional(),
  }),
  AlertPlace,
])

const AreaShort = z.union([
  Country,
  z.object({ country: Country, km: Kilometres.optional() }),
  z.object({ region: z.string(), country: Country.optional(), km: Kilometres.optional() }),
  z.object({ place: z.string(), country: Country.optional(), km: Kilometres }),
  z.object({ airport: z.string(), km: Kilometres }),
  z.object({ circle: Pair, km: Kilometres }),
  z.object({
    polygon: z.union([z.string().describe('lat,lon pairs, separated by spaces.'), z.array(Pair).min(3)]),
  }),
  AlertContent.shape.area.unwrap().unwrap().element,
])

const { headline, summary, event, context, advice, standingAdvice } = AlertContent.shape

/** The front matter of an alert file as editors see it: what is stored, and the shorter ways of writing it. */
const FrontMatter = z.strictObject({
  ...AlertContent.shape,
  ...FileExtras.shape,
  headline: headline.optional(),
  summary: summary.optional(),
  event: event.optional(),
  context,
  advice,
  standingAdvice,
  countries: oneOrMany(Country).optional(),
  country: Country.optional(),
  places: oneOrMany(Place).optional(),
  area: oneOrMany(AreaShort).optional(),
  eventTime: z.union([Moment, z.object({ from: Moment, to: Moment.optional() })]),
  timeframe: z.union([
    Duration.describe('From now on: 48h, 3d.'),
    z.object({ from: Moment.optional(), to: z.union([Moment, Instant]) }),
    z.object({ from: Moment.optional(), for: Duration }),
  ]),
  claims: z.array(Claim.extend({ credibility: Grade.optional() })).optional(),
  actions: oneOrMany(Action).optional(),
  actors: oneOrMany(z.string()).optional(),
  follows: oneOrMany(z.string())
    .optional()
    .describe('Addresses of earlier alerts: the last part, or the id.'),
  response: z.union([ResponseMode, AlertContent.shape.response]).optional(),
})

/** JSON Schema (draft 2020-12) of an alert file's front matter, for editors that complete and check YAML. */
export function alertFileSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(FrontMatter, { io: 'input', reused: 'ref' })
  return { $schema, title: 'Front matter of an Alarum alert file', ...schema }
}
