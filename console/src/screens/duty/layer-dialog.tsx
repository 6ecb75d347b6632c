import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Contact, NewLayer } from '../../../../src/desk/duty/contract.ts'
import { api } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem.ts'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Choice, Field } from '../../parts/field.tsx'
import { Fault } from '../../parts/states.tsx'
import { toast } from '../../parts/toasts.tsx'
import { daysOf, type Layer, type Row, rowsOf, shiftsOf, thisMonday } from './pattern.ts'

type Props = { layer: Layer | null; position: number; contacts: Contact[]; onClose: () => void }

/** One layer with its weekly pattern, in wall-clock time of its zone. */
export function LayerDialog({ layer, position, contacts, onClose }: Props) {
  const { organisation } = useSession()
  const [name, setName] = useState(layer?.name ?? (position === 1 ? 'First line' : 'Second line'))
  const [zone, setZone] = useState(layer?.zone ?? organisation.timeZone)
  const [weeks, setWeeks] = useState(layer?.weeks ?? 1)
  const [rows, setRows] = useState<Row[]>(() => (layer ? rowsOf({ ...layer, weeks: layer.weeks ?? 1 }) : []))
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: () => {
      const anchor = layer?.anchor ?? thisMonday()
      const body: NewLayer = {
        ...{ name, zone, weeks, anchor },
        ...{ position: layer?.position ?? position, shifts: shiftsOf(rows, weeks) },
      }
      return layer ? api.put(`/duty/layers/${layer.id}`, body) : api.post('/duty/layers', body)
    },
    onSuccess: async () => {
      toast('The rota is saved.')
      await client.invalidateQueries({ queryKey: ['duty'] })
      onClose()
    },
  })
  const fault = save.error instanceof ApiProblem ? save.error : null
  const change = (index: number, some: Partial<Row>) =>
    setRows(rows.map((row, at) => (at === index ? { ...row, ...some } : row)))
  const add = () => {
    const before = rows.at(-1)
    const contact = contacts.find(({ active }) => active)?.id ?? ''
    const fromDay = before ? before.toDay : 0
    const fromTime = before?.toTime ?? '09:00'
    setRows([
      ...rows,
      {
        id: crypto.randomUUID(),
        contact,
        fromDay,
        fromTime,
        toDay: (fromDay + 1) % (weeks * 7),
        toTime: fromTime,
      },
    ])
  }
  return (
    <Dialog title={layer ? `Change ${layer.name}` : 'Add a layer'} isOpen onClose={onClose} wide stays>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <div className="row">
          <Field label="Name" value={name} onChange={setName} fault={fault?.of('name')} />
          <Field
            label="Time zone"
            value={zone}
            onChange={setZone}
            fault={fault?.of('zone')}
            hint="Such as Europe/Paris. Handovers keep their local time when clocks change."
          />
          <Choice
            label="Repeats"
            value={String(weeks)}
            options={['1', '2', '3', '4'].map(
              (n) => [n, n === '1' ? 'every week' : `every ${n} weeks`] as const,
            )}
            onChange={(n) => setWeeks(Number(n))}
          />
        </div>
        <h3>Shifts</h3>
        {rows.length === 0 && <p className="quiet">No shift yet: nobody would be on duty in this layer.</p>}
        {rows.map((row, index) => (
          <fieldset key={row.id} className="shift">
            <legend>Shift {index + 1}</legend>
            <div className="row">
              <Choice
                label="Who"
                value={row.contact}
                options={contacts.map(
                  ({ id, name, active }) => [id, active ? name : `${name} (away)`] as const,
                )}
                onChange={(contact) => change(index, { contact })}
              />
              <Choice
                label="From"
                value={String(row.fromDay)}
                options={daysOf(weeks)}
                onChange={(d) => change(index, { fromDay: Number(d) })}
              />
              <Time label="From time" value={row.fromTime} set={(fromTime) => change(index, { fromTime })} />
              <Choice
                label="To"
                value={String(row.toDay)}
                options={daysOf(weeks)}
                onChange={(d) => change(index, { toDay: Number(d) })}
              />
              <Time label="To time" value={row.toTime} set={(toTime) => change(index, { toTime })} />
              <Button
                look="plain"
                onPress={() => setRows(rows.filter((_, at) => at !== index))}
                aria-label={`Remove shift ${index + 1}`}
              >
                Remove
              </Button>
            </div>
          </fieldset>
        ))}
        <Button onPress={add} isDisabled={contacts.length === 0}>
          Add a shift
        </Button>
        {save.error && <Fault fault={save.error} />}
        <div className="actions">
          <Button onPress={onClose}>Cancel</Button>
          <Button look="main" type="submit" isPending={save.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function Time({ label, value, set }: { label: string; value: string; set: (time: string) => void }) {
  return (
    <label className="field">
      <span>{label}</span>
      <input type="time" required value={value} onChange={(event) => set(event.currentTarget.value)} />
    </label>
  )
}
