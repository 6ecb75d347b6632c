import { Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Loading } from '../parts/states.tsx'
import { LineBanner } from './line-banner.tsx'
import { useLiveLine } from './live.tsx'
import { Navigation } from './navigation.tsx'
import { useSession } from './session.tsx'
import { useSessionEnded } from './session-ended.ts'
import { listenForKeys, useShortcut } from './shortcuts.ts'
import { ToldBanner } from './told-banner.tsx'

const Palette = lazy(() => import('./palette.tsx'))
const Sheet = lazy(() => import('./shortcut-sheet.tsx'))
const SignInAgain = lazy(() => import('../screens/sign-in/again.tsx'))

/** The frame around every screen: navigation, what is wrong with the line, the palette, the sign-in over the screen. */
export function Shell() {
  useLiveLine()
  useEffect(() => listenForKeys(), [])
  const main = useRef<HTMLElement>(null)
  useFocusOnNewScreen(main)
  const [open, setOpen] = useState<'palette' | 'sheet' | null>(null)
  useShortcut({ keys: 'mod+k', says: 'Find or do anything', group: 'Everywhere' }, () => setOpen('palette'))
  useShortcut({ keys: '?', says: 'Show every shortcut', group: 'Everywhere' }, () => setOpen('sheet'))
  const { organisation } = useSession()
  return (
    <div className="shell">
      <a className="skip" href="#main">
        Skip to main content
      </a>
      <Navigation onFind={() => setOpen('palette')} onSheet={() => setOpen('sheet')} />
      <div className="beside">
        {organisation.demonstration && (
          <aside className="drill-line" aria-label="Demonstration">
            <strong>Demonstration.</strong> Nothing leaves this machine: messages go to the{' '}
            <a href={`/outbox?organisation=${organisation.id}`}>outbox</a>.
          </aside>
        )}
        <LineBanner />
        <ToldBanner />
        <main id="main" ref={main} tabIndex={-1}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Suspense>
        {open === 'palette' && <Palette onClose={() => setOpen(null)} />}
        {open === 'sheet' && <Sheet onClose={() => setOpen(null)} />}
        <Ended />
      </Suspense>
    </div>
  )
}

function Ended() {
  return useSessionEnded() ? <SignInAgain /> : null
}

/** A new screen begins at its top for a keyboard and a screen reader too, and the tab is named after it. */
function useFocusOnNewScreen(main: React.RefObject<HTMLElement | null>) {
  const { pathname } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    main.current?.focus({ preventScroll: true })
  }, [pathname, main])
}
