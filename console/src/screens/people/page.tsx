import './people.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PeopleFilters } from '../../../../src/desk/people/contract.ts'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/routes.tsx'
import { useMay } from '../../app/session.tsx'
import { useShortcut } from '../../app/shortcuts.ts'
import { Button } from '../../parts/button.tsx'
import { Go, useGo } from '../../parts/go.tsx'
import { isKept } from '../../parts/kept.ts'
import { Page } from '../../parts/page.tsx'
import { WithReason } from '../alert/reason.tsx'
import { Filters } from './filters.tsx'
import { PeopleList } from './list.tsx'
import { PeopleOnMap } from './on-map.tsx'
import { NewPerson } from './person-form.tsx'

/** Everybody, found by a part of the name or by where they are, as a list or on the map. */
export default function PeoplePage() {
  const words = useWords()
  const go = useGo()
  const may = useMay('people.write')
  const [adding, setAdding] = useState(isKept('person.new'))
  const { data: filters } = useQuery({
    queryKey: ['person', 'filters'],
    queryFn: ({ signal }) => api.get<PeopleFilters>('/people/filters', {}, signal),
  })
  const set = (change: Record<string, string | undefined>) =>
    go('/people', { words: { ...words, ...change }, replace: true })
  const onMap = words.view === 'map'
  useShortcut({ keys: 'm', says: onMap ? 'Show the list' : 'Show the map', group: 'People' }, () =>
    set({ view: onMap ? undefined : 'map' }),
  )
  useShortcut({ keys: 'n', says: 'Add a person', group: 'People' }, () => may && setAdding(true))
  return (
    <Page
      title="People"
      wide
      actions={
        may && (
          <>
            <Go to="/imports" className="button usual">
              Import
            </Go>
            <Button look="main" onPress={() => setAdding(true)}>
              Add a person
            </Button>
          </>
        )
      }
    >
      <WithReason what="people">
        <Filters words={words} set={set} filters={filters} />
        {onMap ? <PeopleOnMap words={words} /> : <PeopleList words={words} set={set} />}
      </WithReason>
      {adding && <NewPerson onClose={() => setAdding(false)} />}
    </Page>
  )
}
