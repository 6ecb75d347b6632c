import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { StoryView } from '../../../../src/desk/stories/contract.ts'
import { api } from '../../api/client.ts'
import { useMay } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Choice, Field, Tick } from '../../parts/field.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import type { Filter } from './use-inbox.ts'

type Props = { filter: Filter; show: (filter: Filter) => void }

/** Filters under a name, one’s own or the desk’s: choose one, keep what is shown, forget it. */
export function Views({ filter, show }: Props) {
  const may = useMay('drafts.write')
  const client = useQueryClient()
  const [keeping, setKeeping] = useState(false)
  const { data } = useQuery({
    queryKey: ['story-views'],
    queryFn: ({ signal }) => api.get<{ views: StoryView[] }>('/story-views', {}, signal),
  })
  const views = data?.views ?? []
  const shown = views.find(({ question }) => same(question, filter))
  const forget = useMutation({
    mutationFn: (view: StoryView) => api.delete(`/story-views/${view.id}`),
    onSuccess: async (_, { name, question, own }) => {
      await client.invalidateQueries({ queryKey: ['story-views'] })
      const back = () => api.post('/story-views', { name, question, shared: !own })
      toast(`Forgotten: ${name}`, {
        undo: () => back().then(() => client.invalidateQueries({ queryKey: ['story-views'] })),
      })
    },
    onError: toastFault,
  })
  if (views.length === 0 && !may) return null
  return (
    <div className="story-views">
      {views.length > 0 && (
        <Choice
          label="View"
          none="None"
          value={shown?.id ?? ''}
          options={views.map(({ id, name, own }) => [id, own ? name : `${name} (desk)`] as const)}
          onChange={(id: string) => show(views.find((view) => view.id === id)?.question ?? {})}
        />
      )}
      {may && !shown && Object.keys(filter).length > 0 && (
        <Button small onPress={() => setKeeping(true)}>
          Keep this view …
        </Button>
      )}
      {may && shown && (
        <Button small look="plain" onPress={() => forget.mutate(shown)}>
          Forget this view
        </Button>
      )}
      {keeping && <KeepDialog filter={filter} onClose={() => setKeeping(false)} />}
    </div>
  )
}

function KeepDialog({ filter, onClose }: { filter: Filter; onClose: () => void }) {
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const [tried, setTried] = useState(false)
  const keep = useMutation({
    mutationFn: () => api.post('/story-views', { name: name.trim(), question: filter, shared }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['story-views'] })
      onClose()
      toast('Kept; it stands under View.')
    },
    onError: toastFault,
  })
  const isMissing = name.trim() === ''
  const send = () => {
    setTried(true)
    if (!isMissing) keep.mutate()
  }
  return (
    <Dialog title="Keep this view" isOpen onClose={onClose}>
      <Field
        label="Name"
        value={name}
        onChange={setName}
        autoFocus
        maxLength={80}
        hint="One of the same name is replaced."
        fault={tried && isMissing ? 'Give it a name.' : undefined}
      />
      <Tick label="For everybody at the desk" isOn={shared} onChange={setShared} />
      <p className="actions">
        <Button look="main" onPress={send} isPending={keep.isPending}>
          Keep it
        </Button>
        <Button onPress={onClose}>Leave it</Button>
      </p>
    </Dialog>
  )
}

function same(a: object, b: object) {
  const text = (words: object) => JSON.stringify(Object.entries(words).sort())
  return text(a) === text(b)
}
