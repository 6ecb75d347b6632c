import './composer.css'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { DraftView, NewDraft } from '../../../../src/desk/drafts/contract.ts'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/routes.tsx'
import { useSession } from '../../app/session.tsx'
import { useShortcut } from '../../app/shortcuts.ts'
import { Button } from '../../parts/button.tsx'
import { Tick } from '../../parts/field.tsx'
import { useGo } from '../../parts/go.tsx'
import { Page } from '../../parts/page.tsx'
import { Fault } from '../../parts/states.tsx'
import { Earlier, type Way, ways } from './earlier.tsx'
import { draftFrom, type Given, GivenField, isGiven, waysToGive } from './given.tsx'
import { MoreReports, useMore } from './more-reports.tsx'

type From = Given['from'] | 'alert' | 'nothing'
const froms: readonly (readonly [From, string])[] = [
  ...waysToGive,
  ['alert', 'An earlier alert'],
  ['nothing', 'Nothing'],
]

/** What a draft begins from. What is typed here stays through a reload until there is a draft. */
export default function NewDraftPage() {
  const words = useWords()
  const { organisation } = useSession()
  const go = useGo()
  const [from, setFrom] = useState<From>(
    words.alert ? 'alert' : (froms.find(([one]) => one === words.from)?.[0] ?? 'text'),
  )
  const [text, setText] = useKept('alarum.new-draft')
  const [url, setUrl] = useKept('alarum.new-draft.address')
  const [file, setFile] = useState<File | null>(null)
  const [alert, setAlert] = useState(words.alert ?? '')
  const [as, setAs] = useState<Way>(ways.find(([one]) => one === words.as)?.[0] ?? 'update')
  const [more, setMore] = useMore()
  const [exercise, setExercise] = useState(organisation.demonstration)
  const given = from === 'alert' || from === 'nothing' ? null : { from, text, file, url }

  const begin = useMutation({
    mutationFn: async () => {
      const body: NewDraft = given
        ? await draftFrom([given, ...more], exercise)
        : from === 'alert'
          ? { from, alert, as }
          : { from: 'nothing', exercise }
      return api.post<DraftView>('/drafts', body)
    },
    onSuccess: ({ id }) => {
      setText('')
      setUrl('')
      setMore([])
      return go(`/drafts/${id}`, { replace: true })
    },
  })
  const ready = given ? isGiven(given) && more.every(isGiven) : from === 'nothing' || alert !== ''
  useShortcut(
    { keys: 'mod+Enter', says: 'Begin the draft', group: 'New draft' },
    () => ready && !begin.isPending && begin.mutate(),
  )
  return (
    <Page title="New draft">
      <form
        className="new-draft"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready && !begin.isPending) begin.mutate()
        }}
      >
        <fieldset className="froms">
          <legend>Begin from</legend>
          {froms.map(([one, says]) => (
            <label key={one}>
              <input type="radio" name="from" checked={from === one} onChange={() => setFrom(one)} />
              <span>{says}</span>
            </label>
          ))}
        </fieldset>
        {given && (
          <GivenField
            given={given}
            onChange={(part) => {
              if (part.text !== undefined) setText(part.text)
              if (part.url !== undefined) setUrl(part.url)
              if (part.file !== undefined) setFile(part.file)
            }}
          />
        )}
        {given && <MoreReports more={more} onChange={setMore} />}
        {from === 'alert' && <Earlier alert={alert} onAlert={setAlert} as={as} onAs={setAs} />}
        {from !== 'alert' && (
          <Tick
            label="Exercise"
            isOn={exercise}
            onChange={setExercise}
            hint="Marked as an exercise on every page and in every message."
          />
        )}
        {begin.error && <Fault fault={begin.error} />}
        <div className="actions">
          <Button type="submit" look="main" isDisabled={!ready} isPending={begin.isPending}>
            Begin the draft
          </Button>
          <span className="quiet small">Ctrl + Enter</span>
        </div>
      </form>
    </Page>
  )
}

/** A text that stays in this tab through a reload. */
function useKept(key: string): [string, (text: string) => void] {
  const [text, set] = useState(() => sessionStorage.getItem(key) ?? '')
  const keep = (next: string) => {
    set(next)
    try {
      if (next) sessionStorage.setItem(key, next)
      else sessionStorage.removeItem(key)
    } catch {
      // Larger than a browser keeps: the open page still has it.
    }
  }
  return [text, keep]
}
