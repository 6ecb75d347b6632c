import { useState } from 'react'
import { Go, useGo } from '../parts/go.tsx'
import { goToOrganisation } from './place.ts'
import { places } from './screens.ts'
import { useSession } from './session.tsx'
import { useShortcut } from './shortcuts.ts'

type Props = { onFind: () => void; onSheet: () => void }

/** Beside the screen where there is room, else above it behind a button. */
export function Navigation({ onFind, onSheet }: Props) {
  const { permissions } = useSession()
  const [open, setOpen] = useState(false)
  const shown = places.filter(({ needs }) => permissions.includes(needs))
  return (
    <header className="side">
      <div className="side-top">
        <span className="brand">
          <Icon path="M12 3l9.5 17h-19zM12 10v4.5M12 17.4v.1" />
          Alarum
        </span>
        <button
          type="button"
          className="side-toggle"
          aria-expanded={open}
          aria-controls="places"
          onClick={() => setOpen(!open)}
        >
          Menu
        </button>
      </div>
      <div id="places" className={open ? 'side-rest open' : 'side-rest'}>
        <OrganisationChoice />
        <button type="button" className="find" onClick={onFind}>
          Find or do … <kbd>Ctrl K</kbd>
        </button>
        <nav aria-label="Main">
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: a press on a link inside closes the menu; links have keys themselves */}
          <ul onClick={() => setOpen(false)}>
            {shown.map((place) => (
              <li key={place.to}>
                <Place {...place} />
              </li>
            ))}
          </ul>
        </nav>
        <ul className="side-foot">
          <li>
            <Go to="/account">Account</Go>
          </li>
          <li>
            <a href="/">Public site</a>
          </li>
          <li>
            <button type="button" onClick={onSheet}>
              Shortcuts <kbd>?</kbd>
            </button>
          </li>
        </ul>
      </div>
    </header>
  )
}

function Place({ to, name, keys, icon }: (typeof places)[number]) {
  const go = useGo()
  useShortcut({ keys, says: `Go to ${name}`, group: 'Go to' }, () => go(to))
  return (
    <Go to={to} exact={to === '/'}>
      <Icon path={icon} />
      {name}
    </Go>
  )
}

function OrganisationChoice() {
  const { organisation, organisations, email } = useSession()
  return (
    <div className="who">
      {organisations.length > 1 ? (
        <label>
          <span className="vh">Organisation</span>
          <select value={organisation.slug} onChange={(event) => goToOrganisation(event.currentTarget.value)}>
            {organisations.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <strong>{organisation.name}</strong>
      )}
      <span className="who-mail" title={email}>
        {email}
      </span>
    </div>
  )
}

export function Icon({ path }: { path: string }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      <path d={path} />
    </svg>
  )
}
