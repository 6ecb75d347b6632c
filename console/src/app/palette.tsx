import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Autocomplete, Header, Input, Menu, MenuItem, MenuSection, SearchField } from 'react-aria-components'
import { api } from '../api/client.ts'
import { Dialog } from '../parts/dialog.tsx'
import { useGo } from '../parts/go.tsx'
import { Keys } from './shortcut-sheet.tsx'
import { useShortcuts } from './shortcuts.ts'

type Found = { id: string; says: string; to: string; kind: string }

/** More are found by typing; so the list needs no scrolling of its own, which a keyboard could not reach. */
const mostActions = 12

/** One field that goes anywhere and does anything: what keys do on this screen, and the alerts and drafts by their words. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const [words, setWords] = useState('')
  const go = useGo()
  const shortcuts = [...new Map(useShortcuts().map((one) => [one.keys, one])).values()]
  const sought = words.trim().toLowerCase()
  const actions = shortcuts.filter(({ says }) => says.toLowerCase().includes(sought)).slice(0, mostActions)
  const { data: found = [] } = useQuery({
    queryKey: ['alert', 'found', sought],
    queryFn: ({ signal }) => api.get<{ found: Found[] }>('/find', { q: sought }, signal).then((a) => a.found),
    enabled: sought.length >= 2,
    placeholderData: (before) => before ?? [],
  })
  const choose = (key: string) => {
    onClose()
    const action = shortcuts.find(({ keys }) => keys === key)
    if (action) action.act()
    else go(found.find(({ id }) => id === key)?.to ?? '/')
  }
  return (
    <Dialog title="Find or do" isOpen onClose={onClose}>
      <Autocomplete inputValue={words} onInputChange={setWords}>
        <SearchField aria-label="Find or do" autoFocus className="field">
          <Input placeholder="A screen, an action, words of an alert …" />
        </SearchField>
        <Menu
          className="palette"
          onAction={(key) => choose(String(key))}
          renderEmptyState={() => <p>Nothing is called that.</p>}
        >
          {found.length > 0 && sought.length >= 2 && (
            <MenuSection>
              <Header>Alerts and drafts</Header>
              {found.map(({ id, says, kind }) => (
                <MenuItem key={id} id={id} textValue={says}>
                  {says} <span className="quiet">{kind}</span>
                </MenuItem>
              ))}
            </MenuSection>
          )}
          {actions.length > 0 && (
            <MenuSection>
              <Header>Here and now</Header>
              {actions.map(({ keys, says }) => (
                <MenuItem key={keys} id={keys} textValue={says}>
                  {says}{' '}
                  <span className="keys">
                    <Keys of={keys} />
                  </span>
                </MenuItem>
              ))}
            </MenuSection>
          )}
        </Menu>
      </Autocomplete>
    </Dialog>
  )
}
