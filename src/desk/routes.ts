import type { Api } from '../http/api.ts'
import { auditRoutes } from './audit/routes.ts'
import { caseRoutes } from './cases/routes.ts'
import { adviceRoutes } from './drafts/advice-routes.ts'
import { type DraftPage, previewRoutes } from './drafts/preview-routes.ts'
import { reachRoutes } from './drafts/reach-routes.ts'
import { reviewRoutes } from './drafts/review-routes.ts'
import { draftRoutes } from './drafts/routes.ts'
import { logRoutes } from './duty/log-routes.ts'
import { rotaRoutes } from './duty/rota-routes.ts'
import { eventRoutes } from './events.ts'
import { findRoutes } from './find.ts'
import { mapRoutes } from './geography/map.ts'
import { placeRoutes } from './geography/places.ts'
import { latencyRoutes } from './latency/routes.ts'
import { memberRoutes } from './members/routes.ts'
import { personExposureRoutes } from './people/exposure.ts'
import { importJobRoutes } from './people/imports.ts'
import { peopleListRoutes } from './people/list.ts'
import { peopleMapRoutes } from './people/map.ts'
import { personRoutes } from './people/person.ts'
import { siteRoutes } from './people/sites.ts'
import { stayRoutes } from './people/stays.ts'
import { rollCallRoutes } from './roll-call/routes.ts'
import { ruleRoutes } from './rules/routes.ts'
import { sessionRoutes } from './session.ts'
import { dutyContactRoutes } from './settings/duty-contact-routes.ts'
import { healthRoutes } from './settings/health-routes.ts'
import { keyRoutes } from './settings/key-routes.ts'
import { mailRoutes } from './settings/mail-routes.ts'
import { settingsRoutes } from './settings/settings-routes.ts'
import { alertDeskRoutes } from './situations/alert-routes.ts'
import { deliveryDeskRoutes } from './situations/delivery-routes.ts'
import { situationRoutes } from './situations/routes.ts'
import { sourceFileRoutes } from './sources/file-routes.ts'
import { keepingRoutes } from './sources/keeping-routes.ts'
import { mailboxRoutes } from './sources/mailbox-routes.ts'
import { ownReportRoutes } from './sources/report-routes.ts'
import { sourceRoutes } from './sources/routes.ts'
import { storyRoutes } from './stories/routes.ts'
import { storyViewRoutes } from './stories/view-routes.ts'

const modules = [
  sessionRoutes, //
  eventRoutes,
  findRoutes,
  placeRoutes,
  mapRoutes,
  situationRoutes,
  alertDeskRoutes,
  deliveryDeskRoutes,
  latencyRoutes,
  memberRoutes,
  settingsRoutes,
  ruleRoutes,
  sourceFileRoutes,
  keepingRoutes, // before the one that takes /sources/{source}
  sourceRoutes,
  storyRoutes,
  storyViewRoutes,
  ownReportRoutes,
  mailboxRoutes,
  keyRoutes,
  dutyContactRoutes,
  mailRoutes,
  healthRoutes,
  auditRoutes,
  peopleListRoutes,
  peopleMapRoutes,
  personRoutes, // behind those with fixed addresses: it takes /people/{id}
  personExposureRoutes,
  stayRoutes,
  siteRoutes,
  importJobRoutes,
  draftRoutes,
  reachRoutes,
  rollCallRoutes,
  caseRoutes,
  rotaRoutes,
  logRoutes,
  reviewRoutes,
  adviceRoutes,
]

/** What the console asks for beyond the API of the rooms: one module a screen or two. */
export function deskApi(api: Api, draftPage: DraftPage) {
  return [...modules.map((routes) => routes(api)), previewRoutes(api, draftPage)]
}
