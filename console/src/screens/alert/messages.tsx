import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { AlertView, DeliveriesView } from '../../../../src/desk/situations/contract.ts'
import { api } from '../../api/client.ts'
import { useLookUpReason } from '../../app/reason.ts'
import { useWords } from '../../app/routes.tsx'
import { useMay } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Choice } from '../../parts/field.tsx'
import { Go, useGo } from '../../parts/go.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { Ago } from '../../parts/when.tsx'
import { usePages } from '../situations/more.ts'
import { messageStates, people } from '../situations/words.ts'
import { WithReason } from './reason.tsx'

type Words = Record<string, string | number | undefined>

/** The messages of a revision: how many stand where, and each with why it waits or how it ended. */
export function Messages({ view }: { view: AlertView }) {
  const [named, setNamed] = useState(false)
  const reason = useLookUpReason()
  const { number, state } = useWords()
  const withNames = named && reason !== null
  const query = { number, state, limit: 50, names: withNames ? 'yes' : 'no' }
  const pages = usePages<DeliveriesView>(
    // With names no topic stands first: every look-up is kept in the log, so the stream must not repeat it.
    [
      withNames ? 'names' : 'delivery',
      view.id,
      'messages',
      number ?? 'latest',
      state ?? '',
      withNames && reason,
    ],
    `/alerts/${view.slug}/deliveries`,
    query,
  )
  return (
    <Shown of={pages}>
      {(data) => {
        const [first] = data.pages
        if (!first?.notice)
          return (
            <Empty title="No message is written yet">
              They are written within moments of the release; this shows them by itself.
            </Empty>
          )
        const rows = data.pages.flatMap(({ deliveries }) => deliveries)
        return (
          <>
            <Counts view={view} first={first} state={state} />
            <SendAgain first={first} onDone={() => pages.refetch()} />
            {first.names &&
              (named ? (
                <WithReason what="who was told">{null}</WithReason>
              ) : (
                <p>
                  <Button small onPress={() => setNamed(true)}>
                    Show names
                  </Button>
                </p>
              ))}
            {rows.length === 0 ? (
              <Empty title="None">No message of this revision stands there now.</Empty>
            ) : (
              <Rows rows={rows} />
            )}
            {pages.hasNextPage && (
              <Button onPress={() => pages.fetchNextPage()} isPending={pages.isFetchingNextPage}>
                Show more
              </Button>
            )}
          </>
        )
      }}
    </Shown>
  )
}

function Counts({
  view,
  first,
  state,
}: {
  view: AlertView
  first: DeliveriesView
  state: string | undefined
}) {
  const go = useGo()
  const to = `/alerts/${view.slug}`
  const one = first.notices.find(({ notice }) => notice === first.notice)
  const progress = one?.progress ?? {}
  const words = (more: Words): Words => ({ tab: 'messages', number: first.number ?? undefined, ...more })
  return (
    <>
      {first.notices.length > 1 && (
        <Choice
          label="Messages of revision"
          value={String(first.number)}
          options={first.notices.map(({ number }) => [String(number), `Revision ${number}`] as const)}
          onChange={(number) => go(to, { words: { tab: 'messages', number }, replace: true })}
        />
      )}
      <nav className="counts" aria-label="Messages by state">
        <Go to={to} words={words({})} className={`count ${state ? '' : 'chosen'}`}>
          <b>{(progress.total ?? 0).toLocaleString('en')}</b>
          messages
        </Go>
        {messageStates
          .filter(([name]) => (progress[name] ?? 0) > 0 || name === state)
          .map(([name, label, look]) => (
            <Go
              key={name}
              to={to}
              words={words({ state: name })}
              className={`count ${look === 'lost' ? 'alarm' : ''} ${state === name ? 'chosen' : ''}`}
            >
              <b>{(progress[name] ?? 0).toLocaleString('en')}</b>
              {label}
            </Go>
          ))}
      </nav>
      {first.localOnly && (
        <p className="note">These messages stay in the local outbox, whatever is configured.</p>
      )}
      {one && !one.expanded && (
        <p role="status" className="quiet">
          Messages are still being written …
        </p>
      )}
    </>
  )
}

function Rows({ rows }: { rows: DeliveriesView['deliveries'] }) {
  const label = (state: string) =>
    messageStates.find(([name]) => name === state)?.[1] ?? (state === 'retrying' ? 'Put off' : 'Waiting')
  return (
    <ul className="lines deliveries">
      {rows.map((row) => (
        <li key={row.id}>
          <div className="line-head">
            <strong>
              {row.recipient?.name ?? (row.recipientKind === 'person' ? 'A person' : 'A duty contact')}
            </strong>
            <span className="tag">{label(row.state)}</span>
            <span className="tag">{row.channel}</span>
            {row.step > 1 && <span className="tag">message {row.step}</span>}
            {row.gone && <span className="tag">says that they have left the area</span>}
            {row.lane === 'life-safety' && <span className="tag">life-safety</span>}
          </div>
          <p className="receipt">{row.words}</p>
          <p className="line-facts">
            {row.attempts > 0 && <span>{row.attempts === 1 ? '1 attempt' : `${row.attempts} attempts`}</span>}
            {row.changedAt && <Ago at={row.changedAt} />}
          </p>
        </li>
      ))}
    </ul>
  )
}

type Again = { path: string; count: number; says: string; act: string }

/** Sends again only what somebody decides to; it says to how many, and whether a second copy may come of it. */
function SendAgain({ first, onDone }: { first: DeliveriesView; onDone: () => unknown }) {
  const [asked, setAsked] = useState<Again | null>(null)
  const may = [useMay('alerts.release'), useMay('replies.write')].some(Boolean)
  const send = useMutation({
    mutationFn: ({ path }: Again) => api.post<{ again: number }>(`/deliveries/${first.notice}/${path}`),
    onSuccess: ({ again }) => {
      setAsked(null)
      toast(again === 1 ? 'One message is on its way.' : `${again} messages are on their way.`)
      onDone()
    },
    onError: toastFault,
  })
  const { unknown, lost } = first.again
  if (!may || unknown + lost === 0) return null
  return (
    <div className="note again">
      {lost > 0 && (
        <p>
          Nothing reached <strong>{people(lost)}</strong>, who have an address now.{' '}
          <Button
            small
            onPress={() =>
              setAsked({
                path: 'retry-lost',
                count: lost,
                act: 'Send',
                says: 'Each gets a new message. What was lost stays listed as it ended.',
              })
            }
          >
            Send them a new message …
          </Button>
        </p>
      )}
      {unknown > 0 && (
        <p>
          Whether it reached <strong>{people(unknown)}</strong> nobody knows.{' '}
          <Button
            small
            onPress={() =>
              setAsked({
                path: 'resend-unknown',
                count: unknown,
                act: 'Send again',
                says: 'Some may get it a second time. Mail readers that know the first copy show one.',
              })
            }
          >
            Send again …
          </Button>
        </p>
      )}
      {asked && (
        <Dialog title={`Send to ${people(asked.count)}`} isOpen onClose={() => setAsked(null)}>
          <p>{asked.says}</p>
          <div className="actions">
            <Button onPress={() => setAsked(null)}>Back</Button>
            <Button look="main" autoFocus isPending={send.isPending} onPress={() => send.mutate(asked)}>
              {asked.act}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  )
}
