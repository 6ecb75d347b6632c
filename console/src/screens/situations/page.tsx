import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { AlertLine, SituationView } from '../../../../src/desk/situations/contract.ts'
import { api } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem.ts'
import { useParam } from '../../app/routes.tsx'
import { useMay } from '../../app/session.tsx'
import { useShortcut } from '../../app/shortcuts.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field } from '../../parts/field.tsx'
import { Go, useGo } from '../../parts/go.tsx'
import { Exercise, Level } from '../../parts/level.tsx'
import { Page } from '../../parts/page.tsx'
import { useRowKeys } from '../../parts/row-keys.ts'
import { Shown } from '../../parts/states.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { Ago, When } from '../../parts/when.tsx'
import { Figure, MessageBar, Panel, RollCallBar } from './figures.tsx'
import { Timeline } from './timeline.tsx'
import { casesLabel, people, responseWords, stateWords } from './words.ts'

/** A situation on one screen: what is in force, the numbers, everything that was released. */
export default function SituationPage() {
  const situation = useParam('situation')
  const view = useQuery({
    queryKey: ['situation', situation],
    queryFn: ({ signal }) => api.get<SituationView>(`/situations/${situation}`, {}, signal),
    meta: { also: ['alert', 'roll-call', 'case', 'delivery'] },
  })
  return <Shown of={view}>{(data) => <Situation view={data} />}</Shown>
}

function Situation({ view }: { view: SituationView }) {
  const { id, title, alerts, closedAt } = view
  const [isRenaming, setRenaming] = useState(false)
  const go = useGo()
  useRowKeys('Situation')
  const mayClose = useAny('alerts.release', 'replies.write')
  const mayWrite = useMay('drafts.write')
  const report = `/situations/${id}/report`
  useShortcut({ keys: 'p', says: 'Open the one-page report', group: 'Situation' }, () => go(report))
  useShortcut(
    { keys: 'r', says: 'Rename the situation', group: 'Situation' },
    () => setRenaming(true),
    mayWrite,
  )
  return (
    <Page
      title={title}
      above={
        <>
          <Go to="/situations">Situations</Go> · {closedAt ? 'closed' : 'opened'}{' '}
          <Ago at={closedAt ?? view.openedAt} />
        </>
      }
      actions={
        <>
          {mayWrite && <Button onPress={() => setRenaming(true)}>Rename</Button>}
          <Go to={report} className="button">
            Report
          </Go>
          {mayClose && <CloseButton view={view} />}
        </>
      }
    >
      {closedAt && (
        <p className="note">
          Closed by {view.closedBy} on <When at={closedAt} />. An alert that goes on in it opens it again.
        </p>
      )}
      <Numbers view={view} />
      <div className="split turned">
        <div>
          <Alerts alerts={alerts} />
          <Told view={view} />
          {view.rollCalls.map((roll) => (
            <Panel
              key={roll.mode}
              title="Roll-call"
              actions={<Go to={`/situations/${id}/roll-call`}>Open the list</Go>}
            >
              <RollCallBar roll={roll} to={`/situations/${id}/roll-call`} />
              <p className="line-facts">
                {roll.closedAt ? (
                  <span>
                    closed <Ago at={roll.closedAt} /> by {roll.closedBy}
                  </span>
                ) : (
                  roll.deadline && (
                    <span>
                      answers due <Ago at={roll.deadline} />
                    </span>
                  )
                )}
              </p>
            </Panel>
          ))}
        </div>
        <div>
          <Panel title="Timeline">
            <Timeline situation={id} />
          </Panel>
        </div>
      </div>
      {isRenaming && <Rename view={view} onClose={() => setRenaming(false)} />}
    </Page>
  )
}

function Numbers({ view }: { view: SituationView }) {
  const [lead] = view.alerts
  const [roll] = view.rollCalls
  if (!lead) return null
  const list = `/situations/${view.id}/roll-call`
  const total = lead.people.certain + lead.people.possible
  const count = (status: string) => roll?.counts[status] ?? 0
  return (
    <div className="counts">
      <Figure
        n={total}
        label={total === 1 ? 'person in the area' : 'people in the area'}
        to={`/alerts/${lead.slug}`}
        words={{ tab: 'audience' }}
      />
      {roll && (
        <>
          <Figure
            n={count('need-help')}
            label="need help"
            to={list}
            words={{ status: 'need-help' }}
            look={count('need-help') ? 'alarm' : ''}
          />
          <Figure n={count('asked')} label="silent" to={list} words={{ status: 'asked' }} />
          <Figure n={count('not-reached')} label="not reached" to={list} words={{ status: 'not-reached' }} />
          <Figure
            n={count('safe') + count('accounted-for')}
            label="safe"
            to={list}
            words={{ status: 'safe' }}
          />
        </>
      )}
      <Figure
        n={view.cases.open}
        label={casesLabel(view.cases)}
        to="/cases"
        words={{ situation: view.id }}
        look={view.cases.untaken ? 'alarm' : ''}
      />
    </div>
  )
}

function Alerts({ alerts }: { alerts: AlertLine[] }) {
  const inForce = alerts.filter(({ state }) => state === 'issued')
  const ended = alerts.filter(({ state }) => state !== 'issued')
  return (
    <>
      <Panel title={inForce.length === 1 ? 'Alert in force' : 'Alerts in force'}>
        {inForce.length === 0 ? <p className="quiet">None.</p> : <AlertLines alerts={inForce} all={alerts} />}
      </Panel>
      {ended.length > 0 && (
        <Panel title="Ended">
          <AlertLines alerts={ended} all={alerts} />
        </Panel>
      )}
    </>
  )
}

