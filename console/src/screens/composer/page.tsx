import './composer.css'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { DraftChange, DraftChanged, DraftView } from '../../../../src/desk/drafts/contract.ts'
import { api } from '../../api/client.ts'
import { useLine } from '../../app/live.tsx'
import { useParam } from '../../app/routes.tsx'
import { useSession } from '../../app/session.tsx'
import { Shown } from '../../parts/states.tsx'
import { Composer } from './composer.tsx'
import { OpenDraft } from './open-draft.tsx'
import { DraftStore } from './store.ts'
import { usePresence } from './use-presence.ts'

/** A draft on one screen: its source, its fields, its area and reach, what holds it. */
export default function DraftPage() {
  const id = useParam('draft')
  const draft = useQuery({
    queryKey: ['draft', id],
    queryFn: ({ signal }) => api.get<DraftView>(`/drafts/${id}`, {}, signal),
  })
  return <Shown of={draft}>{(view) => <Opened key={view.id} view={view} refetch={draft.refetch} />}</Shown>
}

function Opened({ view, refetch }: { view: DraftView; refetch: () => Promise<unknown> }) {
  const { email } = useSession()
  const [store] = useState(
    () =>
      new DraftStore(view, email, (change: DraftChange) =>
        api.patch<DraftChanged>(`/drafts/${view.id}`, change),
      ),
  )
  const presence = usePresence(view.id, email, view.editors)
  const hear = useRef(presence.hear)
  useEffect(() => {
    store.receive(view)
    hear.current(view.editors)
  }, [store, view])
  useRetries(store)
  useEffect(() => () => void store.flush(), [store])
  return (
    <OpenDraft value={{ store, others: presence.others, enter: presence.enter }}>
      <Composer refetch={refetch} />
    </OpenDraft>
  )
}

/** Sends again when the line or the network is back, and before the page goes out of sight. */
function useRetries(store: DraftStore) {
  const { state } = useLine()
  useEffect(() => {
    if (state === 'open') store.retry()
  }, [state, store])
  useEffect(() => {
    const retry = () => store.retry()
    const hide = () => document.hidden && void store.flush()
    addEventListener('online', retry)
    document.addEventListener('visibilitychange', hide)
    return () => {
      removeEventListener('online', retry)
      document.removeEventListener('visibilitychange', hide)
    }
  }, [store])
}
