import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps } from 'react-aria-components'

type Props = Omit<ButtonProps, 'children' | 'className'> & {
  children: ReactNode
  /** `main` once a screen; `danger` for what cannot be taken back; `plain` looks like a link. */
  look?: 'main' | 'usual' | 'danger' | 'plain'
  small?: boolean
}

/**
 * A button; while `isPending` it stays focusable, says that it is at work and does nothing else. React Aria's own way
 * leaves an unnamed picture in the page for its announcer.
 */
export function Button({ look = 'usual', small = false, isPending = false, children, ...props }: Props) {
  const { onPress, type, ...rest } = props
  const acts = isPending
    ? { type: 'button' as const }
    : { ...(onPress ? { onPress } : {}), ...(type ? { type } : {}) }
  return (
    <AriaButton {...rest} {...acts} className={`button ${look}${small ? ' small' : ''}`}>
      {children}
      {isPending ? <span className="busy" role="status" aria-label="at work" /> : null}
    </AriaButton>
  )
}
