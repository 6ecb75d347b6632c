import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useDeferredValue, useState } from 'react'
import type {
  AlertView,
  AudiencePeople,
  AudienceView,
  SiteContacts,
  Why,
} from '../../../../src/desk/situations/contract.ts'
import { api } from '../../api/client.ts'
import { saysOf } from '../../api/problem.ts'
import { useLookUpReason } from '../../app/reason.ts'
import { useWords } from '../../app/routes.tsx'
import { Button } from '../../parts/button.tsx'
import { Choice, Field } from '../../parts/field.tsx'
import { Go, useGo } from '../../parts/go.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { Panel } from '../situations/figures.tsx'
import { usePages } from '../situations/more.ts'
import { WithReason } from './reason.tsx'

const changeWords = {
  new: 'new',
  still: 'still there',
  gone: 'no longer there',
  told: 'told that it ended',
  responsible: 'responsible for a site',
}
const changes = [
  ['', 'everybody'],
  ['new', 'new in this revision'],
  ['still', 'still there'],
  ['gone', 'no longer there'],
  ['told', 'told that it ended'],
  ['responsible', 'responsible for a site'],
] as const
const confidences = [
  ['', 'certain or possible'],
  ['certain', 'certain'],
  ['possible', 'possible'],
] as const

/** Whom an alert reaches: in counts and areas for everybody, by name with the receipt for those who may and say why. */
export function Audience({ view }: { view: AlertView }) {
  const { id, slug } = view
  const audience = useQuery({
    queryKey: ['alert', id, 'audience'],
    queryFn: ({ signal }) => api.get<AudienceView>(`/alerts/${slug}/audience`, {}, signal),
  })
  return <Shown of={audience}>{(data) => <Everybody view={view} audience={data} />}</Shown>
}

