import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { toast, toastFault } from '../../parts/toasts.tsx'

type Grouping = { keys: string[]; set: string; isIn: boolean }

/** Puts sources into a set or takes them out, and takes that back on a press. */
export function useGrouping() {
  const queries = useQueryClient()
  const send = ({ keys, ...rest }: Grouping) =>
    api
      .post<{ changed: number }>('/sources/group', { chosen: { keys }, ...rest })
      .then((answer) => queries.invalidateQueries({ queryKey: ['source'] }).then(() => answer))
  return useMutation({
    mutationFn: send,
    onSuccess: ({ changed }, grouping) => {
      const { set, isIn } = grouping
      const sources = changed === 1 ? '1 source' : `${changed} sources`
      const undo = () => send({ ...grouping, isIn: !isIn })
      toast(`${sources} ${isIn ? 'put into' : 'taken out of'} ${set}.`, changed > 0 ? { undo } : {})
    },
    onError: toastFault,
  })
}
