import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Form } from 'react-aria-components'
import type { Account } from '../../../../src/server/api/account.ts'
import { api } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { auth } from '../sign-in/auth.ts'
import { Passkeys } from './passkeys.tsx'
import { SecondFactor } from './second-factor.tsx'
import { Sessions } from './sessions.tsx'
import './account.css'

/** Everything of an account, or less where the organisation's provider keeps how its members sign in. */
export function AccountParts({ account }: { account: Account }) {
  const signOut = useMutation({
    mutationFn: () => auth('sign-out', {}),
    onSuccess: () => location.assign('/console/sign-in'),
    onError: toastFault,
  })
  return (
    <div className="account">
      {account.providerKeepsIt ? (
        <p className="note">
          You are signed in as <strong>{account.email}</strong> by your organisation’s provider, which keeps
          your name, password and second factor.
        </p>
      ) : (
        <>
          <Name account={account} />
          <Password account={account} />
          <SecondFactor account={account} />
          <Passkeys account={account} />
        </>
      )}
      <Sessions account={account} />
      <Button isPending={signOut.isPending} onPress={() => signOut.mutate()}>
        Sign out
      </Button>
    </div>
  )
}

/** Asks for the account again once something of it has changed. */
export function useRefresh() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['member'] })
}

function Name({ account }: { account: Account }) {
  const [name, setName] = useState(account.name)
  const refresh = useRefresh()
  const change = useMutation({
    mutationFn: (to: string) => api.put('/account/name', { name: to }),
    onSuccess: (_, to) => {
      const before = account.name
      refresh()
      if (to !== before)
        toast('Your name is changed.', {
          undo: async () => {
            await api.put('/account/name', { name: before })
            setName(before)
            refresh()
          },
        })
    },
  })
  return (
    <section aria-labelledby="account-name">
      <h2 id="account-name">Name</h2>
      <Form
        className="row"
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate(name)
        }}
      >
        <Field
          label="Your name"
          autoComplete="name"
          value={name}
          onChange={setName}
          fault={faultOf(change.error, 'name')}
          hint={`You sign in as ${account.email}`}
        />
        <Button type="submit" isPending={change.isPending} isDisabled={name.trim() === account.name}>
          Change
        </Button>
      </Form>
    </section>
  )
}

function Password({ account }: { account: Account }) {
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const refresh = useRefresh()
  const change = useMutation({
    mutationFn: () => api.put('/account/password', { password, ...(account.password ? { current } : {}) }),
    onSuccess: () => {
      setCurrent('')
      setPassword('')
      refresh()
      toast('Your password is set; your other sessions have ended.')
    },
  })
  return (
    <section aria-labelledby="account-password">
      <h2 id="account-password">Password</h2>
      {!account.password && (
        <p>You have no password yet. Set one, or add a passkey below: then you need no link to sign in.</p>
      )}
      <Form
        className="row"
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate()
        }}
      >
        <input type="hidden" autoComplete="username" value={account.email} readOnly />
        {account.password && (
          <Field
            label="Current password"
            type="password"
            autoComplete="current-password"
            value={current}
            onChange={setCurrent}
            fault={faultOf(change.error, 'current')}
          />
        )}
        <Field
          label="New password"
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          fault={faultOf(change.error, 'password')}
          hint="At least 12 characters; a few words in a row are good."
        />
        <Button type="submit" isPending={change.isPending} isDisabled={password === ''}>
          {account.password ? 'Change' : 'Set'}
        </Button>
      </Form>
      {change.error instanceof ApiProblem && change.error.errors.length === 0 && (
        <p className="fault" role="alert">
          {change.error.message}
        </p>
      )}
    </section>
  )
}

function faultOf(error: unknown, field: string) {
  return error instanceof ApiProblem ? error.of(field) : undefined
}
