import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Form } from 'react-aria-components'
import type { NewProvider, Provider } from '../../../../src/server/api/providers.ts'
import { api } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem.ts'
import { Button } from '../../parts/button.tsx'
import { Choice, Field } from '../../parts/field.tsx'
import { Shown } from '../../parts/states.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { roleWords } from './role-words.ts'

const empty: NewProvider = { issuer: '', clientId: '', clientSecret: '', domain: '', defaultRole: 'viewer' }
const defaultRoles = (['viewer', 'analyst', 'approver', 'security-manager'] as const).map(
  (role) => [role, roleWords[role].name] as const,
)

/** Single sign-on: whoever a provider knows by an address of its domain signs in by it. */
export function Providers() {
  const [adding, setAdding] = useState(false)
  const [sure, setSure] = useState<string | null>(null)
  const client = useQueryClient()
  const providers = useQuery({
    queryKey: ['setting', 'providers'],
    queryFn: ({ signal }) => api.get<{ providers: Provider[] }>('/sign-in-providers', {}, signal),
  })
  const refresh = () => client.invalidateQueries({ queryKey: ['setting', 'providers'] })
  const remove = useMutation({
    mutationFn: (id: string) => api.delete(`/sign-in-providers/${id}`),
    onSuccess: () => {
      refresh()
      toast('The provider is removed; the sessions it vouched for have ended.')
    },
    onError: toastFault,
  })
  return (
    <section aria-labelledby="single-sign-on">
      <h2 id="single-sign-on">Single sign-on</h2>
      <Shown of={providers}>
        {({ providers: all }) => (
          <>
            {all.length === 0 && !adding && (
              <p className="quiet">
                None. With a provider of yours (OpenID Connect), members of your domain sign in where they
                always do.
              </p>
            )}
            <ul className="member-lines">
              {all.map(({ id, domain, issuer, defaultRole, callback }) => (
                <li key={id}>
                  <span>
                    <strong>{domain}</strong> by {issuer}
                    <br />
                    <span className="quiet small">
                      New members are {roleWords[defaultRole].name.toLowerCase()}. Redirect address to
                      register there: <code>{callback}</code>
                    </span>
                  </span>
                  <Button
                    small
                    look={sure === id ? 'danger' : 'usual'}
                    aria-label={`Remove the provider of ${domain}`}
                    isPending={remove.isPending}
                    onPress={() => (sure === id ? remove.mutate(id) : setSure(id))}
                  >
                    {sure === id ? 'Remove, and sign its members out' : 'Remove'}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Shown>
      {adding ? (
        <Add
          onDone={() => {
            setAdding(false)
            refresh()
          }}
          onClose={() => setAdding(false)}
        />
      ) : (
        <Button onPress={() => setAdding(true)}>Add a provider</Button>
      )}
    </section>
  )
}

function Add({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const [given, setGiven] = useState(empty)
  const add = useMutation({
    mutationFn: () => api.post<Provider>('/sign-in-providers', given),
    onSuccess: () => {
      toast('The provider is registered. Now register its redirect address there.')
      onDone()
    },
  })
  const field = (name: Exclude<keyof NewProvider, 'defaultRole'>) => ({
    value: given[name],
    onChange: (value: string) => setGiven({ ...given, [name]: value }),
    fault: add.error instanceof ApiProblem ? add.error.of(name) : undefined,
    isRequired: true,
  })
  const general =
    add.error instanceof ApiProblem && add.error.errors.length === 0 ? add.error.message : undefined
  return (
    <Form
      className="provider"
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate()
      }}
    >
      <div role="alert">{general && <p className="fault">{general}</p>}</div>
      <Field label="Issuer" hint="As the provider calls itself, https://…" type="url" {...field('issuer')} />
      <Field
        label="Mail domain"
        hint="Whose addresses it signs in, such as example.org"
        {...field('domain')}
      />
      <Field label="Client id" {...field('clientId')} />
      <Field label="Client secret" type="password" autoComplete="off" {...field('clientSecret')} />
      <Choice
        label="Role of new members"
        value={given.defaultRole}
        options={defaultRoles}
        onChange={(defaultRole) => setGiven({ ...given, defaultRole })}
        hint="Members you have already keep theirs."
      />
      <div className="actions">
        <Button look="main" type="submit" isPending={add.isPending}>
          Register
        </Button>
        <Button look="plain" onPress={onClose}>
          Not now
        </Button>
      </div>
    </Form>
  )
}
