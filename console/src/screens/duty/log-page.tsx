import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { LogEntry, LogPage } from '../../../../src/desk/duty/contract.ts'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/routes.tsx'
import { useShortcut } from '../../app/shortcuts.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Go } from '../../parts/go.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty, Fault, Shown } from '../../parts/states.tsx'
import { When } from '../../parts/when.tsx'
import { usePages } from '../situations/more.ts'
import '../situations/situations.css'
import './duty.css'
import { DutyTabs } from './tabs.tsx'

/** What happened on this watch and those before; lines are added and never changed. */
export default function ShiftLogPage() {
  const pages = usePages<LogPage>(['duty', 'log'], '/duty/log', { limit: 50 })
  return (
    <Page title="Shift log">
      <DutyTabs />
      <NewLine />
      <Shown of={pages}>
        {(data) => {
          const entries = data.pages.flatMap((one) => one.entries)
          if (entries.length === 0)
            return (
              <Empty title="Nothing is written yet">What you note here stands on the handover sheet.</Empty>
            )
          return (
            <>
              <ul className="lines">
                {entries.map((entry) => (
                  <Entry key={entry.id} entry={entry} />
                ))}
              </ul>
              {pages.hasNextPage && (
                <Button onPress={() => pages.fetchNextPage()} isPending={pages.isFetchingNextPage}>
                  Show more
                </Button>
              )}
            </>
          )
        }}
      </Shown>
    </Page>
  )
}

function NewLine() {
  const { situation, case: helpCase } = useWords()
  const [text, setText] = useState('')
  const field = useRef<HTMLDivElement>(null)
  const client = useQueryClient()
  useShortcut({ keys: 'n', says: 'Write into the log', group: 'Duty' }, () =>
    field.current?.querySelector('textarea')?.focus(),
  )
  const add = useMutation({
    mutationFn: () =>
      api.post('/duty/log', {
        text,
        ...(situation ? { situation } : {}),
        ...(helpCase ? { case: helpCase } : {}),
      }),
    onSuccess: async () => {
      setText('')
      await client.invalidateQueries({ queryKey: ['duty', 'log'] })
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim()) add.mutate()
      }}
    >
      <div ref={field}>
        <Field label="What happened" value={text} onChange={setText} rows={2} maxLength={4000} />
      </div>
      {add.error && <Fault fault={add.error} />}
      <Button look="main" type="submit" isPending={add.isPending}>
        Add
      </Button>
    </form>
  )
}

/** One line of the log. */
export function Entry({ entry }: { entry: LogEntry }) {
  return (
    <li>
      <p className="log-text">{entry.text}</p>
      <p className="line-facts">
        <When at={entry.at} />
        <span>{entry.by}</span>
        {entry.kind === 'handover' && <span className="tag">handover</span>}
        {entry.situation && <Go to={`/situations/${entry.situation.id}`}>{entry.situation.title}</Go>}
        {entry.alert && <Go to={`/alerts/${entry.alert.slug}`}>{entry.alert.headline}</Go>}
        {entry.case && <Go to={`/cases/${entry.case}`}>the case</Go>}
      </p>
    </li>
  )
}