function AlertLines({ alerts, all }: { alerts: AlertLine[]; all: AlertLine[] }) {
  return (
    <ul className="lines">
      {alerts.map((alert) => (
        <li key={alert.id}>
          <div className="line-head">
            <Level severity={alert.severity} />
            <Go to={`/alerts/${alert.slug}`}>{alert.headline}</Go>
            {alert.exercise && <Exercise />}
          </div>
          <p className="line-facts">
            <span>{stateWords[alert.state]}</span>
            <span>{people(alert.people.certain + alert.people.possible)}</span>
            <span>{responseWords[alert.response]}</span>
            {alert.state === 'issued' && alert.expires && (
              <span>
                ends <Ago at={alert.expires} />
              </span>
            )}
            {alert.number > 1 && (
              <Go to={`/alerts/${alert.slug}`} words={{ tab: 'differences' }}>
                revision {alert.number}: what changed
              </Go>
            )}
          </p>
          {alert.follows.map((id) => {
            const followed = all.find((one) => one.id === id)
            return (
              followed && (
                <p key={id} className="line-facts">
                  <span>
                    follows <Go to={`/alerts/${followed.slug}`}>{followed.headline}</Go>
                  </span>
                </p>
              )
            )
          })}
        </li>
      ))}
    </ul>
  )
}

function Told({ view }: { view: SituationView }) {
  if (view.messages.length === 0) return null
  return (
    <Panel title="Messages">
      {view.messages.map(({ alert, notice, number, progress }) => {
        const line = view.alerts.find(({ id }) => id === alert)
        if (!line) return null
        return (
          <div key={notice}>
            {view.messages.length > 1 && <p className="small">{line.headline}</p>}
            <MessageBar progress={progress} to={`/alerts/${line.slug}`} number={number} />
          </div>
        )
      })}
    </Panel>
  )
}

function CloseButton({ view }: { view: SituationView }) {
  const client = useQueryClient()
  const [isHeld, setHeld] = useState(false)
  const path = (verb: string) => `/situations/${view.id}/${verb}`
  const take = (next: SituationView) => client.setQueryData(['situation', view.id], next)
  const reopen = useMutation({
    mutationFn: () => api.post<SituationView>(path('reopen')),
    onSuccess: (next) => {
      take(next)
      toast('The situation is open again.')
    },
    onError: toastFault,
  })
  const close = useMutation({
    mutationFn: () => api.post<SituationView>(path('close')),
    onSuccess: (next) => {
      setHeld(false)
      take(next)
      toast('The situation is closed.', { undo: () => reopen.mutateAsync() })
    },
    onError: (fault) =>
      fault instanceof ApiProblem && fault.code === 'held' ? setHeld(true) : toastFault(fault),
  })
  const press = () =>
    view.closedAt ? reopen.mutate() : view.open.length > 0 ? setHeld(true) : close.mutate()
  useShortcut(
    {
      keys: 'x',
      says: view.closedAt ? 'Open the situation again' : 'Close the situation',
      group: 'Situation',
    },
    press,
  )
  return (
    <>
      <Button onPress={press} isPending={close.isPending || reopen.isPending}>
        {view.closedAt ? 'Open again' : 'Close'}
      </Button>
      <Dialog
        title={view.open.length > 0 ? 'Not yet: something is open' : 'Close the situation'}
        isOpen={isHeld}
        onClose={() => setHeld(false)}
      >
        <div className="held">
          <p>
            {view.open.length > 0
              ? 'A situation is closed once nothing of it is open any more.'
              : 'Nothing of it is open any more.'}
          </p>
          <ul>
            {view.open.map(({ what, words, id }) => (
              <li key={what + id}>
                <Go
                  to={
                    what === 'alert'
                      ? `/alerts/${id}`
                      : what === 'case'
                        ? '/cases'
                        : `/situations/${view.id}/roll-call`
                  }
                >
                  {words}
                </Go>
              </li>
            ))}
          </ul>
        </div>
        <div className="actions">
          <Button autoFocus onPress={() => setHeld(false)}>
            Back
          </Button>
          {view.open.length === 0 && (
            <Button look="main" onPress={() => close.mutate()} isPending={close.isPending}>
              Close it
            </Button>
          )}
        </div>
      </Dialog>
    </>
  )
}

function Rename({ view, onClose }: { view: SituationView; onClose: () => void }) {
  const client = useQueryClient()
  const [title, setTitle] = useState(view.title)
  const rename = useMutation({
    mutationFn: (words: string) => api.patch<SituationView>(`/situations/${view.id}`, { title: words }),
    onSuccess: (next) => {
      client.setQueryData(['situation', view.id], next)
      onClose()
      toast(`It is called “${next.title}” now.`, {
        undo: async () => {
          const back = await api.patch<SituationView>(`/situations/${view.id}`, { title: view.title })
          client.setQueryData(['situation', view.id], back)
        },
      })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    rename.mutate(title)
  }
  const fault =
    rename.error instanceof ApiProblem ? (rename.error.of('title') ?? rename.error.message) : undefined
  return (
    <Dialog title="Rename the situation" isOpen onClose={onClose}>
      <form onSubmit={submit}>
        <Field label="Title" value={title} onChange={setTitle} maxLength={200} autoFocus fault={fault} />
        <div className="actions">
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" look="main" isPending={rename.isPending}>
            Rename
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function useAny(...permissions: Parameters<typeof useMay>[0][]) {
  return permissions.map(useMay).some(Boolean)
}
