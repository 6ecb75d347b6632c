import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Line, RollCallView } from '../../../../src/desk/roll-call/contract.ts'
import { api } from '../../api/client.ts'
import { useParam, useWords } from '../../app/routes.tsx'
import { useMay } from '../../app/session.tsx'
import { useShortcut } from '../../app/shortcuts.ts'
import { Button } from '../../parts/button.tsx'
import { Go, useGo } from '../../parts/go.tsx'
import { Exercise } from '../../parts/level.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty, Fault, Shown } from '../../parts/states.tsx'
import { toast } from '../../parts/toasts.tsx'
import { Ago, When } from '../../parts/when.tsx'
import { AskDialog } from './ask-dialog.tsx'
import { Filters } from './filters.tsx'
import { Lines } from './lines.tsx'
import { PersonDialog } from './person-dialog.tsx'
import { RecordDialog } from './record-dialog.tsx'
import { ReopenDialog } from './reopen-dialog.tsx'
import '../situations/situations.css'
import './roll-call.css'
import { type Filter, useOpening, useRecord, useRollCall } from './use-roll-call.ts'

const most = 500

/** The live board of a situation's roll-call. */
export default function RollCallPage() {
  const situation = useParam('situation')
  const { status, team, place, site, search } = useWords()
  const filter: Filter = useMemo(
    () =>
      Object.fromEntries(Object.entries({ status, team, place, site, search }).filter(([, word]) => word)),
    [status, team, place, site, search],
  )
  const [limit, setLimit] = useState(100)
  const opening = useOpening()
  const roll = useRollCall(situation, filter, limit, opening)
  return (
    <Shown of={roll}>
      {(data) => (
        <Board roll={data} filter={filter} opening={opening} more={() => setLimit(most)} limit={limit} />
      )}
    </Shown>
  )
}

type Props = { roll: RollCallView; filter: Filter; opening: string; limit: number; more: () => void }
type Open =
  | { what: 'record'; lines: Line[]; first: 'safe' | 'need-help' | 'accounted-for' }
  | { what: 'ask' }
  | { what: 'reopen'; lines: Line[] }
  | { what: 'person'; line: Line }

