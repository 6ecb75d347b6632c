import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { CountryCounts, PeopleFilters } from '../../../../src/desk/people/contract.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../parts/button.tsx'
import { Choice, Field } from '../../parts/field.tsx'

type Set = (change: Record<string, string | undefined>) => void
type Props = { words: Record<string, string>; set: Set; filters: PeopleFilters | undefined }

/** Milliseconds without a key after which a search is asked for, so that one look-up is one entry in the log. */
const afterTyping = 500

/** What narrows the list; kept in the address, so that it survives a reload and can be sent to somebody. */
export function Filters({ words, set, filters }: Props) {
  const [typed, setTyped] = useState(words.search ?? '')
  const latest = useRef(set)
  latest.current = set
  const asked = words.search ?? ''
  useEffect(() => {
    if (typed.trim() === asked) return
    const timer = setTimeout(
      () => latest.current({ search: typed.trim() || undefined, bbox: undefined }),
      afterTyping,
    )
    return () => clearTimeout(timer)
  }, [typed, asked])
  const { data } = useQuery({
    queryKey: ['person', 'countries'],
    queryFn: ({ signal }) => api.get<CountryCounts>('/people/countries', {}, signal),
  })
  const countries = data?.countries ?? []
  const narrowed = ['search', 'country', 'team', 'tag', 'bbox'].some((word) => words[word])
  return (
    <search className="people-filters">
      <Field label="Search" placeholder="Part of a name, address or key" value={typed} onChange={setTyped} />
      <Choice
        label="In country now"
        none="Anywhere"
        value={words.country ?? ''}
        options={countries.map(({ country, name, count }) => [country, `${name} (${count})`] as const)}
        onChange={(country) => set({ country: country || undefined, bbox: undefined })}
      />
      {filters && filters.teams.length > 0 && (
        <Choice
          label="Team"
          none="Any team"
          value={words.team ?? ''}
          options={filters.teams.map((team) => [team, team] as const)}
          onChange={(team) => set({ team: team || undefined })}
        />
      )}
      {filters && filters.tags.length > 0 && (
        <Choice
          label="Tag"
          none="Any tag"
          value={words.tag ?? ''}
          options={filters.tags.map((tag) => [tag, tag] as const)}
          onChange={(tag) => set({ tag: tag || undefined })}
        />
      )}
      <div className="people-views">
        <Button small aria-pressed={words.view !== 'map'} onPress={() => set({ view: undefined })}>
          List
        </Button>
        <Button small aria-pressed={words.view === 'map'} onPress={() => set({ view: 'map' })}>
          Map
        </Button>
        {narrowed && (
          <Button
            small
            look="plain"
            onPress={() => {
              setTyped('')
              set({ search: undefined, country: undefined, team: undefined, tag: undefined, bbox: undefined })
            }}
          >
            Show everybody
          </Button>
        )}
      </div>
    </search>
  )
}
