import { useEffect, useState } from 'react'
import type { SourceLine, SourcesPage as Sources } from '../../../../src/desk/sources/contract.ts'
import { useWords } from '../../app/routes.tsx'
import { useMay } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Go, useGo } from '../../parts/go.tsx'
import { Page } from '../../parts/page.tsx'
import { useRowKeys } from '../../parts/row-keys.ts'
import { Empty, Shown } from '../../parts/states.tsx'
import { Ago } from '../../parts/when.tsx'
import { usePages } from '../situations/more.ts'
import '../situations/situations.css'
import './sources.css'
import { WatchMailbox } from './mailbox.tsx'
import './keeping.css'
import { GroupShown } from './group-shown.tsx'
import { Keeping } from './keeping.tsx'
import { Sets } from './sets.tsx'
import { useSwitch } from './use-switch.ts'
import { everyText, reliabilityWords, stateOf } from './words.ts'

const states = [
  ['', 'All'],
  ['on', 'On'],
  ['failing', 'Failing'],
  ['silent', 'Silent'],
  ['off', 'Off'],
  ['muted', 'Muted'],
  ['removed', 'Removed'],
] as const

/** Everything that may be watched: what is on, how it does, and what has fallen silent. */
export default function SourcesPage() {
  const { state = '', words = '', set = '' } = useWords()
  const go = useGo()
  const [typed, setTyped] = useState(words)
  useEffect(() => setTyped(words), [words])
  useRowKeys('Sources')
  const show = (change: Record<string, string>) => {
    const next = Object.entries({ state, words, set, ...change }).filter(([, value]) => value)
    void go('/sources', { words: Object.fromEntries(next), replace: true })
  }
  return (
    <Page
      title="Sources"
      actions={
        <nav aria-label="Which sources" className="actions">
          {states.map(([one, label]) => (
            <Button key={one} small aria-pressed={state === one} onPress={() => show({ state: one })}>
              {label}
            </Button>
          ))}
          <WatchMailbox />
        </nav>
      }
    >
      <Keeping set={set} />
      <Sets chosen={set} onChoose={(one) => show({ set: one })} />
      <search aria-label="Find sources" className="source-search">
        <Field
          label="Find by name, publisher or country code"
          value={typed}
          onChange={setTyped}
          onBlur={() => show({ words: typed.trim() })}
          onKeyDown={(event) => event.key === 'Enter' && show({ words: typed.trim() })}
        />
      </search>
      <List state={state} words={words} set={set} onAll={() => show({ state: '', words: '', set: '' })} />
    </Page>
  )
}

type ListProps = { state: string; words: string; set: string; onAll: () => void }

function List({ state, words, set, onAll }: ListProps) {
  const may = useMay('sources.manage')
  const pages = usePages<Sources>(['source', 'list', state, words, set], '/sources', {
    ...{ state, words, set, limit: 100 },
  })
  return (
    <Shown of={pages}>
      {(data) => {
        const lines = data.pages.flatMap(({ sources }) => sources)
        if (lines.length === 0)
          return (
            <Empty title="No source is like this">
              <Button onPress={onAll}>Show all sources</Button>
            </Empty>
          )
        return (
          <>
            {may && (words !== '' || set !== '') && state !== 'removed' && (
              <GroupShown keys={lines.map(({ key }) => key)} set={set} />
            )}
            <ul className="lines">
              {lines.map((line) => (
                <Line key={line.id} line={line} />
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
  )
}

function Line({ line }: { line: SourceLine }) {
  const may = useMay('sources.manage')
  const turn = useSwitch()
  const { word, look } = stateOf(line)
  const what = line.enabledAt ? 'disable' : 'enable'
  return (
    <li>
      <div className="line-head">
        <span className={`tag ${look}`}>{word}</span>
        <Go to={`/sources/${line.key}`}>{line.name}</Go>
        {may && !line.removedAt && (
          <Button
            small
            onPress={() => turn.mutate({ what, chosen: { keys: [line.key] } })}
            isPending={turn.isPending}
            aria-label={`Switch ${what === 'enable' ? 'on' : 'off'}: ${line.name}`}
          >
            Switch {what === 'enable' ? 'on' : 'off'}
          </Button>
        )}
      </div>
      {line.fault && <p className="small">{line.fault}</p>}
      <p className="line-facts">
        <span title={reliabilityWords[line.reliability]}>grade {line.reliability}</span>
        {line.own && <span>our own</span>}
        {line.country && <span>{line.country}</span>}
        <span>{line.kinds.join(', ')}</span>
        {line.way === 'address' && <span>{everyText(line.everySeconds)}</span>}
        {line.itemAt && (
          <span>
            last new <Ago at={line.itemAt} />
          </span>
        )}
        {line.silentSince && (
          <span>
            silent since <Ago at={line.silentSince} />
          </span>
        )}
        {!line.verified && line.way === 'address' && <span>never verified</span>}
      </p>
    </li>
  )
}
