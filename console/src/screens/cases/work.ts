import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { toast, toastFault } from '../../parts/toasts.tsx'

type Work = { act: string; body?: unknown; says: string; undo?: () => unknown }

/** One piece of work on a case: sent, said, and the case read again. */
export function useCaseWork(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ act, body }: Work) => api.post(`/cases/${id}/${act}`, body ?? {}),
    onSuccess: async (_, { says, undo }) => {
      toast(says, undo ? { undo } : {})
      await client.invalidateQueries({ queryKey: ['case'] })
    },
    onError: toastFault,
  })
}
