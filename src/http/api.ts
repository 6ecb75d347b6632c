import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Config } from '../config.ts'
import type { Database } from '../database/database.ts'
import type { Permission } from '../vocabulary/role.ts'
import { type Callers, guard } from './caller.ts'
import type { Changes } from './changes.ts'
import type { Keys } from './keys.ts'
import { Problem } from './problem.ts'

/** What every room's API routes are given. `clock` answers now. */
export type Api = {
  db: Database
  config: Config
  callers: Callers
  changes: Changes
  keys: Keys
  clock: () => Date
}

/** Routes whose invalid input becomes one problem that names every field. */
export function newRoutes() {
  return new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return
      const fields = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
      throw new Problem('invalid-fields', 'Correct the fields listed under errors and send it again.', fields)
    },
  })
}

/** A JSON body a route needs. */
export const body = <T extends z.ZodType>(schema: T) => ({
  body: { content: { 'application/json': { schema } }, required: true },
})

/** RFC 9457, as every refusal of the API looks. */
const ProblemBody = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    holds: z.array(z.object({ code: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem')

const refusal = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ProblemBody } },
})

/** The refusals any keyed route may answer with. */
const refusals = {
  401: refusal('No key and no session'),
  403: refusal('The role does not allow this'),
  404: refusal('Nothing is here'),
  409: refusal('Held, or somebody changed it first'),
  422: refusal('Some fields are not valid'),
}

export const security = [{ key: [] }, { session: [] }]

/** A JSON answer of a route. */
export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

type Route = Parameters<typeof createRoute>[0]

/**
 * A route that needs a key or a session, with the refusals it may answer with. Whoever may not is refused before anything
 * they sent is looked at. `permission` says what the role must allow; it stands in the API's description as x-permission.
 */
export function keyed<const R extends Route & { permission?: Permission }>({ permission, ...route }: R) {
  return createRoute({
    ...route,
    ...(permission ? { 'x-permission': permission } : {}),
    middleware: [guard(permission), ...[route.middleware ?? []].flat()],
    security,
    responses: { ...refusals, ...route.responses },
  } as unknown as Route) as ReturnType<typeof createRoute<string, R & { responses: typeof refusals }>>
}

export const AlertParam = z.object({ alert: z.string().openapi({ description: 'Id or slug of the alert' }) })
export const Page = z.object({
  after: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
