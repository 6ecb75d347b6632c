import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import type { Topic } from '../../../src/database/changed.ts'
import { apiAddress } from '../api/client.ts'
import { signedInAgain } from './session-ended.ts'

type Line = { state: 'opening' | 'open' | 'lost'; since: Date | null }
let line: Line = { state: 'opening', since: null }
const listeners = new Set<() => void>()

/** Milliseconds without any sign of life after which the line counts as broken; the server sends one every ten seconds. */
const silence = 30_000
/** Milliseconds in which changes are gathered before anything is asked for again: a burst is one look. */
const gather = 400
/** Pages of a list that are kept fresh. */
const pagesKeptFresh = 3

/** Whether what is on screen is kept fresh, and since when it is not. */
export function useLine(): Line {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => line,
  )
}

/**
 * One stream for the whole console. A query whose key begins with a topic is asked again when something of that topic
 * changes (and, where the key's second part is an id, only for that id or where the change names none).
 */
export function useLiveLine() {
  const client = useQueryClient()
  useEffect(() => openLine(client), [client])
}

function openLine(client: QueryClient) {
  let stream: EventSource | null = null
  let alive = Date.now()
  let ended = false
  let attempts = 0
  const heard = new Map<string, Set<string>>()
  let gathering: ReturnType<typeof setTimeout> | undefined
  let retrying: ReturnType<typeof setTimeout> | undefined

  const refresh = () => client.invalidateQueries({ refetchType: 'active' })
  const look = () => {
    gathering = undefined
    const topics = new Map(heard)
    heard.clear()
    client.invalidateQueries({
      predicate: ({ queryKey, meta, state }) =>
        !isLong(state.data) && (concerns(queryKey, topics) || alsoConcerns(meta, topics)),
    })
  }
  const open = () => {
    stream = new EventSource(apiAddress('/events'))
    stream.addEventListener('hello', () => {
      alive = Date.now()
      attempts = 0
      if (line.state === 'lost') refresh()
      tell({ state: 'open', since: null })
    })
    stream.addEventListener('beat', () => {
      alive = Date.now()
    })
    stream.addEventListener('refresh', () => {
      alive = Date.now()
      refresh()
    })
    stream.addEventListener('change', ({ data }) => {
      alive = Date.now()
      const { topic, id } = JSON.parse(data) as { topic: Topic; id: string }
      heard.set(topic, (heard.get(topic) ?? new Set()).add(id))
      gathering ??= setTimeout(look, gather)
    })
    stream.onerror = () => broken()
  }
  const broken = () => {
    stream?.close()
    stream = null
    if (ended || retrying) return
    if (line.state !== 'lost') tell({ state: 'lost', since: new Date() })
    attempts += 1
    retrying = setTimeout(
      again,
      Math.min(1000 * 2 ** Math.min(attempts, 4), 15_000) * (0.75 + Math.random() / 2),
    )
  }
  const again = async () => {
    retrying = undefined
    const answer = await fetch(apiAddress('/session')).catch(() => null)
    if (ended) return
    if (answer?.status === 401) await signedInAgain()
    if (!ended) open()
  }
  const watch = setInterval(() => {
    if (Date.now() - alive > silence && stream) {
      alive = Date.now()
      broken()
    }
  }, 5_000)
  open()
  return () => {
    ended = true
    clearInterval(watch)
    clearTimeout(gathering)
    clearTimeout(retrying)
    stream?.close()
  }
}

function concerns([topic, id]: readonly unknown[], topics: Map<string, Set<string>>) {
  const ids = typeof topic === 'string' ? topics.get(topic) : undefined
  if (!ids) return false
  return ids.has('') || typeof id !== 'string' || !isId(id) || ids.has(id)
}

/** Many loaded pages would all be asked for again at every change; who reads that far back reads them as they are. */
function isLong(data: unknown) {
  const pages = (data as { pages?: unknown[] } | undefined)?.pages
  return Array.isArray(pages) && pages.length > pagesKeptFresh
}

/** A screen that shows several topics at once names the others in `meta.also`. */
function alsoConcerns(meta: Record<string, unknown> | undefined, topics: Map<string, Set<string>>) {
  return Array.isArray(meta?.also) && meta.also.some((topic) => topics.has(topic))
}

function isId(text: string) {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text)
}

function tell(next: Line) {
  line = next
  for (const listener of listeners) listener()
}
