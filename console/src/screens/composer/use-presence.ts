import { useEffect, useRef, useState } from 'react'
import { api } from '../../api/client.ts'
import type { DraftField } from './field.ts'
import type { Editor } from './open-draft.tsx'

/** Milliseconds between two words of “I am here”. */
const every = 10_000

/** Says that somebody here has the draft open, and in which field; answers who else has. A page out of sight says nothing. */
export function usePresence(draft: string, email: string, begin: Editor[]) {
  const [editors, setEditors] = useState(begin)
  const field = useRef<DraftField | null>(null)
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined)
  const say = useRef(() => {})
  useEffect(() => {
    let gone = false
    const tell = async () => {
      if (document.hidden) return
      try {
        const answer = await api.post<{ editors: Editor[] }>(`/drafts/${draft}/presence`, {
          field: field.current,
        })
        if (!gone) setEditors(answer.editors)
      } catch {
        // Whoever else is here shows again with the next word that gets through.
      }
    }
    say.current = () => void tell()
    void tell()
    const timer = setInterval(tell, every)
    return () => {
      gone = true
      clearInterval(timer)
      clearTimeout(soon.current)
    }
  }, [draft])
  const enter = (next: DraftField | null) => {
    if (field.current === next) return
    field.current = next
    clearTimeout(soon.current)
    soon.current = setTimeout(() => say.current(), 400)
  }
  return { others: editors.filter((one) => one.email !== email), enter, hear: setEditors }
}
