import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Form } from 'react-aria-components'
import type { Offer } from '../../../../src/server/api/invitation.ts'
import { type ApiProblem, offline, problemOf } from '../../api/problem.ts'
import { Icon } from '../../app/navigation.tsx'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Fault, Loading } from '../../parts/states.tsx'
import { When } from '../../parts/when.tsx'
import { roleWords } from '../settings/role-words.ts'
import { useAttempt } from '../sign-in/form.tsx'
import { addPasskey, hasPasskeys, thisDevice } from '../sign-in/passkey.ts'
import { Refused } from '../sign-in/refused.tsx'
import '../sign-in/sign-in.css'

/** /console/invitation/<token>: what is offered, and how to accept it. */
export default function InvitationPage() {
  const token = location.pathname.split('/')[3] ?? ''
  const offer = useQuery<Offer, ApiProblem>({
    queryKey: ['invitation', token],
    queryFn: () => call<Offer>(token),
    staleTime: Number.POSITIVE_INFINITY,
  })
  useEffect(() => {
    document.title = 'Invitation · Alarum'
  }, [])
  return (
    <main className="alone">
      <p className="brand">
        <Icon path="M12 3l9.5 17h-19zM12 10v4.5M12 17.4v.1" />
        Alarum
      </p>
      {offer.data ? (
        <Accept token={token} offer={offer.data} />
      ) : offer.error ? (
        <>
          <h1>Invitation</h1>
          <Fault fault={offer.error} retry={() => offer.refetch()} />
        </>
      ) : (
        <Loading />
      )}
    </main>
  )
}

function Accept({ token, offer }: { token: string; offer: Offer }) {
  const { email, organisation, role, expires, known, signedIn } = offer
  return (
    <>
      <h1>Join {organisation}</h1>
      <p>
        You are invited as <strong>{roleWords[role].name}</strong>: {roleWords[role].may}
      </p>
      <p className="quiet small">
        For {email}; good until <When at={expires} />.
      </p>
      {known ? (
        signedIn ? (
          <Join token={token} />
        ) : (
          <SignInFirst email={email} />
        )
      ) : (
        <NewAccount token={token} email={email} />
      )}
    </>
  )
}

function SignInFirst({ email }: { email: string }) {
  return (
    <>
      <p className="note">
        There is an account of this address. Sign in as {email}, and you come back here to join.
      </p>
      <a className="button main" href={`/console/sign-in?to=${encodeURIComponent(location.pathname)}`}>
        Sign in
      </a>
    </>
  )
}

function Join({ token }: { token: string }) {
  const { fault, working, attempt } = useAttempt()
  return (
    <>
      <Refused says={fault} />
      <Button
        look="main"
        isPending={working !== null}
        onPress={() => attempt('join', () => accept(token, {}))}
      >
        Join
      </Button>
    </>
  )
}

function NewAccount({ token, email }: { token: string; email: string }) {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [joined, setJoined] = useState(false)
  const { fault, working, attempt } = useAttempt()
  const withPasskey = () =>
    attempt('passkey', async () => {
      if (!joined) await call(token, { name })
      setJoined(true)
      await addPasskey(thisDevice())
      location.replace('/console/')
    })
  return (
    <>
      <Refused says={fault} />
      {joined && (
        <p className="note">
          You have joined. Try the passkey again, or{' '}
          <a href="/console/account">set a password in your account</a>.
        </p>
      )}
      <Form
        onSubmit={(event) => {
          event.preventDefault()
          attempt('password', () => accept(token, { name, password }))
        }}
      >
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <Field
          label="Your name"
          autoComplete="name"
          value={name}
          onChange={setName}
          isRequired
          isDisabled={joined}
        />
        {hasPasskeys() && (
          <Button
            look="main"
            isPending={working === 'passkey'}
            isDisabled={!name.trim()}
            onPress={withPasskey}
          >
            Join with a passkey
          </Button>
        )}
        {!joined && (
          <>
            {hasPasskeys() && <p className="hint">Or with a password:</p>}
            <Field
              label="Password"
              type="password"
              autoComplete="new-password"
              value={password}
              onChange={setPassword}
              hint="At least 12 characters; a few words in a row are good."
            />
            <Button
              type="submit"
              look={hasPasskeys() ? 'usual' : 'main'}
              isPending={working === 'password'}
              isDisabled={!name.trim() || password === ''}
            >
              Join with a password
            </Button>
          </>
        )}
      </Form>
    </>
  )
}

async function accept(token: string, body: object) {
  await call(token, body)
  location.replace('/console/')
}

/** Not through the client of the API: a 401 here says who must sign in, and no session has ended. */
async function call<T>(token: string, body?: object): Promise<T> {
  const request: RequestInit = body
    ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    : {}
  const answer = await fetch(`/api/invitation/${encodeURIComponent(token)}`, request).catch((fault) => {
    throw offline(fault)
  })
  if (!answer.ok) {
    const problem = await problemOf(answer)
    if (problem.errors[0]) problem.message = problem.errors.map(({ message }) => message).join(' ')
    throw problem
  }
  return answer.json()
}
