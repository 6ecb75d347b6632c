import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import type { PlaceFound } from '../../../../src/desk/drafts/contract.ts'
import { api } from '../../api/client.ts'

type Props = {
  label: string
  onPick: (place: PlaceFound) => void
  kind?: string
  /** Narrows to a country. */
  country?: string | undefined
  hideLabel?: boolean
}

const kinds: Record<string, string> = {
  airport: 'airport',
  airbase: 'air base',
  region: 'region',
  country: 'country',
}

/** Type the beginning of a name, choose from the list; the field is empty again for the next one. */
export function PlacePicker({ label, onPick, kind, country, hideLabel = false }: Props) {
  const [typed, setTyped] = useState('')
  const q = typed.trim()
  const { data } = useQuery({
    queryKey: ['places', q, kind, country],
    queryFn: ({ signal }) =>
      api.get<{ places: PlaceFound[] }>('/places', { q, kind, country, limit: 12 }, signal),
    enabled: q.length >= 2,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })
  const places = q.length >= 2 ? (data?.places ?? []) : []
  return (
    <ComboBox
      className="field picker"
      items={places}
      inputValue={typed}
      onInputChange={setTyped}
      selectedKey={null}
      onSelectionChange={(ref) => {
        const place = places.find((one) => one.ref === ref)
        if (!place) return
        setTyped('')
        onPick(place)
      }}
      defaultFilter={() => true}
      allowsEmptyCollection={q.length >= 2}
      menuTrigger="input"
    >
      <Label className={hideLabel ? 'vh' : ''}>{label}</Label>
      <Input placeholder={hideLabel ? label : 'Begin to type a name'} />
      <Popover className="popover">
        <ListBox<PlaceFound>
          renderEmptyState={() => <p className="quiet picker-none">Nothing begins like that.</p>}
        >
          {(place) => (
            <ListBoxItem id={place.ref} textValue={place.name}>
              <span>
                {place.name} {place.iata && <span className="tag">{place.iata}</span>}
              </span>
              <span className="quiet">
                {kinds[place.kind] && place.kind !== 'country' ? `${kinds[place.kind]}, ` : ''}
                {place.where}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