function Everybody({ view, audience }: { view: AlertView; audience: AudienceView }) {
  const { counts, areas, sites } = audience
  const to = `/alerts/${view.slug}`
  const tile = (n: number, label: string, words: Record<string, string>) => (
    <Go to={to} words={{ tab: 'audience', ...words }} className="count" exact>
      <b>{n.toLocaleString('en')}</b>
      {label}
    </Go>
  )
  const ended = counts.told > 0
  return (
    <>
      <div className="counts">
        {!ended && tile(counts.certain, 'certainly in the area', { confidence: 'certain' })}
        {!ended && tile(counts.possible, 'possibly', { confidence: 'possible' })}
        {counts.gone > 0 && tile(counts.gone, 'no longer there', { change: 'gone' })}
        {!ended &&
          counts.responsible > 0 &&
          tile(counts.responsible, 'responsible for a site', { change: 'responsible' })}
        {ended && tile(counts.told, 'told that it ended', { change: 'told' })}
      </div>
      <div className="split">
        <div>
          {audience.names ? (
            <Panel title="People">
              <WithReason what="the people in this audience">
                <People view={view} />
              </WithReason>
            </Panel>
          ) : (
            <p className="note">
              Your role shows counts and areas. Names are for approvers while the alert is in force, and for
              security managers.
            </p>
          )}
        </div>
        <div>
          <Panel title="By area">
            {areas === null ? (
              <p className="quiet">Too many people to break down by area.</p>
            ) : areas.length === 0 ? (
              <p className="quiet">Nobody stands in it.</p>
            ) : (
              <table>
                <thead>
                  <tr>
                    <th scope="col">Area</th>
                    <th scope="col" className="num">
                      Certain
                    </th>
                    <th scope="col" className="num">
                      Possible
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {areas.map(({ place, certain, possible }) => (
                    <tr key={place}>
                      <td>{place}</td>
                      <td className="num">{certain}</td>
                      <td className="num">{possible}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Panel>
          <Panel title="Sites">
            {sites.length === 0 ? (
              <p className="quiet">No site is touched.</p>
            ) : (
              <Sites view={view} audience={audience} />
            )}
          </Panel>
          {audience.whyNot && (
            <Panel title="Would somebody be in it?">
              <WithReason what="somebody">
                <Asked view={view} />
              </WithReason>
            </Panel>
          )}
        </div>
      </div>
    </>
  )
}

function People({ view }: { view: AlertView }) {
  const { id, slug } = view
  const words = useWords()
  const go = useGo()
  const reason = useLookUpReason()
  const [search, setSearch] = useState('')
  const sought = useDeferredValue(search.trim())
  const change = words.change ?? ''
  const confidence = words.confidence ?? ''
  const show = (next: Record<string, string>) =>
    go(`/alerts/${slug}`, { words: clean({ tab: 'audience', change, confidence, ...next }), replace: true })
  // Its key begins with no topic: every look-up is kept in the log, so names are asked for by people, never by the stream.
  const pages = usePages<AudiencePeople>(
    ['names', id, 'audience', view.number, change, confidence, sought, reason],
    `/alerts/${slug}/audience/people`,
    { change, confidence, search: sought, limit: 50 },
  )
  return (
    <>
      <div className="row people-filter">
        <Field label="Search by name" type="search" value={search} onChange={setSearch} />
        <Choice label="Who" value={change} options={changes} onChange={(one) => show({ change: one })} />
        <Choice
          label="How sure"
          value={confidence}
          options={confidences}
          onChange={(one) => show({ confidence: one })}
        />
      </div>
      <Shown of={pages}>
        {(data) => {
          const people = data.pages.flatMap((page) => page.people)
          if (people.length === 0)
            return (
              <Empty title="Nobody">Nobody in this audience matches. Try other words, or everybody.</Empty>
            )
          return (
            <>
              <ul className="lines">
                {people.map((one) => (
                  <li key={one.person}>
                    <div className="line-head">
                      <strong>{one.name}</strong>
                      {one.team && <span className="quiet">{one.team}</span>}
                      <span className="tag">{one.confidence}</span>
                      <span className="tag">{changeWords[one.change]}</span>
                      {one.foundBy !== 'issue' && <span className="tag">found after the issue</span>}
                    </div>
                    <p className="receipt">{one.why}</p>
                  </li>
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
    </>
  )
}

function Sites({ view, audience }: { view: AlertView; audience: AudienceView }) {
  const reason = useLookUpReason()
  const [isOpen, setOpen] = useState(false)
  const contacts = useQuery({
    queryKey: ['names', view.id, 'contacts', view.number, reason],
    queryFn: ({ signal }) => api.get<SiteContacts>(`/alerts/${view.slug}/audience/contacts`, {}, signal),
    enabled: isOpen && reason !== null,
  })
  const of = (site: string) => contacts.data?.contacts.filter((one) => one.site === site) ?? []
  return (
    <>
      <ul className="lines">
        {audience.sites.map(({ id, name, distanceKm, headcount, contacts: count }) => (
          <li key={id}>
            <div className="line-head">
              <strong>{name}</strong>
              <span className="tag">
                {distanceKm === 0 ? 'in the area' : `${Math.round(distanceKm * 10) / 10} km from it`}
              </span>
            </div>
            <p className="line-facts">
              <span>{headcount === null ? 'headcount not known' : `${headcount} people work there`}</span>
              <span>{count === 1 ? '1 responsible person' : `${count} responsible people`}</span>
            </p>
            {isOpen &&
              of(id).map(({ person, name: who, phone }) => (
                <p key={person} className="receipt">
                  {who}
                  {phone && (
                    <>
                      {' '}
                      · <a href={`tel:${phone.replace(/\s/g, '')}`}>{phone}</a>
                    </>
                  )}
                </p>
              ))}
          </li>
        ))}
      </ul>
      {audience.names && !isOpen && (
        <Button small onPress={() => setOpen(true)}>
          Show who is responsible
        </Button>
      )}
      {isOpen && (
        <WithReason what="the responsible people">
          {contacts.error ? <p className="field-fault">{saysOf(contacts.error)}</p> : null}
        </WithReason>
      )}
    </>
  )
}

function Asked({ view }: { view: AlertView }) {
  const [person, setPerson] = useState('')
  const ask = useMutation({
    mutationFn: (who: string) => api.get<Why>(`/alerts/${view.slug}/audience/why`, { person: who }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (person.trim()) ask.mutate(person.trim())
  }
  const { answer, candidates = [] } = ask.data ?? {}
  return (
    <form onSubmit={submit}>
      <Field
        label="Name, key or mail address"
        value={person}
        onChange={setPerson}
        fault={ask.error ? saysOf(ask.error) : undefined}
      />
      <Button type="submit" isPending={ask.isPending} isDisabled={!person.trim()}>
        Ask why
      </Button>
      <div aria-live="polite">
        {answer && (
          <p className="answer">
            <strong>
              {answer.name}: {answer.exposed ? 'yes' : 'no'}.
            </strong>{' '}
            {answer.why}
          </p>
        )}
        {candidates.length > 0 && (
          <ul className="ways">
            {candidates.map((one) => (
              <li key={one.person}>
                <Button small onPress={() => ask.mutate(one.person)}>
                  {one.name}
                </Button>
                {one.team && <span className="hint">{one.team}</span>}
              </li>
            ))}
          </ul>
        )}
      </div>
    </form>
  )
}

function clean(words: Record<string, string>) {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== ''))
}
