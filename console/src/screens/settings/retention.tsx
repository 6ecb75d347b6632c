import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RetentionPreview, Settings } from '../../../../src/desk/settings/contract.ts'
import type { SituationPage } from '../../../../src/desk/situations/contract.ts'
import { api } from '../../api/client.ts'
import { AutoField } from '../../parts/auto-field.tsx'
import { Button } from '../../parts/button.tsx'
import { Choice } from '../../parts/field.tsx'
import { Go } from '../../parts/go.tsx'
import { Shown } from '../../parts/states.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { Ago, When } from '../../parts/when.tsx'
import { SettingsPage } from './frame.tsx'
import { useSaving, useSettings, wholeNumber } from './saving.ts'

type Kind = {
  field: 'retentionStay' | 'retentionNote' | 'retentionOutbox' | 'retentionRecipient' | 'retentionDraft'
  /** As the server names it in the preview. */
  kind: string
  name: string
  what: string
}

const kinds: Kind[] = [
  {
    field: 'retentionStay',
    kind: 'stays',
    name: 'Past trips and stays',
    what: 'Where people were, counted from the day they left. Homes and posts stay.',
  },
  {
    field: 'retentionNote',
    kind: 'notes',
    name: 'Notes of answers and cases',
    what: 'What was written; that there was an answer or a case, and when, stays.',
  },
  {
    field: 'retentionOutbox',
    kind: 'outbox',
    name: 'Messages in the outbox',
    what: 'Mail that was kept here instead of sent.',
  },
  {
    field: 'retentionRecipient',
    kind: 'recipients',
    name: 'Detail of recipients',
    what: 'What mail servers said of each address, personal links, and where an audience was seen. Who was told, and when, stays.',
  },
  {
    field: 'retentionDraft',
    kind: 'drafts',
    name: 'Discarded drafts',
    what: 'Drafts that somebody put away. Others are never deleted.',
  },
]

/** How long personal data is kept, and what the next run would erase. */
export default function RetentionPage() {
  const settings = useSettings()
  const preview = useQuery({
    queryKey: ['setting', 'retention'],
    queryFn: ({ signal }) => api.get<RetentionPreview>('/settings/retention', {}, signal),
  })
  return (
    <SettingsPage title="Retention">
      <p className="quiet">
        Once a day, what is older than its days is erased, and the audit log notes how much. Look-ups of
        people and the audit log itself are kept.
      </p>
      <Shown of={settings}>
        {(data) => (
          <ul className="lines">
            {kinds.map((kind) => (
              <li key={kind.field}>
                <Days kind={kind} settings={data} preview={preview.data} />
              </li>
            ))}
          </ul>
        )}
      </Shown>
      <Shown of={preview}>{(data) => <NextRun preview={data} />}</Shown>
    </SettingsPage>
  )
}

function Days({
  kind,
  settings,
  preview,
}: {
  kind: Kind
  settings: Settings
  preview: RetentionPreview | undefined
}) {
  const save = useSaving()
  const { field, name, what } = kind
  const due = preview?.kinds.find((one) => one.kind === kind.kind)
  return (
    <div className="settings-narrow">
      <AutoField
        label={`${name}: days kept`}
        path={field}
        value={String(settings[field])}
        inputMode="numeric"
        save={(typed) => {
          const days = wholeNumber(typed)
          if (days === null) return Promise.reject(new Error('Write a number of days, such as 90.'))
          return save({ [field]: days }, `${name}: kept ${days} days`)
        }}
        hint={
          <>
            {what}{' '}
            {due && (
              <strong>
                {due.count === 0
                  ? 'Nothing is due.'
                  : `The next run erases ${due.more ? 'at least ' : ''}${due.count.toLocaleString('en')}.`}
              </strong>
            )}
          </>
        }
      />
    </div>
  )
}

function NextRun({ preview }: { preview: RetentionPreview }) {
  return (
    <>
      <p>
        Next run:{' '}
        {preview.nextRun ? <Ago at={preview.nextRun} /> : 'not planned; the worker plans it when it starts'}.
      </p>
      <h2>Legal holds</h2>
      <p className="quiet">A situation under legal hold keeps everything of it, whatever the days say.</p>
      {preview.held.length > 0 && (
        <ul className="lines">
          {preview.held.map((hold) => (
            <Held key={hold.situation} hold={hold} />
          ))}
        </ul>
      )}
      <NewHold held={preview.held.map(({ situation }) => situation)} />
    </>
  )
}

/** The situations that changed last, to hold one of them. */
function NewHold({ held }: { held: string[] }) {
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<string | null>(null)
  const situations = useQuery({
    queryKey: ['situation', 'to-hold'],
    queryFn: ({ signal }) => api.get<SituationPage>('/situations', { limit: 100 }, signal),
  })
  const free = situations.data?.situations.filter(({ id }) => !held.includes(id)) ?? []
  if (situations.data && free.length === 0) return <p className="quiet">There is no situation to hold.</p>
  const hold = async () => {
    const situation = free.find(({ id }) => id === chosen)
    if (!situation) return
    const path = `/situations/${situation.id}/legal-hold`
    const again = () => queries.invalidateQueries({ queryKey: ['setting', 'retention'] })
    try {
      await api.put(path, {})
      setChosen(null)
      await again()
      toast(`${situation.title} is held`, { undo: () => api.delete(path).then(again) })
    } catch (fault) {
      toastFault(fault)
    }
  }
  return (
    <div className="row">
      <Choice
        label="Hold a situation"
        value={chosen}
        none="Choose …"
        options={free.map(({ id, title }) => [id, title] as const)}
        onChange={setChosen}
      />
      <div className="act">
        <Button onPress={() => void hold()} isDisabled={!chosen}>
          Hold it
        </Button>
      </div>
    </div>
  )
}

function Held({ hold: { situation, title, since, by } }: { hold: RetentionPreview['held'][number] }) {
  const queries = useQueryClient()
  const again = () => queries.invalidateQueries({ queryKey: ['setting', 'retention'] })
  const path = `/situations/${situation}/legal-hold`
  const release = async () => {
    try {
      await api.delete(path)
      await again()
      toast(`${title} is held no more`, { undo: () => api.put(path, {}).then(again) })
    } catch (fault) {
      toastFault(fault)
    }
  }
  return (
    <li className="line-head">
      <span>
        <Go to={`/situations/${situation}`}>{title}</Go>
        <span className="hint">
          Held since <When at={since} /> by {by}
        </span>
      </span>
      <Button small onPress={() => void release()}>
        End the hold
      </Button>
    </li>
  )
}
