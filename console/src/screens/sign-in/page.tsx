import { useEffect } from 'react'
import { Icon } from '../../app/navigation.tsx'
import { refusals } from './auth.ts'
import { SignInForm } from './form.tsx'
import './sign-in.css'

/** The sign-in page; goes back to where somebody came from. */
export default function SignInPage() {
  const words = new URLSearchParams(location.search)
  const to = backTo(words.get('to'))
  const error = words.get('error')
  useEffect(() => {
    document.title = 'Sign in · Alarum'
  }, [])
  return (
    <main className="alone">
      <p className="brand">
        <Icon path="M12 3l9.5 17h-19zM12 10v4.5M12 17.4v.1" />
        Alarum
      </p>
      <h1>Sign in</h1>
      <SignInForm
        onDone={() => location.replace(to)}
        backTo={to}
        before={error ? (refusals[error] ?? 'The sign-in did not work. Try again.') : undefined}
      />
      <div className="note">
        <p>
          <strong>No password yet, or forgotten?</strong> Whoever runs this server makes you a link that signs
          you in once: <code>npx alarum sign-in --as you@example.org</code>
        </p>
      </div>
    </main>
  )
}

/** Only to a page of the console: an address from elsewhere must not send anybody away. */
function backTo(asked: string | null) {
  const address = asked ? URL.parse(asked, location.origin) : null
  const ours = address?.origin === location.origin && address.pathname.startsWith('/console/')
  return address && ours && !address.pathname.startsWith('/console/sign-in')
    ? address.pathname + address.search
    : '/console/'
}
