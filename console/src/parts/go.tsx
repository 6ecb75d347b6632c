import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'

type Words = Record<string, string | number | undefined>
type Props = {
  to: string
  words?: Words
  children: ReactNode
  className?: string
  title?: string
  exact?: boolean
}

/** A link to another screen of this organisation: `to` as in the address, below it; `words` behind the ?, which then count for what is current. */
export function Go({ to, words, children, className, title, exact }: Props) {
  return (
    <Link
      to={to as string}
      {...(words ? { search: words as never } : {})}
      {...(className ? { className } : {})}
      {...(title ? { title } : {})}
      activeOptions={{ exact: exact ?? false, includeSearch: words !== undefined }}
      activeProps={{ 'aria-current': 'page' }}
    >
      {children}
    </Link>
  )
}

/** A function that goes to a screen; `replace` leaves no step in the history. */
export function useGo() {
  const navigate = useNavigate()
  return (to: string, { words, replace = false }: { words?: Words; replace?: boolean } = {}) =>
    navigate({ to: to as string, replace, ...(words ? { search: words as never } : {}) })
}
