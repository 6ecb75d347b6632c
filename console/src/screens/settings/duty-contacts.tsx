import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { DutyContact } from '../../../../src/desk/settings/contract.ts'
import { api } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem.ts'
import { useSession } from '../../app/session.tsx'
import { AutoField } from '../../parts/auto-field.tsx'
import { Button } from '../../parts/button.tsx'
import { Choice, Field } from '../../parts/field.tsx'
import { Empty, Fault, Shown } from '../../parts/states.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { SettingsPage } from './frame.tsx'
import { languages } from './languages.ts'

const queryKey = ['duty', 'contacts']
type Change = Partial<Omit<DutyContact, 'id'>>

/** Who is told at once when somebody asks for help. */
export default function DutyContactsPage() {
  const contacts = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get<{ contacts: DutyContact[] }>('/duty-contacts', {}, signal),
  })
  return (
    <SettingsPage title="Duty contacts">
      <p className="quiet">
        They are told at once when somebody asks for help, as the duty rota says. Each change is saved at
        once.
      </p>
      <Shown of={contacts}>
        {(data) =>
          data.contacts.length === 0 ? (
            <Empty title="Nobody is told when somebody asks for help">Add a contact below.</Empty>
          ) : (
            <ul className="lines">
              {data.contacts.map((contact) => (
                <Line key={contact.id} contact={contact} />
              ))}
            </ul>
          )
        }
      </Shown>
      <NewContact />
    </SettingsPage>
  )
}

function Line({ contact }: { contact: DutyContact }) {
  const queries = useQueryClient()
  const change = async (wanted: Change) => {
    const { before } = await api.patch<{ before: DutyContact }>(`/duty-contacts/${contact.id}`, wanted)
    await queries.invalidateQueries({ queryKey })
    return before
  }
  const save = async (wanted: Change, says: string) => {
    const before = await change(wanted)
    const back = Object.fromEntries(
      Object.keys(wanted).map((name) => [name, before[name as keyof DutyContact]]),
    )
    toast(says, { undo: () => change(back) })
  }
  const { name, email, language, active } = contact
  return (
    <li className={active ? '' : 'off'}>
      <div className="row">
        <AutoField
          label="Name"
          path="name"
          value={name}
          save={(typed) => save({ name: typed }, `Renamed to ${typed.trim()}`)}
        />
        <AutoField
          label="Mail address"
          path="email"
          type="email"
          value={email}
          save={(typed) => save({ email: typed.trim() }, `${name} is told at ${typed.trim()}`)}
        />
        <Choice
          label="Language"
          value={language}
          options={languages}
          onChange={(chosen) =>
            void save({ language: chosen }, `${name}: language changed`).catch(toastFault)
          }
        />
        <div className="act">
          <Button
            aria-label={active ? `Take off duty: ${name}` : `Put on duty: ${name}`}
            onPress={() =>
              void save({ active: !active }, `${name} is ${active ? 'off' : 'on'} duty`).catch(toastFault)
            }
          >
            {active ? 'Take off duty' : 'Put on duty'}
          </Button>
        </div>
      </div>
      {!active && <p className="hint">Off duty: is told nothing.</p>}
    </li>
  )
}

function NewContact() {
  const queries = useQueryClient()
  const { organisation } = useSession()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const own = languages.find(([tag]) => tag === organisation.language)?.[0] ?? 'en'
  const [language, setLanguage] = useState(own)
  const add = useMutation({
    mutationFn: () => api.post('/duty-contacts', { name, email: email.trim(), language }),
    onSuccess: async () => {
      toast(`${name.trim()} is a duty contact`)
      setName('')
      setEmail('')
      await queries.invalidateQueries({ queryKey })
    },
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    add.mutate()
  }
  const of = (path: string) => (add.error instanceof ApiProblem ? add.error.of(path) : undefined)
  return (
    <section aria-labelledby="new-contact" className="add">
      <h2 id="new-contact">Add a contact</h2>
      <form onSubmit={send}>
        <div className="row">
          <Field label="Name" value={name} onChange={setName} fault={of('name')} isRequired />
          <Field
            label="Mail address"
            type="email"
            value={email}
            onChange={setEmail}
            fault={of('email')}
            isRequired
          />
          <Choice label="Language" value={language} options={languages} onChange={setLanguage} />
          <div className="act">
            <Button type="submit" look="main" isPending={add.isPending}>
              Add
            </Button>
          </div>
        </div>
      </form>
      {add.error && !of('name') && !of('email') && <Fault fault={add.error} />}
    </section>
  )
}
