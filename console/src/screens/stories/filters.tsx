import { useEffect, useRef, useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { countries } from '../../parts/countries.ts'
import { Choice, Field, Tick } from '../../parts/field.tsx'
import { categories, severities } from '../composer/words.ts'
import { type Filter, filterWords } from './use-inbox.ts'

export type SetFilter = (change: Partial<Record<(typeof filterWords)[number], string | undefined>>) => void
type Props = { filter: Filter; set: SetFilter }

/** Milliseconds without a key after which a search is asked for. */
const afterTyping = 400
const times = [
  ['1', 'The last hour'],
  ['6', 'The last 6 hours'],
  ['24', 'The last day'],
  ['168', 'The last week'],
] as const
const narrowing = filterWords.filter((word) => word !== 'order' && word !== 'state')

/** What narrows the inbox; kept in the address, so that it survives a reload and can be sent to somebody. */
export function Filters({ filter, set }: Props) {
  const [typed, setTyped] = useState(filter.words ?? '')
  const latest = useRef(set)
  latest.current = set
  const asked = filter.words ?? ''
  useEffect(() => setTyped(asked), [asked])
  useEffect(() => {
    if (typed.trim() === asked) return
    const timer = setTimeout(() => latest.current({ words: typed.trim() || undefined }), afterTyping)
    return () => clearTimeout(timer)
  }, [typed, asked])
  return (
    <search className="story-filters">
      <Field label="Words" placeholder="Title or place" value={typed} onChange={setTyped} />
      <Choice
        label="Country"
        none="Anywhere"
        value={filter.country ?? ''}
        options={countries}
        onChange={(country) => set({ country: country || undefined })}
      />
      <Choice
        label="Kind"
        none="Any kind"
        value={filter.category ?? ''}
        options={categories}
        onChange={(category: string) => set({ category: category || undefined })}
      />
      <Choice
        label="At least"
        none="Any severity"
        value={filter.atLeast ?? ''}
        options={severities.filter(([one]) => one !== 'Unknown')}
        onChange={(atLeast: string) => set({ atLeast: atLeast || undefined })}
      />
      <Choice
        label="Changed in"
        none="Any time"
        value={filter.hours ?? ''}
        options={times}
        onChange={(hours: string) => set({ hours: hours || undefined })}
      />
      <Tick
        label="Our own sources only"
        isOn={filter.own === 'true'}
        onChange={(on) => set({ own: on ? 'true' : undefined })}
      />
      {filter.family && (
        <Button small onPress={() => set({ family: undefined })}>
          Publisher {filter.family} ×
        </Button>
      )}
      {narrowing.some((word) => filter[word]) && (
        <Button
          small
          look="plain"
          onPress={() => set(Object.fromEntries(narrowing.map((word) => [word, undefined])))}
        >
          Show everything
        </Button>
      )}
    </search>
  )
}
