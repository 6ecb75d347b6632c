import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Reach, ReachQuestion } from '../../../../src/desk/drafts/contract.ts'
import { api } from '../../api/client.ts'
import { same } from './field.ts'

/** Milliseconds an area must rest before its reach is counted, and before the dearer answer is asked for too. */
const rests = { count: 220, full: 900 }

/**
 * Whom an area would reach, counted again as it moves: never more than one question on its way, the older one is dropped.
 * Counts come first; the sample and the sensitivity once it rests.
 */
export function useReach(question: ReachQuestion | null) {
  const counted = useResting(question, rests.count)
  const settled = useResting(question, rests.full)
  const count = useAsk(counted, false, !same(counted, settled))
  const full = useAsk(settled, true, true)
  const isMoving = !same(question, counted)
  const best =
    full.data && !full.isPlaceholderData && same(settled, question) ? full : count.data ? count : full
  return {
    reach: question ? best.data : undefined,
    details: question ? full.data : undefined,
    isCounting: question !== null && (isMoving || count.isFetching || full.isFetching),
    fault: best.error,
    retry: () => full.refetch(),
  }
}

function useAsk(question: ReachQuestion | null, full: boolean, isOn: boolean) {
  return useQuery({
    queryKey: ['reach', full, JSON.stringify(question)],
    queryFn: ({ signal }) => api.post<Reach>('/reach', { ...question, full }, { signal }),
    enabled: question !== null && isOn,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    staleTime: 30_000,
  })
}

function useResting<T>(value: T, milliseconds: number): T {
  const [rested, rest] = useState(value)
  const text = JSON.stringify(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new object that says the same is no movement
  useEffect(() => {
    const timer = setTimeout(() => rest(value), milliseconds)
    return () => clearTimeout(timer)
  }, [text, milliseconds])
  return rested
}
