import { useState } from 'react'
import { useSession } from '../../app/session.tsx'
import { sessionIsBack } from '../../app/session-ended.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { auth } from './auth.ts'
import { SignInForm } from './form.tsx'
import { Refused } from './refused.tsx'
import './sign-in.css'

/** Over the screen when the session has ended: what waited goes on once it is back. */
export default function SignInAgain() {
  const { email } = useSession()
  const [fault, setFault] = useState<string>()
  /** What is on screen, and waits to be sent, is this user's: nobody else goes on with it. */
  const goOn = async () => {
    const session = await auth<{ user: { email: string } } | null>('get-session')
    if (session?.user.email === email) return sessionIsBack()
    setFault(
      session
        ? `You are signed in as ${session.user.email}, but this screen is ${email}’s. Sign in as ${email}, or reload the page.`
        : 'You are not signed in yet.',
    )
  }
  return (
    <Dialog title="Your session has ended" isOpen onClose={() => {}} stays>
      <p>Nothing you typed is lost. Sign in again and it goes on where it was.</p>
      <Refused says={fault} />
      <SignInForm only={email} onDone={goOn} />
      <p className="hint">
        With single sign-on or a link:{' '}
        <a href="/console/sign-in" target="_blank" rel="noreferrer">
          sign in in a new tab
        </a>
        , then come back.
      </p>
      <Button look="plain" onPress={() => goOn().catch((refusal: Error) => setFault(refusal.message))}>
        I am signed in again
      </Button>
    </Dialog>
  )
}
