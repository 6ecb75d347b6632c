import { type ReactNode, useEffect } from 'react'

type Props = {
  title: string
  /** Above the heading: where this belongs. */
  above?: ReactNode
  actions?: ReactNode
  children: ReactNode
  /** For working surfaces that need all the room there is. */
  wide?: boolean
}

/** A screen: its heading, what can be done, its content; names the tab. */
export function Page({ title, above, actions, children, wide = false }: Props) {
  useEffect(() => {
    document.title = `${title} · Alarum`
  }, [title])
  return (
    <div className={wide ? 'page wide' : 'page'}>
      <div className="page-head">
        <div>
          {above && <div className="above">{above}</div>}
          <h1>{title}</h1>
        </div>
        {actions && <div className="actions">{actions}</div>}
      </div>
      {children}
    </div>
  )
}
