import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  useParams,
  useSearch,
} from '@tanstack/react-router'
import type { JSX } from 'react'
import { Fault, Loading } from '../parts/states.tsx'
import { NotFound } from '../screens/not-found.tsx'
import { organisationSlug } from './place.ts'

type Component = () => JSX.Element | null
type Screen = () => Promise<{ default: Component }>

/** Every screen, by its address below the organisation. Each is loaded when it is first opened. */
const screens: Record<string, Screen> = {
  '/': () => import('../screens/home/page.tsx'),
  '/drafts': () => import('../screens/composer/list-page.tsx'),
  '/drafts/new': () => import('../screens/composer/new-page.tsx'),
  '/drafts/$draft': () => import('../screens/composer/page.tsx'),
  '/situations': () => import('../screens/situations/list.tsx'),
  '/situations/$situation': () => import('../screens/situations/page.tsx'),
  '/situations/$situation/report': () => import('../screens/situations/report.tsx'),
  '/situations/$situation/roll-call': () => import('../screens/roll-call/page.tsx'),
  '/stories': () => import('../screens/stories/page.tsx'),
  '/stories/$story': () => import('../screens/stories/story.tsx'),
  '/latency': () => import('../screens/latency/page.tsx'),
  '/sources': () => import('../screens/sources/page.tsx'),
  '/sources/$source': () => import('../screens/sources/source.tsx'),
  '/cases': () => import('../screens/cases/list.tsx'),
  '/cases/$case': () => import('../screens/cases/page.tsx'),
  '/duty': () => import('../screens/duty/page.tsx'),
  '/duty/log': () => import('../screens/duty/log-page.tsx'),
  '/duty/handover': () => import('../screens/duty/handover-page.tsx'),
  '/alerts/$alert': () => import('../screens/alert/page.tsx'),
  '/account': () => import('../screens/account/page.tsx'),
  '/settings/members': () => import('../screens/settings/members.tsx'),
  '/people': () => import('../screens/people/page.tsx'),
  '/people/$person': () => import('../screens/people/person.tsx'),
  '/sites': () => import('../screens/sites/page.tsx'),
  '/sites/$site': () => import('../screens/sites/site.tsx'),
  '/imports': () => import('../screens/import/page.tsx'),
  '/imports/$import': () => import('../screens/import/job.tsx'),
  '/settings': () => import('../screens/settings/organisation.tsx'),
  '/settings/rules': () => import('../screens/rules/page.tsx'),
  '/settings/duty-contacts': () => import('../screens/settings/duty-contacts.tsx'),
  '/settings/mail': () => import('../screens/settings/mail.tsx'),
  '/settings/retention': () => import('../screens/settings/retention.tsx'),
  '/settings/keys': () => import('../screens/settings/keys.tsx'),
  '/settings/health': () => import('../screens/settings/health.tsx'),
  '/audit': () => import('../screens/audit/page.tsx'),
}

/** The router of the organisation in the address bar, with `Frame` around every screen. */
export function makeRouter(Frame: Component) {
  const root = createRootRoute({ component: Frame, notFoundComponent: NotFound })
  const routes = Object.entries(screens).map(([path, load]) =>
    createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) }),
  )
  return createRouter({
    routeTree: root.addChildren(routes),
    basepath: `/console/${organisationSlug()}`,
    defaultPreload: 'intent',
    defaultPendingComponent: () => <Loading />,
    defaultErrorComponent: ({ error, reset }) => <Fault fault={error} retry={reset} />,
    scrollRestoration: true,
  })
}

/** The part of the address that a screen's path names with `$name`. */
export function useParam(name: string): string {
  const all = useParams({ strict: false }) as Record<string, string | undefined>
  const value = all[name]
  if (value === undefined) throw new Error(`The address of this screen has no $${name}.`)
  return value
}

/** The words behind the ? of the address, as texts: what a screen filters by survives a reload there. */
export function useWords(): Record<string, string> {
  const all = useSearch({ strict: false }) as Record<string, unknown>
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, String(value)]))
}
