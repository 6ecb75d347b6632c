import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import type { SourceSets } from '../../../../src/desk/sources/contract.ts'
import { api } from '../../api/client.ts'

type Props = { label: string; value: string; onChange: (name: string) => void; onEnter: () => void }

/** The name of a set: one there is, offered while typing, or a new one. */
export function SetName({ label, value, onChange, onEnter }: Props) {
  const list = useId()
  const sets = useQuery({
    queryKey: ['source', 'sets'],
    queryFn: ({ signal }) => api.get<SourceSets>('/sources/sets', {}, signal),
  })
  return (
    <label className="field">
      <span>{label}</span>
      <input
        list={list}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          onEnter()
        }}
      />
      <datalist id={list}>
        {sets.data?.sets.map(({ set }) => (
          <option key={set} value={set} />
        ))}
      </datalist>
    </label>
  )
}

/** What was typed as the name of a set: `East Africa` is `east-africa`. */
export function asSetName(typed: string) {
  return typed
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
}
