import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { AuditPage as Page } from '../../../../src/desk/audit/contract.ts'
import { api, apiAddress } from '../../api/client.ts'
import { useWords } from '../../app/routes.tsx'
import { Button } from '../../parts/button.tsx'
import { Choice, Field } from '../../parts/field.tsx'
import { useGo } from '../../parts/go.tsx'
import { Empty, Fault, Loading } from '../../parts/states.tsx'
import { SettingsPage } from '../settings/frame.tsx'
import './audit.css'
import { actionWords } from './action-words.ts'
import { Check } from './check.tsx'
import { Entry } from './entry.tsx'

/** Who did what, the latest first; whether the log is as it was written. */
export default function AuditPage() {
  const filter = useFilter()
  const log = useInfiniteQuery({
    queryKey: ['audit', 'entries', filter.query],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page>(
        '/audit',
        { ...filter.query, limit: 50, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? []
  const exported = (format: string) => apiAddress('/audit/export', { ...filter.query, format })
  return (
    <SettingsPage
      title="Audit log"
      actions={
        <>
          <a className="button" href={exported('csv')} download>
            Export CSV
          </a>
          <a className="button" href={exported('jsonl')} download>
            JSON lines
          </a>
        </>
      }
    >
      <Check />
      <Filters {...filter} />
      {log.isPending && <Loading />}
      {log.error && <Fault fault={log.error} retry={() => log.refetch()} />}
      {log.data && entries.length === 0 && (
        <Empty title={filter.isSet ? 'No entry is like this' : 'Nothing is noted yet'}>
          {filter.isSet ? (
            <Button onPress={filter.clear}>Show every entry</Button>
          ) : (
            'Releases, reviews, look-ups of people and changed settings will stand here.'
          )}
        </Empty>
      )}
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} onlyBy={(actor) => filter.set({ actor })} />
      ))}
      {log.hasNextPage && (
        <p>
          <Button onPress={() => void log.fetchNextPage()} isPending={log.isFetchingNextPage}>
            Older entries
          </Button>
        </p>
      )}
    </SettingsPage>
  )
}

type Words = { actor?: string; action?: string; subject?: string; from?: string; to?: string }

/** What the log is filtered by, kept in the address: it survives a reload and can be sent on. */
function useFilter() {
  const words: Words = useWords()
  const go = useGo()
  const set = (change: Words) => {
    const next = Object.fromEntries(Object.entries({ ...words, ...change }).filter(([, value]) => value))
    return void go('/audit', { words: next, replace: true })
  }
  const { actor, action, subject, from, to } = words
  const query = {
    ...(actor ? { actor } : {}),
    ...(action ? { action } : {}),
    ...(subject ? { subject } : {}),
    ...(from ? { from: `${from}T00:00:00Z` } : {}),
    // The whole of the last day, so up to the next midnight.
    ...(to ? { to: new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).toISOString() } : {}),
  }
  const clear = () => void go('/audit', { words: {}, replace: true })
  return { words, query, set, clear, isSet: Object.keys(query).length > 0 }
}

function Filters({ words, set, clear, isSet }: ReturnType<typeof useFilter>) {
  const actions = useQuery({
    queryKey: ['audit', 'actions'],
    queryFn: ({ signal }) => api.get<{ actions: string[] }>('/audit/actions', {}, signal),
  })
  const [actor, setActor] = useState(words.actor ?? '')
  useEffect(() => setActor(words.actor ?? ''), [words.actor])
  const options = (actions.data?.actions ?? []).map((action) => [action, actionWords(action)] as const)
  return (
    <search className="row filters" aria-label="Filter">
      <Field
        label="By whom"
        value={actor}
        onChange={setActor}
        onBlur={() => set({ actor: actor.trim() })}
        onKeyDown={(event) => event.key === 'Enter' && set({ actor: actor.trim() })}
        placeholder="mail address, key:name"
      />
      <Choice
        label="What"
        value={words.action ?? ''}
        options={[['', 'Anything'], ...options]}
        onChange={(action) => set({ action })}
      />
      <Day label="From" value={words.from} onChange={(from) => set({ from })} />
      <Day label="To" value={words.to} onChange={(to) => set({ to })} />
      {isSet && (
        <div className="act">
          <Button onPress={clear}>Show every entry</Button>
        </div>
      )}
    </search>
  )
}

function Day({
  label,
  value,
  onChange,
}: {
  label: string
  value: string | undefined
  onChange: (day: string) => void
}) {
  return (
    <label className="field">
      <span>{label}</span>
      <input type="date" value={value ?? ''} onChange={(event) => onChange(event.currentTarget.value)} />
    </label>
  )
}