function Board({ roll, filter, opening, limit, more }: Props) {
  const go = useGo()
  const may = useMay('replies.write')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [current, setCurrent] = useState<string | null>(null)
  const [open, setOpen] = useState<Open | null>(null)
  const record = useRecord(roll.situation)
  const close = useClose(roll.situation)
  const isClosed = roll.closedAt !== null
  const set = (next: Filter) =>
    go(`/situations/${roll.situation}/roll-call`, {
      words: Object.fromEntries(Object.entries(next).filter(([, word]) => word)),
      replace: true,
    })

  const picked = roll.lines.filter(({ person }) => chosen.has(person))
  const atHand = picked.length ? picked : roll.lines.filter(({ person }) => person === current)
  const move = (by: number) => {
    const at = roll.lines.findIndex(({ person }) => person === current)
    const next = roll.lines[Math.min(Math.max(at + by, 0), roll.lines.length - 1)]
    if (!next) return
    setCurrent(next.person)
    document.querySelector(`[data-person="${next.person}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const choose = (person: string) => {
    const next = new Set(chosen)
    if (!next.delete(person)) next.add(person)
    setChosen(next)
  }
  const safe = (lines: Line[]) => {
    if (lines.length === 0) return
    const people = lines.map(({ person }) => person)
    record.mutate({ status: 'safe', reporter: 'self', note: null, people })
    setChosen(new Set())
  }
  const ask = (lines: Line[], first: 'safe' | 'need-help' | 'accounted-for') =>
    lines.length && setOpen({ what: 'record', lines, first })
  const done = () => {
    setOpen(null)
    setChosen(new Set())
  }
  const group = 'Roll-call'
  useShortcut({ keys: 'j', says: 'Next person', group }, () => move(1))
  useShortcut({ keys: 'k', says: 'Person before', group }, () => move(-1))
  useShortcut({ keys: 'x', says: 'Choose this person', group }, () => current && choose(current), may)
  useShortcut(
    { keys: 'X', says: 'Choose everybody shown', group },
    () => setChosen(new Set(roll.lines.map(({ person }) => person))),
    may,
  )
  useShortcut({ keys: 's', says: 'Safe, by phone', group }, () => safe(atHand), may)
  useShortcut({ keys: 'h', says: 'Needs help, by phone', group }, () => ask(atHand, 'need-help'), may)
  useShortcut({ keys: 'a', says: 'Accounted for', group }, () => ask(atHand, 'accounted-for'), may)
  useShortcut({ keys: 'n', says: 'Record with a note', group }, () => ask(atHand, 'safe'), may)
  useShortcut(
    { keys: 'Enter', says: 'What this person answered', group },
    () => atHand[0] && setOpen({ what: 'person', line: atHand[0] }),
    may && current !== null,
  )
  useShortcut(
    { keys: 'r', says: 'Ask the silent again', group },
    () => setOpen({ what: 'ask' }),
    may && !isClosed,
  )

  return (
    <Page
      wide
      title={`Roll-call: ${roll.title}`}
      above={<Go to={`/situations/${roll.situation}`}>{roll.headline}</Go>}
      actions={
        may && (
          <>
            {!isClosed && <Button onPress={() => setOpen({ what: 'ask' })}>Ask the silent again</Button>}
            <Button onPress={() => setOpen({ what: 'reopen', lines: picked })}>Reopen the check</Button>
            {!isClosed && (
              <Button look="main" onPress={() => close.mutate()} isPending={close.isPending}>
                Close
              </Button>
            )}
          </>
        )
      }
    >
      <p className="line-facts">
        {roll.exercise && <Exercise />}
        <span>
          opened <When at={roll.openedAt} />
        </span>
        {roll.deadline && !isClosed && (
          <span>
            answers due <Ago at={roll.deadline} />
          </span>
        )}
        {roll.remindedAt && (
          <span>
            asked again <Ago at={roll.remindedAt} /> by {roll.remindedBy}
          </span>
        )}
        {roll.closedAt && (
          <strong>
            Closed <When at={roll.closedAt} /> by {roll.closedBy}
          </strong>
        )}
      </p>
      {close.error && <Fault fault={close.error} />}
      <Filters roll={roll} filter={filter} set={set} />
      {picked.length > 0 && (
        <div className="picked" role="status">
          <strong>{picked.length} chosen</strong>
          <Button small onPress={() => safe(picked)}>
            All safe
          </Button>
          <Button small onPress={() => ask(picked, 'accounted-for')}>
            Accounted for …
          </Button>
          <Button small onPress={() => ask(picked, 'need-help')}>
            Need help …
          </Button>
          <Button small look="plain" onPress={() => setChosen(new Set())}>
            Choose none
          </Button>
        </div>
      )}
      {roll.names && roll.lines.length > 0 && (
        <Lines
          lines={roll.lines}
          current={current}
          chosen={chosen}
          isClosed={isClosed}
          onCurrent={setCurrent}
          onChoose={choose}
          onOpen={(line) => setOpen({ what: 'person', line })}
          onSafe={(line) => safe([line])}
          onRecord={(line) => ask([line], 'safe')}
        />
      )}
      {!roll.names && (
        <p className="note">Names are shown to security managers; the counts are for everybody.</p>
      )}
      {roll.names && roll.lines.length === 0 && (
        <Empty title="Nobody matches">
          <Button onPress={() => set({})}>Show everybody</Button>
        </Empty>
      )}
      {roll.next && limit < most && <Button onPress={more}>Show more</Button>}
      {roll.next && limit >= most && (
        <p className="note">These are the first {most}; choose a status, team or place to see the others.</p>
      )}
      {open?.what === 'record' && (
        <RecordDialog
          situation={roll.situation}
          lines={open.lines}
          first={open.first}
          onClose={() => setOpen(null)}
          onDone={done}
        />
      )}
      {open?.what === 'ask' && <AskDialog roll={roll} onClose={() => setOpen(null)} />}
      {open?.what === 'reopen' && <ReopenDialog roll={roll} lines={open.lines} onClose={done} />}
      {open?.what === 'person' && (
        <PersonDialog
          situation={roll.situation}
          line={open.line}
          opening={opening}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  )
}

function useClose(situation: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.post(`/situations/${situation}/roll-call/close`),
    onSuccess: async () => {
      toast('The roll-call is closed: everybody is accounted for.')
      await client.invalidateQueries({ queryKey: ['roll-call', situation] })
    },
  })
}
