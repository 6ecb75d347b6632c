import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { ApiKey, NewApiKey } from '../../../../src/desk/settings/contract.ts'
import { api } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Choice, Field } from '../../parts/field.tsx'
import { Empty, Fault, Shown } from '../../parts/states.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { Ago, When } from '../../parts/when.tsx'
import { SettingsPage } from './frame.tsx'
import { roleWords } from './role-words.ts'

const queryKey = ['setting', 'keys']
const roleNames = (Object.entries(roleWords) as [ApiKey['role'], { name: string }][]).map(
  ([role, { name }]) => [role, name] as const,
)

/** Keys for other programs: made with a role, shown once, revoked. */
export default function KeysPage() {
  const keys = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get<{ keys: ApiKey[] }>('/keys', {}, signal),
  })
  return (
    <SettingsPage title="API keys">
      <p className="quiet">
        A key lets another program act for the organisation, as far as its role goes. It is sent in the header{' '}
        <code>x-api-key</code>; the addresses are listed in <a href="/api/openapi.json">/api/openapi.json</a>.
      </p>
      <NewKey />
      <Shown of={keys}>
        {(data) =>
          data.keys.length === 0 ? (
            <Empty title="No key yet">Make the first above, for instance for a travel desk’s import.</Empty>
          ) : (
            <ul className="lines">
              {data.keys.map((key) => (
                <Line key={key.id} made={key} />
              ))}
            </ul>
          )
        }
      </Shown>
    </SettingsPage>
  )
}

const days = [
  ['30', '30 days'],
  ['90', '90 days'],
  ['365', 'A year'],
  ['never', 'Until it is revoked'],
] as const

function NewKey() {
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [role, setRole] = useState<ApiKey['role']>('viewer')
  const [expires, setExpires] = useState<(typeof days)[number][0]>('90')
  const [shown, setShown] = useState<string | null>(null)
  const make = useMutation({
    mutationFn: (key: NewApiKey) => api.post<{ id: string; key: string }>('/keys', key),
    onSuccess: ({ key }) => {
      setShown(key)
      setName('')
      void queries.invalidateQueries({ queryKey })
    },
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    make.mutate({ name: name.trim(), role, days: expires === 'never' ? null : Number(expires) })
  }
  const fault = make.error instanceof ApiProblem ? make.error.of('name') : undefined
  return (
    <section aria-labelledby="new-key" className="add">
      <h2 id="new-key">Make a key</h2>
      <form onSubmit={send}>
        <div className="row">
          <Field
            label="Name"
            value={name}
            onChange={setName}
            fault={fault}
            placeholder="What will use it"
            isRequired
            maxLength={32}
          />
          <Choice label="Acts as" value={role} options={roleNames} onChange={setRole} />
          <Choice label="Holds for" value={expires} options={days} onChange={setExpires} />
          <div className="act">
            <Button type="submit" look="main" isPending={make.isPending}>
              Make it
            </Button>
          </div>
        </div>
      </form>
      {make.error && !fault && <Fault fault={make.error} />}
      <Dialog title="The key, once" isOpen={shown !== null} onClose={() => setShown(null)} stays>
        <p>Copy it now to where it will be used. It is kept here only as a hash and cannot be shown again.</p>
        <code className="secret" data-testid="key">
          {shown}
        </code>
        <div className="actions">
          <Copy text={shown ?? ''} />
          <Button look="main" onPress={() => setShown(null)}>
            I have it
          </Button>
        </div>
      </Dialog>
    </section>
  )
}

function Copy({ text }: { text: string }) {
  const [done, setDone] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setDone(true)
    } catch {
      toastFault(new Error('This browser does not let us copy: select the key and copy it by hand.'))
    }
  }
  return <Button onPress={() => void copy()}>{done ? 'Copied' : 'Copy'}</Button>
}

function Line({ made }: { made: ApiKey }) {
  const queries = useQueryClient()
  const set = async (revoked: boolean) => {
    await api.patch(`/keys/${made.id}`, { revoked })
    await queries.invalidateQueries({ queryKey })
  }
  const revoke = async () => {
    try {
      await set(true)
      toast(`${made.name} is revoked`, { undo: () => set(false) })
    } catch (fault) {
      toastFault(fault)
    }
  }
  const role = roleWords[made.role].name
  return (
    <li className={made.state === 'active' ? '' : 'off'}>
      <div className="line-head">
        <span>
          <strong>{made.name}</strong> <code>{made.start}…</code> <span className="tag">{role}</span>{' '}
          {made.state !== 'active' && <span className="tag">{made.state}</span>}
        </span>
        {made.state === 'active' && (
          <Button small onPress={() => void revoke()} aria-label={`Revoke ${made.name}`}>
            Revoke
          </Button>
        )}
      </div>
      <p className="hint">
        Made <When at={made.createdAt} />;{' '}
        {made.lastUsedAt ? (
          <>
            last used <Ago at={made.lastUsedAt} />
          </>
        ) : (
          'never used'
        )}
        ;{' '}
        {made.expiresAt ? (
          <>
            ends <Ago at={made.expiresAt} />
          </>
        ) : (
          'no end'
        )}
        .
      </p>
      {made.withoutRole && (
        <p className="note small">
          It was made before keys had roles, so it acts as owner. Make one with a role instead.
        </p>
      )}
    </li>
  )
}
