import './people.css'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { PersonPage, StayLine } from '../../../../src/desk/people/contract.ts'
import { api } from '../../api/client.ts'
import { useLookUpReason } from '../../app/reason.ts'
import { useParam } from '../../app/routes.tsx'
import { useMay } from '../../app/session.tsx'
import { useShortcut } from '../../app/shortcuts.ts'
import { Button } from '../../parts/button.tsx'
import { Go } from '../../parts/go.tsx'
import { isKept } from '../../parts/kept.ts'
import { type MapPoint, MapView } from '../../parts/map/map.tsx'
import { Page } from '../../parts/page.tsx'
import { Shown } from '../../parts/states.tsx'
import { useNow } from '../../parts/when.tsx'
import { WithReason } from '../alert/reason.tsx'
import { ErasureNote, ExportAndErase } from './erase.tsx'
import { History } from './history.tsx'
import { ChangePerson } from './person-form.tsx'
import { PresenceStrip } from './presence-strip.tsx'
import { StayForm } from './stay-form.tsx'
import { Stays } from './stays.tsx'
import { basisWords, kindWords } from './words.ts'
import { WouldBeAlerted } from './would-be.tsx'

/** One person: where they are, what would alert them, what happened. */
export default function PersonScreen() {
  const above = <Go to="/people">People</Go>
  const id = useParam('person')
  const reason = useLookUpReason()
  const person = useQuery({
    queryKey: ['person', id],
    queryFn: ({ signal }) => api.get<PersonPage>(`/people/${id}`, {}, signal),
    enabled: reason !== null,
  })
  if (!person.data || !reason)
    return (
      <Page title="Person" above={above}>
        <WithReason what="this person">
          <Shown of={person}>{() => null}</Shown>
        </WithReason>
      </Page>
    )
  return <OnePerson page={person.data} />
}

function OnePerson({ page }: { page: PersonPage }) {
  const { person, where, stays } = page
  const may = useMay('people.write') && !person.erased
  const now = useNow()
  const [changing, setChanging] = useState(isKept(`person.${person.id}`))
  const [adding, setAdding] = useState<StayLine['kind'] | undefined>(unsaved(person.id))
  const points = useMemo(() => pointsOf(stays, where?.stay), [stays, where])
  const version = stays.map(({ id, starts, ends, label }) => `${id}${starts}${ends}${label}`).join()
  useShortcut({ keys: 't', says: 'Add a trip', group: 'Person' }, () => may && setAdding('lodging'))
  useShortcut(
    { keys: 'c', says: 'Note where they say to be', group: 'Person' },
    () => may && setAdding('check-in'),
  )
  return (
    <Page
      title={person.name}
      wide
      above={<Go to="/people">People</Go>}
      actions={
        may && (
          <>
            <Button onPress={() => setChanging(true)}>Change</Button>
            <Button onPress={() => setAdding('check-in')}>Note a check-in</Button>
            <Button look="main" onPress={() => setAdding('lodging')}>
              Add a trip
            </Button>
          </>
        )
      }
    >
      <WithReason what="this person">
        <ErasureNote page={page} />
        <div className="person-columns">
          <div>
            <Facts page={page} />
            <h2>Would they be alerted?</h2>
            <WouldBeAlerted person={person.id} version={version} />
            <h2>Where and when</h2>
            <PresenceStrip stays={stays} now={now} />
            <Stays page={page} onAdd={setAdding} />
          </div>
          <div>
            {points.length > 0 && <MapView label={`Where ${person.name} is`} points={points} />}
            <h2>What happened</h2>
            <History page={page} />
            {may && (
              <>
                <h2>Their data</h2>
                <ExportAndErase page={page} />
              </>
            )}
          </div>
        </div>
      </WithReason>
      {changing && <ChangePerson person={person} onClose={() => setChanging(false)} />}
      {adding && <StayForm person={person} kind={adding} onClose={() => setAdding(undefined)} />}
    </Page>
  )
}

/** A form that a reload interrupted opens again. */
function unsaved(person: string): StayLine['kind'] | undefined {
  return (['lodging', 'check-in'] as const).find((kind) => isKept(`stay.${person}.${kind}`))
}

function Facts({ page: { person, where, contactOf } }: { page: PersonPage }) {
  const facts: [string, React.ReactNode][] = [
    ['Mail', person.email && linked(`mailto:${person.email}`, person.email)],
    ['Telephone', person.phone && linked(`tel:${person.phone}`, person.phone)],
    ['Language', person.language],
    ['Kind', kindWords[person.kind]],
    ['Nationality', person.nationality.join(', ')],
    ['Team', person.team],
    ['Role', person.role],
    ['Affiliation', person.affiliation.join(', ')],
    ['Tags', person.tags.join(', ')],
    ['Emergency contact', [person.emergencyContact, person.emergencyPhone].filter(Boolean).join(', ')],
    [
      'Contact of',
      contactOf.map(({ id, name }) => (
        <Go key={id} to={`/sites/${id}`}>
          {name}
        </Go>
      )),
    ],
  ]
  return (
    <>
      <p className="where-now">
        {where ? (
          <>
            Now: <strong>{where.label}</strong> <span className="quiet">({basisWords[where.basis]})</span>
          </>
        ) : (
          'Nothing is known of where they are now.'
        )}
        {!person.active && <span className="tag">not active: alerted of nothing</span>}
      </p>
      <dl className="facts">
        {facts
          .filter(([, value]) => value && (!Array.isArray(value) || value.length > 0))
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </>
  )
}

function linked(to: string, says: string) {
  return <a href={to}>{says}</a>
}

function pointsOf(stays: StayLine[], now: string | undefined): MapPoint[] {
  return stays.flatMap(({ id, label, lat, lon }) =>
    lat === null || lon === null
      ? []
      : [{ id, name: label, lat, lon, look: id === now ? ('person' as const) : ('place' as const) }],
  )
}
