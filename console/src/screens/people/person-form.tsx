import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useMemo, useState } from 'react'
import type { PersonPage } from '../../../../src/desk/people/contract.ts'
import { api } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Choice, Field, Tick } from '../../parts/field.tsx'
import { useGo } from '../../parts/go.tsx'
import { useKept } from '../../parts/kept.ts'
import { Fault } from '../../parts/states.tsx'
import { toast } from '../../parts/toasts.tsx'
import { kindWords } from './words.ts'

type Person = PersonPage['person']
type Kind = Person['kind']
const kinds = Object.entries(kindWords) as [Kind, string][]
const lists = ['nationality', 'affiliation', 'tags'] as const
const empty = {
  ...{
    name: '',
    email: '',
    phone: '',
    language: 'en',
    kind: 'employee' as Kind,
    team: '',
    role: '',
    active: true,
  },
  ...{ nationality: '', affiliation: '', tags: '', emergencyContact: '', emergencyPhone: '' },
}
type Typed = typeof empty

/** Adds a person by hand; what was typed is there again after a reload. */
export function NewPerson({ onClose }: { onClose: () => void }) {
  const go = useGo()
  const [typed, setTyped, clear] = useKept<Typed>('person.new', empty)
  const add = useMutation({
    mutationFn: () => api.post<{ id: string }>('/people', asSent(typed)),
    onSuccess: ({ id }) => {
      clear()
      onClose()
      toast(`${typed.name} was added. Say where they are.`)
      go(`/people/${id}`)
    },
  })
  const giveUp = () => {
    clear()
    onClose()
  }
  return (
    <Dialog title="Add a person" isOpen onClose={giveUp} stays wide>
      <Form typed={typed} set={setTyped} save={add} giveUp={giveUp} says="Add" />
    </Dialog>
  )
}

/** Changes a person; only what differs is sent. */
export function ChangePerson({ person, onClose }: { person: Person; onClose: () => void }) {
  const before = useMemo(() => asTyped(person), [person])
  const [started] = useState(before)
  const [typed, setTyped, clear] = useKept<Typed>(`person.${person.id}`, started)
  const change = useMutation({
    mutationFn: () => {
      const [now, then] = [asSent(typed), asSent(before)]
      const fields = Object.entries(now).filter(
        ([field, value]) => JSON.stringify(value) !== JSON.stringify(then[field as keyof typeof then]),
      )
      return api.patch(`/people/${person.id}`, Object.fromEntries(fields))
    },
    onSuccess: () => {
      clear()
      onClose()
      const undo = () => api.patch(`/people/${person.id}`, asSent(before))
      toast(`${typed.name} was changed.`, { undo })
    },
  })
  const giveUp = () => {
    clear()
    onClose()
  }
  return (
    <Dialog title={`Change ${person.name}`} isOpen onClose={giveUp} stays wide>
      <Form typed={typed} set={setTyped} save={change} giveUp={giveUp} says="Save" />
    </Dialog>
  )
}

type FormProps = {
  typed: Typed
  set: (typed: Typed) => void
  save: { mutate: () => void; isPending: boolean; error: unknown }
  giveUp: () => void
  says: string
}

function Form({ typed, set, save, giveUp, says }: FormProps) {
  const problem = save.error instanceof ApiProblem ? save.error : undefined
  const field = (name: Exclude<keyof Typed, 'kind' | 'active'>) => ({
    value: typed[name],
    onChange: (value: string) => set({ ...typed, [name]: value }),
    fault: problem?.errors.find(({ path }) => path === name || path.startsWith(`${name}.`))?.message,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit}>
      {save.error && (!problem || problem.errors.length === 0) ? <Fault fault={save.error} /> : null}
      <div className="row">
        <Field label="Name" {...field('name')} isRequired autoFocus />
        <Field label="Mail address" {...field('email')} />
        <Field label="Telephone" {...field('phone')} />
      </div>
      <div className="row">
        <Field label="Language" {...field('language')} hint="A code or a name: fr, French." />
        <Choice
          label="Kind"
          value={typed.kind}
          options={kinds}
          onChange={(kind) => set({ ...typed, kind })}
        />
        <Field label="Nationality" {...field('nationality')} hint="Countries, divided by commas." />
      </div>
      <div className="row">
        <Field label="Team" {...field('team')} />
        <Field label="Role" {...field('role')} />
        <Field label="Affiliation" {...field('affiliation')} />
        <Field label="Tags" {...field('tags')} hint="Divided by commas." />
      </div>
      <div className="row">
        <Field
          label="Emergency contact"
          {...field('emergencyContact')}
          hint="A relative or friend; only a person ever calls them."
        />
        <Field label="Their telephone" {...field('emergencyPhone')} />
      </div>
      <Tick
        label="Active"
        hint="Whoever is not active is alerted of nothing."
        isOn={typed.active}
        onChange={(active) => set({ ...typed, active })}
      />
      <div className="actions">
        <Button look="plain" onPress={giveUp}>
          Give up
        </Button>
        <Button look="main" type="submit" isPending={save.isPending}>
          {says}
        </Button>
      </div>
    </form>
  )
}

function asSent({ nationality, affiliation, tags, ...typed }: Typed) {
  return { ...typed, nationality: parts(nationality), affiliation: parts(affiliation), tags: parts(tags) }
}

function parts(text: string): string[] {
  return [...new Set(text.split(/[,;]/).map((one) => one.trim()))].filter((one) => one !== '')
}

function asTyped(person: Person): Typed {
  const joined = Object.fromEntries(lists.map((name) => [name, person[name].join(', ')]))
  const { name, language, kind, active } = person
  const texts = {
    email: person.email ?? '',
    phone: person.phone ?? '',
    team: person.team ?? '',
    role: person.role ?? '',
    emergencyContact: person.emergencyContact ?? '',
    emergencyPhone: person.emergencyPhone ?? '',
  }
  return { ...empty, ...texts, ...joined, name, language, kind, active }
}
