import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { PlaceFound } from '../../../../src/desk/drafts/contract.ts'
import type { AlertAnswers, WouldBe } from '../../../../src/desk/people/contract.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Go } from '../../parts/go.tsx'
import { Exercise } from '../../parts/level.tsx'
import { Empty, Fault, Shown } from '../../parts/states.tsx'
import { PlacePicker } from '../composer/place-picker.tsx'

const answers: Record<WouldBe['answer'], [mark: string, word: string]> = {
  yes: ['✓', 'Alerted'],
  possibly: ['~', 'Possibly there, alerted'],
  no: ['✕', 'Not alerted'],
}

/** Whether each alert in force reaches a person, and why or why not; `version` changes with their stays. */
export function WouldBeAlerted({ person, version }: { person: string; version: string }) {
  const list = useInfiniteQuery({
    queryKey: ['alert', 'exposure of', person, version],
    queryFn: ({ pageParam, signal }) =>
      api.get<AlertAnswers>(`/people/${person}/exposure`, { after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  return (
    <>
      <Shown of={list}>
        {({ pages }) => {
          const alerts = pages.flatMap((page) => page.alerts)
          if (alerts.length === 0) return <Empty title="No alert is in force">Ask about a place below.</Empty>
          return (
            <ul className="answers">
              {alerts.map((alert) => (
                <li key={alert.alert}>
                  <Answer {...alert} />
                  <Go to={`/alerts/${alert.slug}`}>{alert.headline}</Go> {alert.exercise && <Exercise />}
                </li>
              ))}
            </ul>
          )
        }}
      </Shown>
      {list.hasNextPage && (
        <Button small onPress={() => list.fetchNextPage()} isPending={list.isFetchingNextPage}>
          More alerts
        </Button>
      )}
      <AskAboutPlace person={person} />
    </>
  )
}

function Answer({ answer, sentence }: Pick<WouldBe, 'answer' | 'sentence'>) {
  const [mark, word] = answers[answer]
  return (
    <p className="answer">
      <span className={`answer-mark ${answer}`}>
        <i aria-hidden="true">{mark}</i> {word}
      </span>{' '}
      {sentence.split('\n').map((line) => (
        <span key={line} className="answer-line">
          {line}
        </span>
      ))}
    </p>
  )
}

type Place = Pick<PlaceFound, 'ref' | 'name' | 'kind' | 'country' | 'where'>

/** What if an alert were issued around a place now. */
function AskAboutPlace({ person }: { person: string }) {
  const [place, setPlace] = useState<Place>()
  const [km, setKm] = useState('50')
  const [days, setDays] = useState('3')
  const ask = useMutation({
    mutationFn: (about: Place) => api.post<WouldBe>(`/people/${person}/exposure`, ground(about, km, days)),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (place) ask.mutate(place)
  }
  const whole = place?.kind === 'country' || place?.kind === 'region'
  return (
    <form onSubmit={submit} className="ask-place">
      <h3>Would they be alerted about …</h3>
      {place ? (
        <p className="chosen">
          <strong>{place.name}</strong> <span className="quiet">{place.where}</span>{' '}
          <Button small look="plain" onPress={() => setPlace(undefined)}>
            Another place
          </Button>
        </p>
      ) : (
        <PlacePicker label="A place" onPick={setPlace} />
      )}
      <div className="row">
        {!whole && <Field label="Within km" inputMode="numeric" value={km} onChange={setKm} />}
        <Field label="In the next days" inputMode="numeric" value={days} onChange={setDays} />
        <Button type="submit" isDisabled={!place} isPending={ask.isPending}>
          Ask
        </Button>
      </div>
      {ask.error && <Fault fault={ask.error} />}
      <div aria-live="polite">{ask.data && <Answer {...ask.data} />}</div>
    </form>
  )
}

function ground({ ref, name, kind, country }: Place, km: string, days: string) {
  const part =
    kind === 'country'
      ? { type: 'country', country }
      : kind === 'region'
        ? { type: 'region', ref, name }
        : { type: 'place', ref, name, km: Number(km) }
  const from = new Date()
  const to = new Date(from.getTime() + (Number(days) || 1) * 86_400_000)
  return { area: [part], timeframe: { from: from.toISOString(), to: to.toISOString() }, conditions: [] }
}
