import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { StoriesPage, StoryLine } from '../../../../src/desk/stories/contract.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field } from '../../parts/field.tsx'
import { useGo } from '../../parts/go.tsx'
import { Shown } from '../../parts/states.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'

/** Chooses the story that this one goes into. */
export function MergeDialog({ story, onClose }: { story: StoryLine; onClose: () => void }) {
  const [words, setWords] = useState('')
  const go = useGo()
  const client = useQueryClient()
  const others = useQuery({
    queryKey: ['story', 'merge', words],
    queryFn: ({ signal }) =>
      api.get<StoriesPage>(
        '/stories',
        { words: words.trim(), state: 'all', order: 'newest', limit: 20 },
        signal,
      ),
  })
  const merge = useMutation({
    mutationFn: (into: string) => api.post<{ story: string }>(`/stories/${story.id}/merge`, { into }),
    onSuccess: async ({ story: into }) => {
      await client.invalidateQueries({ queryKey: ['story'] })
      onClose()
      toast('Merged; its timeline takes it back.')
      go(`/stories/${into}`)
    },
    onError: toastFault,
  })
  return (
    <Dialog title="Merge into which story?" isOpen onClose={onClose}>
      <Field label="Find by words of its title or place" value={words} onChange={setWords} autoFocus />
      <Shown of={others}>
        {({ stories }) => (
          <ul className="lines">
            {stories
              .filter(({ id }) => id !== story.id)
              .map((one) => (
                <li key={one.id}>
                  <Button look="plain" onPress={() => merge.mutate(one.id)} isPending={merge.isPending}>
                    {one.title}
                  </Button>
                </li>
              ))}
          </ul>
        )}
      </Shown>
    </Dialog>
  )
}
