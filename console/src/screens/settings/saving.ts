import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Settings, SettingsChange } from '../../../../src/desk/settings/contract.ts'
import { api } from '../../api/client.ts'
import { toast } from '../../parts/toasts.tsx'

type Changed = { settings: Settings; before: SettingsChange }
const queryKey = ['setting', 'organisation']

/** What is set for the organisation. */
export function useSettings() {
  return useQuery({ queryKey, queryFn: ({ signal }) => api.get<Settings>('/settings', {}, signal) })
}

/** Saves a change at once and offers to take it back. What the server refuses is thrown, for the field to show. */
export function useSaving() {
  const queries = useQueryClient()
  const { mutateAsync } = useMutation({
    mutationFn: (change: SettingsChange) => api.patch<Changed>('/settings', change),
    onSuccess: ({ settings }) => {
      queries.setQueryData(queryKey, settings)
      void queries.invalidateQueries({ queryKey: ['setting', 'retention'] })
      void queries.invalidateQueries({ queryKey: ['member', 'session'] })
    },
  })
  return async (change: SettingsChange, says: string) => {
    const { before } = await mutateAsync(change)
    if (Object.keys(before).length === 0) return
    toast(says, {
      undo: async () => {
        await mutateAsync(before)
        toast('Taken back')
      },
    })
  }
}

/** What was typed as a whole number; null where it is none. */
export function wholeNumber(typed: string): number | null {
  return /^\s*\d{1,9}\s*$/.test(typed) ? Number(typed) : null
}
