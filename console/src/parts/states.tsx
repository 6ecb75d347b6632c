import type { ReactNode } from 'react'
import { ApiProblem, saysOf } from '../api/problem.ts'
import { Button } from './button.tsx'

/** While something is fetched. Says so only after a moment, so that quick answers do not flicker. */
export function Loading({ what = 'Loading', whole = false }: { what?: string; whole?: boolean }) {
  return (
    <div className={whole ? 'state-of-screen whole' : 'state-of-screen'} role="status">
      <span className="late">{what} …</span>
    </div>
  )
}

/** What went wrong, in the server's own words, and a way on. */
export function Fault({ fault, retry, whole }: { fault: unknown; retry?: () => unknown; whole?: boolean }) {
  const fields = fault instanceof ApiProblem ? fault.errors : []
  return (
    <div className={whole ? 'fault whole' : 'fault'} role="alert">
      <p>
        <strong>
          {fault instanceof ApiProblem && fault.code === 'offline' ? 'No connection.' : 'This did not work.'}
        </strong>{' '}
        {saysOf(fault)}
      </p>
      {fields.length > 0 && (
        <ul>
          {fields.map(({ path, message }) => (
            <li key={path + message}>
              <code>{path}</code> {message}
            </li>
          ))}
        </ul>
      )}
      {retry && <Button onPress={() => retry()}>Try again</Button>}
    </div>
  )
}

/** Nothing is here yet; `children` says what to do next. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children && <div>{children}</div>}
    </div>
  )
}

type Asked<T> = { data: T | undefined; error: unknown; refetch: () => unknown }

/** A query's three ends: loading, fault with a retry, or `children` of what came. Old data stays up while it is asked again. */
export function Shown<T>({ of, children }: { of: Asked<T>; children: (data: T) => ReactNode }) {
  if (of.data !== undefined) return <>{children(of.data)}</>
  if (of.error) return <Fault fault={of.error} retry={of.refetch} />
  return <Loading />
}
