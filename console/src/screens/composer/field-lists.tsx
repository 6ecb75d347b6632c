import { useState } from 'react'
import type { AlertContent, AlertPlace } from '../../../../src/alerts/alert.ts'
import type { PlaceFound } from '../../../../src/desk/drafts/contract.ts'
import type { Action } from '../../../../src/vocabulary/action.ts'
import { Button } from '../../parts/button.tsx'
import type { DraftField } from './field.ts'
import { FieldBox } from './field-box.tsx'
import { useField, useListField } from './open-draft.tsx'
import { PlacePicker } from './place-picker.tsx'
import { Rows } from './rows.tsx'
import { Line, Pick } from './small-controls.tsx'
import { actions, placeRoles, responseModes } from './words.ts'

const countryNames = new Intl.DisplayNames(['en'], { type: 'region' })

export function countryName(code: string): string {
  try {
    return countryNames.of(code) ?? code
  } catch {
    return code
  }
}

export function Countries() {
  const [countries, set] = useListField<string>('countries')
  return (
    <FieldBox field="countries">
      <Chips
        items={countries.map((code) => [code, countryName(code)])}
        onRemove={(code) => set(countries.filter((one) => one !== code))}
      />
      <PlacePicker
        hideLabel
        label="Add a country"
        kind="country"
        onPick={({ country }) => countries.includes(country) || set([...countries, country])}
      />
    </FieldBox>
  )
}

export function Places() {
  const [places, set] = useListField<AlertPlace>('places')
  const add = (found: PlaceFound) => {
    if (!places.some(({ ref }) => ref === found.ref)) set([...places, placeOf(found)])
  }
  return (
    <FieldBox field="places">
      <ul className="draft-places">
        {places.map((place, index) => (
          <li key={`${place.ref} ${place.role}`}>
            <span>
              {place.name} {place.iata && <span className="tag">{place.iata}</span>}{' '}
              <span className="quiet small">{countryName(place.country)}</span>
            </span>
            <Pick
              label={`What ${place.name} has to do with it`}
              value={place.role}
              options={placeRoles}
              onChange={(role) => set(places.map((one, i) => (i === index ? { ...one, role } : one)))}
            />
            <Button
              small
              look="plain"
              aria-label={`Remove ${place.name}`}
              onPress={() => set(places.filter((_, i) => i !== index))}
            >
              ✕
            </Button>
          </li>
        ))}
      </ul>
      <PlacePicker hideLabel label="Add a place" onPick={add} />
    </FieldBox>
  )
}

function placeOf({ ref, name, kind, country, lat, lon, iata }: PlaceFound): AlertPlace {
  const known = kind as AlertPlace['kind']
  return { ref, name, kind: known, country, lat, lon, role: 'scene', ...(iata ? { iata } : {}) }
}

export function Actions() {
  const [chosen, set] = useListField<Action>('actions')
  return (
    <FieldBox field="actions">
      <div className="draft-ticks">
        {actions.map(([action, says]) => (
          <label key={action} className="tick">
            <input
              type="checkbox"
              checked={chosen.includes(action)}
              onChange={(event) =>
                set(
                  event.currentTarget.checked ? [...chosen, action] : chosen.filter((one) => one !== action),
                )
              }
            />
            <span>{says}</span>
          </label>
        ))}
      </div>
    </FieldBox>
  )
}

/** A list of words: Enter or a comma adds one. */
export function Words({ field, one }: { field: DraftField; one: string }) {
  const [items, set] = useListField<string>(field)
  const [typed, setTyped] = useState('')
  const add = () => {
    const word = typed.trim()
    setTyped('')
    if (word && !items.includes(word)) set([...items, word])
  }
  return (
    <FieldBox field={field}>
      <Chips
        items={items.map((item) => [item, item])}
        onRemove={(gone) => set(items.filter((item) => item !== gone))}
      />
      <input
        aria-label={`Add ${one}`}
        placeholder={`Add ${one}, then Enter`}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ',') return
          event.preventDefault()
          add()
        }}
      />
    </FieldBox>
  )
}

function Chips({ items, onRemove }: { items: [string, string][]; onRemove: (id: string) => void }) {
  if (items.length === 0) return null
  return (
    <ul className="chips">
      {items.map(([id, says]) => (
        <li key={id}>
          {says}
          <button type="button" aria-label={`Remove ${says}`} onClick={() => onRemove(id)}>
            ✕
          </button>
        </li>
      ))}
    </ul>
  )
}

/** What is asked of those who get it, and by when. */
export function ResponseField() {
  const [response, set] = useField<AlertContent['response']>('response')
  const mode = response?.mode ?? 'none'
  return (
    <FieldBox
      field="response"
      hint={mode === 'safety-check' ? 'Opens the situation’s roll-call.' : undefined}
    >
      <div className="row">
        <Pick
          shown
          label="Asked of recipients"
          value={mode}
          options={responseModes}
          onChange={(next) => set(next === 'none' ? { mode: next } : { ...response, mode: next })}
        />
        {mode !== 'none' && (
          <Line
            label="Within hours"
            type="number"
            value={response?.deadlineHours === undefined ? '' : String(response.deadlineHours)}
            onChange={(hours) =>
              set({ mode, ...(Number(hours) > 0 ? { deadlineHours: Number(hours) } : {}) })
            }
          />
        )}
      </div>
    </FieldBox>
  )
}

type SourceNamed = { name: string; url?: string | undefined }

export function SourcesField() {
  return (
    <Rows<SourceNamed> field="sources" one="source" fresh={{ name: '' }}>
      {(source, change) => (
        <div className="row">
          <Line label="Name" value={source.name} onChange={(name) => change({ name })} />
          <Line
            label="Address"
            type="url"
            value={source.url}
            placeholder="https://"
            onChange={(url) => change({ url: url || undefined })}
          />
        </div>
      )}
    </Rows>
  )
}
