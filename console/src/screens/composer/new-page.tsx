import './composer.css'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DraftView, NewDraft } from '../../../../src/desk/drafts/contract.ts'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/routes.tsx'
import { useSession } from '../../app/session.tsx'
import { useShortcut } from '../../app/shortcuts.ts'
import { Button } from '../../parts/button.tsx'
import { Field, Tick } from '../../parts/field.tsx'
import { useGo } from '../../parts/go.tsx'
import { Page } from '../../parts/page.tsx'
import { Fault } from '../../parts/states.tsx'
import { base64Of, FileDrop } from './file-drop.tsx'

type From = 'text' | 'file' | 'address' | 'alert' | 'nothing'
const froms: [From, string][] = [
  ['text', 'A text'],
  ['file', 'A file'],
  ['address', 'An address'],
  ['alert', 'An earlier alert'],
  ['nothing', 'Nothing'],
]
const ways = [
  ['update', 'Update', 'the next revision of the same alert'],
  ['correction', 'Correction', 'a revision that mends a mistake'],
  ['follow-up', 'Follow-up', 'a new alert about a new development'],
  ['copy', 'Copy', 'a new alert that has nothing to do with it'],
] as const
type Way = (typeof ways)[number][0]
const keptText = 'alarum.new-draft'

/** What a draft begins from. What is typed here stays through a reload until there is a draft. */
export default function NewDraftPage() {
  const words = useWords()
  const { organisation } = useSession()
  const go = useGo()
  const [from, setFrom] = useState<From>(
    words.alert ? 'alert' : (froms.find(([one]) => one === words.from)?.[0] ?? 'text'),
  )
  const [text, setText] = useKept(keptText)
  const [file, setFile] = useState<File | null>(null)
  const [url, setUrl] = useKept('alarum.new-draft.address')
  const [alert, setAlert] = useState(words.alert ?? '')
  const [as, setAs] = useState<Way>(ways.find(([one]) => one === words.as)?.[0] ?? 'update')
  const [exercise, setExercise] = useState(organisation.demonstration)
  const begin = useMutation({
    mutationFn: async () => {
      const body = await bodyOf({ from, text, file, url, alert, as, exercise })
      return api.post<DraftView>('/drafts', body)
    },
    onSuccess: ({ id }) => {
      setText('')
      setUrl('')
      return go(`/drafts/${id}`, { replace: true })
    },
  })
  const ready = {
    text: text.trim() !== '',
    file: file !== null,
    address: url.trim() !== '',
    alert: alert !== '',
    nothing: true,
  }[from]
  useShortcut(
    { keys: 'mod+Enter', says: 'Begin the draft', group: 'New draft' },
    () => ready && begin.mutate(),
  )
  return (
    <Page title="New draft">
      <form
        className="new-draft"
        onSubmit={(event) => {
          event.preventDefault()
          begin.mutate()
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
        {from === 'text' && (
          <Field
            label="The text"
            rows={14}
            autoFocus
            value={text}
            onChange={setText}
            hint="An alert of another publisher, a message, notes. What it says becomes suggestions with their words marked."
          />
        )}
        {from === 'file' && <FileDrop file={file} onFile={setFile} />}
        {from === 'address' && (
          <Field
            label="The address"
            type="url"
            autoFocus
            value={url}
            onChange={setUrl}
            placeholder="https://"
            hint="The page is fetched by the server, from public addresses only."
          />
        )}
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

type Given = {
  from: From
  text: string
  file: File | null
  url: string
  alert: string
  as: Way
  exercise: boolean
}

async function bodyOf({ from, text, file, url, alert, as, exercise }: Given): Promise<NewDraft> {
  if (from === 'text') return { from, text, exercise }
  if (from === 'file' && file)
    return { from, name: file.name.slice(0, 200), bytes: await base64Of(file), exercise }
  if (from === 'address') return { from, url: url.trim(), exercise }
  if (from === 'alert') return { from, alert, as }
  return { from: 'nothing', exercise }
}

type AlertRow = { id: string; slug: string; headline: string; state: string }
type EarlierProps = { alert: string; onAlert: (alert: string) => void; as: Way; onAs: (as: Way) => void }

function Earlier({ alert, onAlert, as, onAs }: EarlierProps) {
  const [sought, setSought] = useState('')
  const { data, error, refetch } = useQuery({
    queryKey: ['alert', 'list'],
    queryFn: ({ signal }) => api.get<{ alerts: AlertRow[] }>('/alerts', { limit: 200 }, signal),
  })
  if (error) return <Fault fault={error} retry={refetch} />
  const shown = (data?.alerts ?? [])
    .filter(({ headline }) => headline.toLowerCase().includes(sought.trim().toLowerCase()))
    .slice(0, 30)
  return (
    <>
      <fieldset className="froms">
        <legend>What becomes of it</legend>
        {ways.map(([one, name, says]) => (
          <label key={one}>
            <input type="radio" name="as" checked={as === one} onChange={() => onAs(one)} />
            <span>
              {name} <span className="hint">{says}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Field label="Find an alert" value={sought} onChange={setSought} />
      <fieldset className="earlier">
        <legend>Alerts, latest first</legend>
        {data && shown.length === 0 && <p className="quiet">No alert is called that.</p>}
        {shown.map(({ id, slug, headline }) => (
          <label key={id}>
            <input
              type="radio"
              name="alert"
              checked={alert === slug || alert === id}
              onChange={() => onAlert(slug)}
            />
            <span>{headline}</span>
          </label>
        ))}
      </fieldset>
    </>
  )
}

/** A text that stays in this tab through a reload. */
function useKept(key: string): [string, (text: string) => void] {
  const [text, set] = useState(() => sessionStorage.getItem(key) ?? '')
  return [
    text,
    (next) => {
      set(next)
      try {
        if (next) sessionStorage.setItem(key, next)
        else sessionStorage.removeItem(key)
      } catch {
        // Larger than a browser keeps: the open page still has it.
      }
    },
  ]
}
