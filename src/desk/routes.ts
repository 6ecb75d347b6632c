import type { Api } from '../http/api.ts'
import { eventRoutes } from './events.ts'
import { findRoutes } from './find.ts'
import { mapRoutes } from './geography/map.ts'
import { placeRoutes } from './geography/places.ts'
import { memberRoutes } from './members/routes.ts'
import { sessionRoutes } from './session.ts'
import { alertDeskRoutes } from './situations/alert-routes.ts'
import { deliveryDeskRoutes } from './situations/delivery-routes.ts'
import { situationRoutes } from './situations/routes.ts'

const modules = [
  sessionRoutes, //
  eventRoutes,
  findRoutes,
  placeRoutes,
  mapRoutes,
  situationRoutes,
  alertDeskRoutes,
  deliveryDeskRoutes,
  memberRoutes,
]

/** What the console asks for beyond the API of the rooms: one module a screen or two. */
export function deskApi(api: Api) {
  return modules.map((routes) => routes(api))
}
