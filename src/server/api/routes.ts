import type { OpenAPIHono } from '@hono/zod-openapi'
import { deskApi } from '../../desk/routes.ts'
import { type Api, newRoutes } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import { draftPage } from '../draft-page.ts'
import type { SignIn } from '../sign-in.ts'
import { accountRoutes } from './account.ts'
import { alertRoutes } from './alerts.ts'
import { checkRoutes } from './check.ts'
import { demonstrationRoutes } from './demonstration.ts'
import { importRoutes } from './imports.ts'
import { invitationRoutes } from './invitation.ts'
import { organisationRoutes } from './organisations.ts'
import { providerRoutes } from './providers.ts'
import { replyRoutes } from './replies.ts'
import { webhookRoutes } from './webhooks.ts'

/** Beginnings of what anybody may ask, or what asks for itself: an account’s session, an invitation’s link, a signature. */
const open = ['/api/check', '/api/openapi.json', '/api/account', '/api/invitation/', '/api/webhooks/']

/** The API under /api: every route's schema is its validation, its types and its OpenAPI 3.1 entry. */
export function apiRoutes(api: Api, auth: SignIn): OpenAPIHono {
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
  // Before a route reads anything: a stranger is not told what is wrong with a request.
  app.use(async (c, next) => {
    if (!open.some((path) => c.req.path.startsWith(path))) await api.callers.needed(c)
    await next()
  })
  for (const routes of [
    checkRoutes(api),
    alertRoutes(api),
    importRoutes(api),
    replyRoutes(api),
    accountRoutes(api, auth),
    invitationRoutes(api, auth),
    providerRoutes(api),
    organisationRoutes(api),
    webhookRoutes(api),
    ...(api.config.demonstration ? [demonstrationRoutes(api)] : []),
    ...deskApi(api, draftPage),
  ])
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
