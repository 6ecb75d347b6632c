import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps } from 'react-aria-components'

type Props = Omit<ButtonProps, 'children' | 'className'> & {
  children: ReactNode
  /** `main` once a screen; `danger` for what cannot be taken back; `plain` looks like a link. */
  look?: 'main' | 'usual' | 'danger' | 'plain'
  small?: boolean
}

/** A button; while `isPending` it stays focusable and says that it is at work. */
export function Button({ look = 'usual', small = false, children, ...props }: Props) {
  return (
    <AriaButton {...props} className={`button ${look}${small ? ' small' : ''}`}>
      {children}
      {props.isPending ? <span className="busy" role="status" aria-label="at work" /> : null}
    </AriaButton>
  )
}
