import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonPage, StayLine } from '../../../../src/desk/people/contract.ts'
import { api } from '../../api/client.ts'
import { useMay } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/states.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { When } from '../../parts/when.tsx'
import { StayForm } from './stay-form.tsx'
import { spanOf, stayWords } from './words.ts'

type Props = { page: PersonPage; onAdd: (kind: StayLine['kind']) => void }

/** A person's trips and stays, each to be changed or cancelled; what was cancelled can be brought back. */
export function Stays({ page: { person, stays, trips, cancelled }, onAdd }: Props) {
  const may = useMay('people.write') && !person.erased
  const [changing, setChanging] = useState<StayLine>()
  const purposes = new Map(trips.map(({ id, purpose }) => [id, purpose]))
  const restore = useRestore(person.id)
  const cancel = useMutation({
    mutationFn: (stay: StayLine) => api.delete(`/people/${person.id}/stays/${stay.id}`),
    onSuccess: (_, stay) =>
      toast(`${stay.label} was cancelled.`, { undo: () => restore.mutateAsync(stay.id) }),
    onError: toastFault,
  })
  return (
    <>
      {stays.length === 0 ? (
        <Empty title="Nothing is known of where they are">
          <p>Nobody can be alerted by place whose places are not known.</p>
          {may && <Button onPress={() => onAdd('lodging')}>Add a trip</Button>}
        </Empty>
      ) : (
        <ul className="stays">
          {stays.map((stay) => (
            <li key={stay.id} className="card">
              <strong>{stay.label}</strong> <span className="tag">{stayWords[stay.kind]}</span>
              <p>
                {spanOf(stay)}
                {stay.zone && <span className="quiet"> ({stay.zone})</span>}
              </p>
              {stay.trip && purposes.get(stay.trip) && <p className="quiet">{purposes.get(stay.trip)}</p>}
              {stay.assumed && <p className="hint">Assumed: {stay.assumed}.</p>}
              {may && (
                <div className="actions">
                  <Button
                    small
                    look="plain"
                    onPress={() => setChanging(stay)}
                    aria-label={`Change ${stay.label}`}
                  >
                    Change
                  </Button>
                  <Button
                    small
                    look="plain"
                    onPress={() => cancel.mutate(stay)}
                    isPending={cancel.isPending && cancel.variables?.id === stay.id}
                    aria-label={`Cancel ${stay.label}`}
                  >
                    Cancel
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {cancelled.length > 0 && (
        <details>
          <summary>Cancelled ({cancelled.length})</summary>
          <ul>
            {cancelled.map((one) => (
              <li key={one.id}>
                {one.label}, {spanOf({ ...one, zone: null })}; cancelled by {one.by} <When at={one.at} />{' '}
                {may && (
                  <Button small onPress={() => restore.mutate(one.id)} aria-label={`Bring back ${one.label}`}>
                    Bring back
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {changing && (
        <StayForm
          person={person}
          kind={changing.kind}
          stay={changing}
          onClose={() => setChanging(undefined)}
        />
      )}
    </>
  )
}

function useRestore(person: string) {
  return useMutation({
    mutationFn: (stay: string) => api.post(`/people/${person}/stays/${stay}/restore`),
    onSuccess: () => toast('It is back.'),
    onError: toastFault,
  })
}
