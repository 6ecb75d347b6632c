import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DutyView } from '../../../../src/desk/duty/contract.ts'
import { api } from '../../api/client.ts'
import { useMay } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Go } from '../../parts/go.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { When } from '../../parts/when.tsx'
import '../situations/situations.css'
import './duty.css'
import { LayerDialog } from './layer-dialog.tsx'
import { type Draft, OverrideDialog } from './override-dialog.tsx'
import { inZone, type Layer } from './pattern.ts'
import { DutyTabs } from './tabs.tsx'
import { Week } from './week.tsx'

/** Who is on duty now and in the days that follow. */
export default function DutyPage() {
  const duty = useQuery({
    queryKey: ['duty', 'rota'],
    queryFn: ({ signal }) => api.get<DutyView>('/duty', { days: 7 }, signal),
    meta: { also: ['setting'] },
    refetchInterval: 60_000,
  })
  return <Shown of={duty}>{(data) => <Duty duty={data} />}</Shown>
}

type Open = { what: 'layer'; layer: Layer | null } | { what: 'override'; draft: Draft }

function Duty({ duty }: { duty: DutyView }) {
  const may = useMay('replies.write')
  const [open, setOpen] = useState<Open | null>(null)
  const tomorrow = new Date(Date.parse(duty.from) + 12 * 3_600_000).toISOString()
  return (
    <Page
      title="Duty"
      actions={
        may && (
          <>
            {duty.layers.length > 0 && (
              <Button
                onPress={() =>
                  setOpen({
                    what: 'override',
                    draft: {
                      layer: duty.layers[0]?.id ?? '',
                      covers: null,
                      starts: duty.from,
                      ends: tomorrow,
                    },
                  })
                }
              >
                Somebody stands in
              </Button>
            )}
            <Button
              look="main"
              onPress={() => setOpen({ what: 'layer', layer: null })}
              isDisabled={duty.contacts.length === 0}
            >
              Add a layer
            </Button>
          </>
        )
      }
    >
      <DutyTabs />
      <Now duty={duty} />
      {duty.layers.length === 0 ? (
        <Empty title="There is no rota">
          Every duty contact is told of each request for help. Add a layer, and whoever is on duty is told
          first.
          {duty.contacts.length === 0 && (
            <p>
              First <Go to="/settings">write down a duty contact</Go>.
            </p>
          )}
        </Empty>
      ) : (
        <>
          <h2>Seven days</h2>
          <Week
            duty={duty}
            may={may}
            onFill={(draft) => setOpen({ what: 'override', draft })}
            onChange={(layer) => setOpen({ what: 'layer', layer })}
          />
          <Overrides duty={duty} may={may} />
        </>
      )}
      {may && <Acknowledgement minutes={duty.acknowledgeMinutes} />}
      {open?.what === 'layer' && (
        <LayerDialog
          layer={open.layer}
          position={duty.layers.length + 1}
          contacts={duty.contacts}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.what === 'override' && (
        <OverrideDialog duty={duty} draft={open.draft} onClose={() => setOpen(null)} />
      )}
    </Page>
  )
}

function Now({ duty }: { duty: DutyView }) {
  const { why, contacts } = duty.rings
  const names = contacts.map(({ name }) => name).join(', ')
  return (
    <section aria-label="On duty now">
      {why === 'nobody-on-duty' && (
        <div className="fault" role="alert">
          <p>
            <strong>Nobody is on duty.</strong> A request for help rings every duty contact: {names}.
          </p>
        </div>
      )}
      {why === 'no-contact' && (
        <div className="fault" role="alert">
          <p>
            <strong>There is no duty contact.</strong> A request for help rings nobody.{' '}
            <Go to="/settings">Write one down in the settings.</Go>
          </p>
        </div>
      )}
      <ul className="on-duty">
        {duty.now.map((one) => (
          <li key={one.layer} className="card">
            <span className="small quiet">{one.name}</span>
            <strong>{one.contact ? one.contact.name : '▲ Nobody'}</strong>
            {one.contact?.phone && <a href={`tel:${one.contact.phone}`}>{one.contact.phone}</a>}
            <span className="small">
              until {inZone(one.until, one.zone)} ({one.zone})
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Overrides({ duty, may }: { duty: DutyView; may: boolean }) {
  const client = useQueryClient()
  const act = (id: string, what: 'withdraw' | 'restore') =>
    api.post(`/duty/overrides/${id}/${what}`).then(() => client.invalidateQueries({ queryKey: ['duty'] }))
  const withdraw = useMutation({
    mutationFn: (id: string) => act(id, 'withdraw'),
    onSuccess: (_, id) => toast('Withdrawn.', { undo: () => act(id, 'restore') }),
    onError: toastFault,
  })
  if (duty.overrides.length === 0) return null
  const name = (id: string | null) => duty.contacts.find((one) => one.id === id)?.name
  return (
    <section>
      <h2>Standing in</h2>
      <ul className="lines">
        {duty.overrides.map((one) => (
          <li key={one.id}>
            <strong>{name(one.contact)}</strong> for {name(one.covers) ?? 'whoever has the layer'},{' '}
            <When at={one.starts} /> – <When at={one.ends} />
            {one.note && <p className="small">{one.note}</p>}
            <p className="small quiet">by {one.by}</p>
            {may && (
              <Button small onPress={() => withdraw.mutate(one.id)}>
                Withdraw
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Acknowledgement({ minutes }: { minutes: number }) {
  const [typed, setTyped] = useState(String(minutes))
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: () => api.put('/duty/acknowledgement', { minutes: Number(typed) }),
    onSuccess: async () => {
      toast('Saved; it holds for cases opened from now on.')
      await client.invalidateQueries({ queryKey: ['duty'] })
    },
    onError: toastFault,
  })
  return (
    <section>
      <h2>How soon a case is to be taken</h2>
      <p className="small quiet">Then the next on the rota is told, after the last layer everybody.</p>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <Field label="Minutes" type="number" value={typed} onChange={setTyped} />
        <Button type="submit" isPending={save.isPending}>
          Save
        </Button>
      </form>
    </section>
  )
}
