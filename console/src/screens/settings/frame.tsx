import type { ReactNode } from 'react'
import { useSession } from '../../app/session.tsx'
import { Go } from '../../parts/go.tsx'
import { Page } from '../../parts/page.tsx'
import './settings.css'

/** The parts of the settings, in their order; those whose permission is missing are not shown. */
const parts = [
  { to: '/settings', name: 'Organisation', needs: 'organisation.manage' },
  { to: '/settings/members', name: 'Members', needs: 'organisation.manage' },
  { to: '/settings/duty-contacts', name: 'Duty contacts', needs: 'replies.write' },
  { to: '/settings/rules', name: 'Who is told', needs: 'people.read' },
  { to: '/settings/mail', name: 'Mail', needs: 'organisation.manage' },
  { to: '/settings/retention', name: 'Retention', needs: 'organisation.manage' },
  { to: '/settings/keys', name: 'API keys', needs: 'organisation.manage' },
  { to: '/settings/health', name: 'Health', needs: 'alerts.read' },
  { to: '/audit', name: 'Audit log', needs: 'audit.read' },
] as const

/** `wide` for tables that need all the room there is. */
type Props = { title: string; actions?: ReactNode; children: ReactNode; wide?: boolean }

/** A page of the settings, with the way to the others beside it. */
export function SettingsPage({ title, actions, children, wide = false }: Props) {
  const { permissions } = useSession()
  return (
    <Page title={title} above="Settings" actions={actions}>
      <div className="settings">
        <nav aria-label="Settings" className="settings-parts">
          <ul>
            {parts
              .filter(({ needs }) => permissions.includes(needs))
              .map(({ to, name }) => (
                <li key={to}>
                  <Go to={to} exact={to === '/settings'}>
                    {name}
                  </Go>
                </li>
              ))}
          </ul>
        </nav>
        <div className={wide ? 'settings-part wide' : 'settings-part'}>{children}</div>
      </div>
    </Page>
  )
}
