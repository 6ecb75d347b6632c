import { useEffect } from 'react'
import { Icon } from '../../app/navigation.tsx'
import { useSessionEnded } from '../../app/session-ended.ts'
import { Loading, Shown } from '../../parts/states.tsx'
import { useAccount } from './page.tsx'
import { AccountParts } from './parts.tsx'
import '../sign-in/sign-in.css'

/** /console/account: the account of a member whose organisation asks for a second factor that is not there yet. */
export default function AccountAlone() {
  const account = useAccount()
  const ended = useSessionEnded()
  useEffect(() => {
    document.title = 'Your account · Alarum'
    if (ended) location.replace('/console/sign-in?to=/console/account')
  }, [ended])
  if (ended) return <Loading whole />
  return (
    <main className="alone broad">
      <p className="brand">
        <Icon path="M12 3l9.5 17h-19zM12 10v4.5M12 17.4v.1" />
        Alarum
      </p>
      <h1>Your account</h1>
      <Shown of={account}>
        {(shown) => (
          <>
            {shown.strong ? (
              <p className="note">
                This session is good. <a href="/console/">Go to the desk</a>
              </p>
            ) : (
              <p className="note">
                <strong>Your organisation asks its members for a second factor.</strong>{' '}
                {shown.secondFactor || shown.passkeys.length > 0
                  ? 'You have one: sign out below and sign in with it.'
                  : 'Set up an authenticator app or a passkey here, then go on to the desk.'}
              </p>
            )}
            <AccountParts account={shown} />
          </>
        )}
      </Shown>
    </main>
  )
}
