import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Recorded, RollCallView, Undone } from '../../../../src/desk/roll-call/contract.ts'
import { api } from '../../api/client.ts'
import { toast, toastFault } from '../../parts/toasts.tsx'

export type Filter = { status?: string; team?: string; place?: string; site?: string; search?: string }
export type Answer = { status: string; reporter: string; note: string | null; people: string[] }

/** One id for this opening of the screen: its refreshes are one look in the audit log. */
export function useOpening() {
  return useState(() => crypto.randomUUID())[0]
}

export function useRollCall(situation: string, filter: Filter, limit: number, opening: string) {
  return useQuery({
    queryKey: ['roll-call', situation, filter, limit],
    queryFn: ({ signal }) =>
      api.get<RollCallView>(`/situations/${situation}/roll-call`, { ...filter, limit, opening }, signal),
    placeholderData: (before) => before,
  })
}

/** Records answers; what was recorded can be taken back from the message that says so, or by the key z. */
export function useRecord(situation: string) {
  const client = useQueryClient()
  const path = `/situations/${situation}/roll-call`
  const look = () => client.invalidateQueries({ queryKey: ['roll-call', situation] })
  const undo = async (batch: string) => {
    const { restored, kept } = await api.post<Undone>(`${path}/undo`, { batch })
    await look()
    toast(kept ? `Taken back for ${restored}; ${kept} answered since and stay.` : 'Taken back.')
  }
  return useMutation({
    mutationFn: (answer: Answer) => api.post<Recorded>(`${path}/replies`, answer),
    onSuccess: async ({ batch, recorded }, { status }) => {
      toast(`Recorded ${recorded === 1 ? '1 person' : `${recorded} people`}: ${words[status] ?? status}.`, {
        undo: () => undo(batch),
      })
      await look()
    },
    onError: toastFault,
  })
}

const words: Record<string, string> = {
  safe: 'safe',
  'need-help': 'need help',
  'accounted-for': 'accounted for',
}
