import { useState } from 'react'
import { Form } from 'react-aria-components'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { auth } from './auth.ts'
import { CodeStep } from './code-step.tsx'
import { hasPasskeys, signInByPasskey } from './passkey.ts'
import { Refused } from './refused.tsx'

type Props = {
  onDone: () => unknown
  /** The only address that may sign in here: over a screen that is somebody's. */
  only?: string
  /** Where single sign-on comes back to; without one it is not offered. */
  backTo?: string
  /** What went wrong before this page was opened. */
  before?: string | undefined
}

/** Every way in: a password, then a code where there is a second factor; a passkey; single sign-on by the address. */
export function SignInForm({ onDone, only, backTo, before }: Props) {
  const [email, setEmail] = useState(only ?? '')
  const [password, setPassword] = useState('')
  const [step, setStep] = useState<'who' | 'code'>('who')
  const { fault, working, attempt } = useAttempt(before)

  if (step === 'code') return <CodeStep onDone={onDone} onBack={() => setStep('who')} />

  const byPassword = () =>
    attempt('password', async () => {
      const said = await auth<{ twoFactorRedirect?: boolean }>('sign-in/email', {
        email: email.trim(),
        password,
      })
      if (said.twoFactorRedirect) return setStep('code')
      await onDone()
    })
  const bySingleSignOn = () =>
    attempt('sso', async () => {
      const errorCallbackURL = `/console/sign-in?to=${encodeURIComponent(backTo ?? '/console/')}`
      const { url } = await auth<{ url: string }>('sign-in/sso', {
        email: email.trim(),
        callbackURL: backTo ?? '/console/',
        errorCallbackURL,
      })
      location.assign(url)
    })
  return (
    <div className="sign-in-form">
      <Refused says={fault} />
      <Form
        onSubmit={(event) => {
          event.preventDefault()
          byPassword()
        }}
      >
        <Field
          label="Mail address"
          type="email"
          name="email"
          autoComplete="username webauthn"
          value={email}
          onChange={setEmail}
          isReadOnly={only !== undefined}
          isRequired
        />
        <Field
          label="Password"
          type="password"
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          autoFocus={only !== undefined}
          isRequired
        />
        <Button look="main" type="submit" isPending={working === 'password'}>
          Sign in
        </Button>
      </Form>
      {(hasPasskeys() || backTo) && <p className="or">or</p>}
      <div className="other-ways">
        {hasPasskeys() && (
          <Button
            isPending={working === 'passkey'}
            onPress={() =>
              attempt('passkey', async () => {
                await signInByPasskey()
                await onDone()
              })
            }
          >
            Use a passkey
          </Button>
        )}
        {backTo && (
          <Button isPending={working === 'sso'} isDisabled={!email.includes('@')} onPress={bySingleSignOn}>
            Single sign-on
          </Button>
        )}
      </div>
      {backTo && <p className="hint">Single sign-on goes by your mail address: write it above first.</p>}
    </div>
  )
}

/** Runs one way in at a time, and keeps what it was refused with. */
export function useAttempt(before?: string) {
  const [fault, setFault] = useState<string | undefined>(before)
  const [working, setWorking] = useState<string | null>(null)
  const attempt = async (name: string, act: () => Promise<unknown>) => {
    if (working) return
    setWorking(name)
    setFault(undefined)
    try {
      await act()
    } catch (refusal) {
      setFault(refusal instanceof Error ? refusal.message : String(refusal))
    } finally {
      setWorking(null)
    }
  }
  return { fault, working, attempt }
}
