import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { toast, toastFault } from '../../parts/toasts.tsx'

export type Switch = 'enable' | 'disable' | 'mute' | 'unmute'
type Chosen = { keys: string[] } | { set: string }
const back: Record<Switch, Switch> = { enable: 'disable', disable: 'enable', mute: 'unmute', unmute: 'mute' }
const done: Record<Switch, string> = {
  enable: 'switched on',
  disable: 'switched off',
  mute: 'muted',
  unmute: 'heard again',
}

/** Switches sources, says how many it were, and takes it back on a press. */
export function useSwitch() {
  const client = useQueryClient()
  const send = (what: Switch, chosen: Chosen) =>
    api
      .post<{ changed: number }>(`/sources/${what}`, chosen)
      .then((answer) => client.invalidateQueries({ queryKey: ['source'] }).then(() => answer))
  return useMutation({
    mutationFn: ({ what, chosen }: { what: Switch; chosen: Chosen }) => send(what, chosen),
    onSuccess: ({ changed }, { what, chosen }) =>
      toast(`${changed === 1 ? '1 source' : `${changed} sources`} ${done[what]}.`, {
        ...('keys' in chosen && changed > 0 && { undo: () => send(back[what], chosen) }),
      }),
    onError: toastFault,
  })
}
