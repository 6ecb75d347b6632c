import { OpenAPIHono } from '@hono/zod-openapi'
import type { Config } from '../../config.ts'
import type { Database } from '../../database/database.ts'
import { Problem } from '../../http/problem.ts'
import type { Callers } from '../caller.ts'
import type { Clock } from '../clock.ts'
import { alertRoutes } from './alerts.ts'
import { checkRoutes } from './check.ts'
import { importRoutes } from './imports.ts'
import { replyRoutes } from './replies.ts'

export type Api = { db: Database; config: Config; callers: Callers; clock: Clock }

/** The API under /api: every route's schema is its validation, its types and its OpenAPI 3.1 entry. */
export function apiRoutes(api: Api): OpenAPIHono {
  const app = newRoutes()
  app.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'apiKey',
    in: 'header',
    name: 'x-api-key',
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'alarum.session_token',
  })
  for (const routes of [checkRoutes(api), alertRoutes(api), importRoutes(api), replyRoutes(api)])
    app.route('/', routes)
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Alarum', version: '0.1.0', license: { name: 'Apache-2.0' } },
    servers: [{ url: `${api.config.url}/api` }],
  })
  app.all('*', () => {
    throw new Problem('not-found', 'There is no such address; /api/openapi.json lists what there is.')
  })
  return app
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
