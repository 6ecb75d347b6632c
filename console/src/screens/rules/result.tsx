import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReplayPage, ReplaySample, Rules } from '../../../../src/desk/rules/contract.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../parts/button.tsx'
import { Go } from '../../parts/go.tsx'
import { Exercise } from '../../parts/level.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { When } from '../../parts/when.tsx'
import { WithReason } from '../alert/reason.tsx'
import { differences } from './words.ts'

/** What other rules would have done to past alerts: in numbers, alert by alert, and some people with their receipts. */
export function ReplayResult({ id, rules }: { id: string; rules: Rules | undefined }) {
  const page = useQuery({
    queryKey: ['replay', id],
    queryFn: ({ signal }) => api.get<ReplayPage>(`/replays/${id}`, {}, signal),
  })
  return (
    <section className="replay" aria-label="Replay">
      <Shown of={page}>{(data) => <Result page={data} rules={rules} />}</Shown>
    </section>
  )
}

function Result({ page: { replay, alerts }, rules }: { page: ReplayPage; rules: Rules | undefined }) {
  const { done, total, result } = replay
  const tried = differences(rules ?? replay.currentRules, replay.rules)
  return (
    <>
      <h2>What would have been otherwise</h2>
      <p role="status">
        {tried.join(', ') || 'The rules as they are now'};{' '}
        {replay.state === 'running'
          ? `${done} of ${total} alerts and updates are done`
          : `${total} ${total === 1 ? 'alert or update' : 'alerts and updates'}`}{' '}
        since <When at={replay.since} />.
      </p>
      {replay.state === 'running' ? <progress value={done} max={total} aria-label="Replay" /> : null}
      {total === 0 ? <Empty title="No alert was issued in this time." /> : null}
      {result && total > 0 ? (
        <ul className="counts">
          <Tile from={result.current.messages} to={result.proposed.messages} says="messages" />
          <Tile from={result.current.people} to={result.proposed.people} says="people told anything" />
          <Tile
            from={result.current.meanAWeek}
            to={result.proposed.meanAWeek}
            says="messages a person and week"
          />
          <Tile
            from={result.current.busiestWeek}
            to={result.proposed.busiestWeek}
            says="at most, to one person in a week"
          />
        </ul>
      ) : null}
      {alerts.length > 0 ? (
        <ul className="lines replayed">
          {alerts.map((line) => (
            <Line key={line.place} replay={replay.id} line={line} />
          ))}
        </ul>
      ) : null}
    </>
  )
}

function Tile({ from, to, says }: { from: number; to: number; says: string }) {
  const n = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 2 })
  return (
    <li className="count">
      <b>{from === to ? n(to) : `${n(from)} → ${n(to)}`}</b>
      {says}
    </li>
  )
}

function Line({ replay, line }: { replay: string; line: ReplayPage['alerts'][number] }) {
  const [open, setOpen] = useState(false)
  const { added, lost, current, proposed } = line
  const differs = (added ?? 0) + (lost ?? 0) > 0
  return (
    <li>
      <div className="replayed-line">
        <span>
          <Go to={`/alerts/${line.slug}`}>{line.headline}</Go> {line.exercise ? <Exercise /> : null}{' '}
          <span className="quiet">
            {line.number > 1 ? `revision ${line.number}, ` : ''}
            <When at={line.issuedAt} />
          </span>
        </span>
        <span className="replayed-counts">
          {current === null
            ? 'waits'
            : (line.fault ??
              (differs ? `${current} → ${proposed}: +${added}, −${lost}` : `${current}, the same`))}
        </span>
        {differs ? (
          <Button small look="plain" onPress={() => setOpen(!open)} aria-expanded={open}>
            {open ? 'Close' : 'Who'}
          </Button>
        ) : null}
      </div>
      {open ? (
        <WithReason what="those it would change">
          <Sample replay={replay} place={line.place} />
        </WithReason>
      ) : null}
    </li>
  )
}

function Sample({ replay, place }: { replay: string; place: number }) {
  const sample = useQuery({
    queryKey: ['replay', replay, 'people', place],
    queryFn: ({ signal }) => api.get<ReplaySample>(`/replays/${replay}/alerts/${place}`, {}, signal),
  })
  return (
    <Shown of={sample}>
      {({ added, lost }) => (
        <div className="replay-sample">
          <Some title="Would be told as well" people={added} />
          <Some title="Would not be told any more" people={lost} />
        </div>
      )}
    </Shown>
  )
}

function Some({ title, people }: { title: string; people: ReplaySample['added'] }) {
  if (people.length === 0) return null
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {people.map(({ person, name, why }) => (
          <li key={person}>
            <Go to={`/people/${person}`}>{name}</Go>: {why}
          </li>
        ))}
      </ul>
      {people.length === 5 ? <p className="small quiet">The first five.</p> : null}
    </div>
  )
}
