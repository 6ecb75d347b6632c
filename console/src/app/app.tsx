import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { ApiProblem } from '../api/problem.ts'
import { Loading } from '../parts/states.tsx'
import { Toasts } from '../parts/toasts.tsx'
import { organisationSlug } from './place.ts'
import { makeRouter } from './routes.tsx'
import { SessionGate } from './session.tsx'
import { Shell } from './shell.tsx'

const SignIn = lazy(() => import('../screens/sign-in/page.tsx'))
const Invitation = lazy(() => import('../screens/invitation/page.tsx'))
const AccountAlone = lazy(() => import('../screens/account/alone.tsx'))
const FirstOrganisation = lazy(() => import('./first-organisation.tsx'))

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal stays one however often it is asked again; a server that is away comes back.
      retry: (count, fault) =>
        count < 3 && !(fault instanceof ApiProblem && fault.status > 0 && fault.status < 500),
      // The stream says what changed; looking away and back is no reason to ask everything again.
      refetchOnWindowFocus: false,
    },
  },
})

/** The console: the pages that need no organisation, or the shell with the screen that the address names. */
export function App() {
  return (
    <QueryClientProvider client={client}>
      <Suspense fallback={<Loading whole />}>
        <Place />
      </Suspense>
      <Toasts />
    </QueryClientProvider>
  )
}

const router = organisationSlug() ? makeRouter(Shell) : null
// The screen's code comes while the session is still being asked for.
void router?.load()

function Place() {
  if (location.pathname.startsWith('/console/sign-in')) return <SignIn />
  if (location.pathname.startsWith('/console/invitation')) return <Invitation />
  if (/^\/console\/account\/?$/.test(location.pathname)) return <AccountAlone />
  if (!router) return <FirstOrganisation />
  return (
    <SessionGate>
      <RouterProvider router={router} />
    </SessionGate>
  )
}
