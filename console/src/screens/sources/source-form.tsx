import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { SourceLine } from '../../../../src/desk/sources/contract.ts'
import { api } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Choice, Field } from '../../parts/field.tsx'
import { useGo } from '../../parts/go.tsx'
import { useKept } from '../../parts/kept.ts'
import { Fault } from '../../parts/states.tsx'
import { toast } from '../../parts/toasts.tsx'
import { FormatFinder } from './format-finder.tsx'
import { MoreFields } from './more-fields.tsx'
import { asAdded, asChanged, empty, type Typed, typedOf } from './typed.ts'
import { useChoices } from './use-choices.ts'
import { reliabilityWords } from './words.ts'

const grades = Object.entries(reliabilityWords).map(([grade, says]) => [grade, `${grade}: ${says}`] as const)

/** Adds a source that is fetched from an address, or changes one of the organisation's own. */
export function SourceForm({ source, onClose }: { source?: SourceLine; onClose: () => void }) {
  const choices = useChoices()
  const [start] = useState(() => (source ? typedOf(source) : empty))
  const [typed, set, clear] = useKept<Typed>(`source.${source?.id ?? 'new'}`, start)
  const close = () => {
    clear()
    onClose()
  }
  const save = useSave(source, start, typed, close)
  const problem = save.error instanceof ApiProblem ? save.error : undefined
  const fault = (name: string) => problem?.errors.find(({ path }) => path.split('.')[0] === name)?.message
  const change = (what: Partial<Typed>) => set({ ...typed, ...what })
  const isFetched = !source || source.way === 'address'
  const formats = choices.data?.formats.map(({ name, says }) => [name, `${name}: ${says}`] as const) ?? []
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ on: true })
  }
  return (
    <Dialog title={source ? `Change ${source.name}` : 'Add a source'} isOpen onClose={close} stays wide>
      <form onSubmit={submit} className="source-form">
        {save.error && (!problem || problem.errors.length === 0) ? <Fault fault={save.error} /> : null}
        {isFetched && (
          <>
            <Field
              label="Address"
              hint="Of a feed (RSS, Atom, JSON Feed), of CAP, or of a service Alarum knows."
              type="url"
              value={typed.url}
              onChange={(url) => change({ url })}
              fault={fault('url')}
              autoFocus
            />
            <FormatFinder url={typed.url} chosen={typed.format} onFind={(format) => change({ format })} />
          </>
        )}
        <div className="row">
          <Field
            label="Name"
            value={typed.name}
            onChange={(name) => change({ name })}
            fault={fault('name')}
          />
          <Choice
            label="Format"
            value={typed.format}
            options={formats}
            none="Not found out yet"
            onChange={(format) => change({ format })}
            fault={fault('format') && (typed.format === '' ? 'Find out, or choose one.' : fault('format'))}
          />
        </div>
        <div className="row">
          <Choice
            label="Reliability of the publisher"
            value={typed.reliability}
            options={grades}
            onChange={(reliability) => change({ reliability })}
            fault={fault('reliability')}
          />
          {isFetched && (
            <Field
              label="Asked every … minutes"
              inputMode="numeric"
              value={typed.every}
              onChange={(every) => change({ every })}
              fault={fault('every')}
            />
          )}
        </div>
        <MoreFields typed={typed} change={change} fault={fault} choices={choices.data} />
        <div className="actions">
          <Button look="plain" onPress={close}>
            Give up
          </Button>
          {!source && (
            <Button onPress={() => save.mutate({ on: false })} isPending={save.isPending}>
              Add, switched off
            </Button>
          )}
          <Button look="main" type="submit" isPending={save.isPending}>
            {source ? 'Save' : 'Add and switch on'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function useSave(source: SourceLine | undefined, start: Typed, typed: Typed, close: () => void) {
  const go = useGo()
  const queries = useQueryClient()
  const told = () => queries.invalidateQueries({ queryKey: ['source'] })
  const { change, back } = asChanged(start, typed)
  return useMutation({
    mutationFn: ({ on }: { on: boolean }) =>
      source
        ? api.patch<SourceLine>(`/sources/${source.id}`, withoutAddress(source, change))
        : api.post<SourceLine>('/sources', asAdded(typed, on)),
    onSuccess: async ({ id, key }) => {
      await told()
      close()
      const undo = () =>
        (source
          ? api.patch(`/sources/${id}`, withoutAddress(source, back))
          : api.post('/sources/remove', { keys: [key] })
        ).then(told)
      toast(`${typed.name} was ${source ? 'changed' : 'added'}.`, { undo })
      if (!source) void go(`/sources/${key}`)
    },
  })
}

/** What comes by itself has neither an address nor a schedule to change. */
function withoutAddress({ way }: SourceLine, { url, every, ...change }: Record<string, unknown>) {
  if (way !== 'address') return change
  return { ...change, ...(url !== undefined && { url }), ...(every !== undefined && { every }) }
}
