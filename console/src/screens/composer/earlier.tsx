import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { Field } from '../../parts/field.tsx'
import { Shown } from '../../parts/states.tsx'

export const ways = [
  ['update', 'Update', 'the next revision of the same alert'],
  ['correction', 'Correction', 'a revision that mends a mistake'],
  ['follow-up', 'Follow-up', 'a new alert about a new development'],
  ['copy', 'Copy', 'a new alert that has nothing to do with it'],
] as const
export type Way = (typeof ways)[number][0]

type AlertRow = { id: string; slug: string; headline: string | null }
type Props = { alert: string; onAlert: (alert: string) => void; as: Way; onAs: (as: Way) => void }

/** An earlier alert, and what the draft is to become of it. */
export function Earlier({ alert, onAlert, as, onAs }: Props) {
  const [sought, setSought] = useState('')
  const alerts = useQuery({
    queryKey: ['alert', 'list'],
    queryFn: ({ signal }) => api.get<{ alerts: AlertRow[] }>('/alerts', { limit: 200 }, signal),
  })
  const fits = ({ headline }: AlertRow) =>
    (headline ?? '').toLowerCase().includes(sought.trim().toLowerCase())
  return (
    <>
      <fieldset className="froms">
        <legend>What becomes of it</legend>
        {ways.map(([one, name, says]) => (
          <label key={one}>
            <input type="radio" name="as" checked={as === one} onChange={() => onAs(one)} />
            <span>
              {name} <span className="hint">{says}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Field label="Find an alert" value={sought} onChange={setSought} />
      <Shown of={alerts}>
        {({ alerts: all }) => (
          <fieldset className="earlier">
            <legend>Alerts, latest first</legend>
            {!all.some(fits) && <p className="quiet">No alert is called that.</p>}
            {all
              .filter(fits)
              .slice(0, 30)
              .map(({ id, slug, headline }) => (
                <label key={id}>
                  <input
                    type="radio"
                    name="alert"
                    checked={alert === slug || alert === id}
                    onChange={() => onAlert(id)}
                  />
                  <span>{headline}</span>
                </label>
              ))}
          </fieldset>
        )}
      </Shown>
    </>
  )
}
