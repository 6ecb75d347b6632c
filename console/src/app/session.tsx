import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext } from 'react'
import type { Session } from '../../../src/desk/session.ts'
import type { Permission } from '../../../src/vocabulary/role.ts'
import { apiAddress } from '../api/client.ts'
import { type ApiProblem, offline, problemOf } from '../api/problem.ts'
import { Fault, Loading } from '../parts/states.tsx'

export type { Session }

const Held = createContext<Session | null>(null)

/** Who is signed in and for which organisation. Inside `SessionGate` there always is one. */
export function useSession(): Session {
  const session = useContext(Held)
  if (!session) throw new Error('A screen stands outside the session gate.')
  return session
}

/** Whether the signed-in role allows something; the server checks again. */
export function useMay(permission: Permission): boolean {
  return useSession().permissions.includes(permission)
}

/** Asks who is signed in before anything is shown; nobody: the sign-in page, which comes back to this address. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { data, error, refetch } = useQuery<Session, ApiProblem>({
    queryKey: ['member', 'session'],
    queryFn: askSession,
    staleTime: 60_000,
  })
  if (data) return <Held value={data}>{children}</Held>
  if (error?.status === 401) {
    location.replace(`/console/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`)
    return null
  }
  if (error?.code === 'second-factor-needed') {
    location.replace('/console/account')
    return null
  }
  if (error) return <Fault fault={error} retry={() => refetch()} whole />
  return <Loading whole />
}

/** Not through the client, which would wait for a sign-in over a screen that is not there yet. */
async function askSession(): Promise<Session> {
  const answer = await fetch(apiAddress('/session')).catch((fault) => {
    throw offline(fault)
  })
  if (!answer.ok) throw await problemOf(answer)
  return answer.json()
}
