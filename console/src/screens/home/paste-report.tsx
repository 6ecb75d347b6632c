import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import type { DraftView } from '../../../../src/desk/drafts/contract.ts'
import { api } from '../../api/client.ts'
import { saysOf } from '../../api/problem.ts'
import { useShortcut } from '../../app/shortcuts.ts'
import { Button } from '../../parts/button.tsx'
import { Tick } from '../../parts/field.tsx'
import { Go, useGo } from '../../parts/go.tsx'

const kept = 'alarum.pasted'

/** Where an alert begins: a report is pasted, read, and opened as a draft. What was pasted outlives a reload. */
export function PasteReport() {
  const go = useGo()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(() => sessionStorage.getItem(kept) ?? '')
  const [exercise, setExercise] = useState(false)
  const write = (words: string) => {
    setText(words)
    if (words) sessionStorage.setItem(kept, words)
    else sessionStorage.removeItem(kept)
  }
  const begin = useMutation({
    mutationFn: () => api.post<DraftView>('/drafts', { from: 'text', text, exercise }),
    onSuccess: ({ id }) => {
      write('')
      go(`/drafts/${id}`)
    },
  })
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    if (text.trim() && !begin.isPending) begin.mutate()
  }
  useShortcut({ keys: 'n', says: 'Paste a report', group: 'Desk' }, () => field.current?.focus())
  return (
    <form onSubmit={submit} className="paste">
      <label htmlFor="report">
        Paste a report to begin <kbd>n</kbd>
      </label>
      <textarea
        id="report"
        ref={field}
        rows={text ? 6 : 1}
        value={text}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          submit()
        }}
        placeholder="The text of an alert, an advisory, a news report …"
        aria-describedby={begin.error ? 'report-fault' : undefined}
      />
      {begin.error && (
        <p className="field-fault" id="report-fault" role="alert">
          {saysOf(begin.error)}
        </p>
      )}
      <div className="actions">
        <Button type="submit" look="main" isPending={begin.isPending} isDisabled={!text.trim()}>
          Read it
        </Button>
        {text && <Tick label="As an exercise" isOn={exercise} onChange={setExercise} />}
        <Go to="/drafts/new">or begin with a file, an address or nothing</Go>
      </div>
    </form>
  )
}
