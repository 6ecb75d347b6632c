import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PeoplePage } from '../../../../src/desk/people/contract.ts'
import { api } from '../../api/client.ts'
import { saysOf } from '../../api/problem.ts'
import { useLookUpReason } from '../../app/reason.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'

export type Contact = { id: string; name: string }
type Props = { chosen: Contact[]; set: (contacts: Contact[]) => void; fault: string | undefined }

/** Who answers for a site: people found by a part of the name. */
export function Contacts({ chosen, set, fault }: Props) {
  const reason = useLookUpReason()
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  const found = useQuery({
    queryKey: ['person', 'list', 'contacts', asked],
    queryFn: ({ signal }) => api.get<PeoplePage>('/people', { search: asked, limit: 8 }, signal),
    enabled: asked !== '' && reason !== null,
    placeholderData: keepPreviousData,
  })
  const offered = asked
    ? (found.data?.people ?? []).filter(({ id }) => !chosen.some((one) => one.id === id))
    : []
  return (
    <fieldset>
      <legend>Contacts</legend>
      {chosen.length > 0 && (
        <ul>
          {chosen.map(({ id, name }) => (
            <li key={id}>
              {name}{' '}
              <Button
                small
                look="plain"
                aria-label={`Remove ${name}`}
                onPress={() => set(chosen.filter((one) => one.id !== id))}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      {reason === null ? (
        <p className="quiet">
          Give a reason on the page of people or of a site; then contacts can be looked up.
        </p>
      ) : (
        <div className="row">
          <Field
            label="Look for a person"
            value={typed}
            onChange={setTyped}
            fault={fault ?? (found.error ? saysOf(found.error) : undefined)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              setAsked(typed.trim())
            }}
          />
          <div className="field">
            <Button onPress={() => setAsked(typed.trim())} isDisabled={typed.trim() === ''}>
              Look
            </Button>
          </div>
        </div>
      )}
      <div aria-live="polite">
        {asked && found.data && offered.length === 0 && (
          <p className="quiet">Nobody else is found like that.</p>
        )}
        {offered.map(({ id, name, email }) => (
          <Button key={id} small onPress={() => set([...chosen, { id, name }])}>
            {name} {email && <span className="quiet">{email}</span>}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}
