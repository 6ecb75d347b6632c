import type { Api } from '../http/api.ts'
import { eventRoutes } from './events.ts'
import { sessionRoutes } from './session.ts'

/** What the console asks for beyond the API of the rooms: one module a screen or two. */
export function deskApi(api: Api) {
  return [sessionRoutes(api), eventRoutes(api)]
}
