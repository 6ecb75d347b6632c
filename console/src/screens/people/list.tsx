import { keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query'
import type { PeoplePage, PersonLine } from '../../../../src/desk/people/contract.ts'
import { api } from '../../api/client.ts'
import { useMay } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { download } from '../../parts/download.ts'
import { Go } from '../../parts/go.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { toastFault } from '../../parts/toasts.tsx'
import { basisWords, kindWords, spanOf } from './words.ts'

type Props = { words: Record<string, string>; set: (change: Record<string, string | undefined>) => void }

/** The people found, a page at a time. */
export function PeopleList({ words, set }: Props) {
  const may = useMay('people.write')
  const question = {
    search: words.search,
    country: words.country,
    team: words.team,
    tag: words.tag,
    bbox: words.bbox,
  }
  const list = useInfiniteQuery({
    queryKey: ['person', 'list', question],
    queryFn: ({ pageParam, signal }) =>
      api.get<PeoplePage>('/people', { ...question, after: pageParam, limit: 50 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const file = useMutation({
    mutationFn: () => api.get<string>('/people.csv', question),
    onSuccess: (csv) => download('people.csv', csv),
    onError: toastFault,
  })
  const narrowed = Object.values(question).some(Boolean)
  return (
    <Shown of={list}>
      {({ pages }) => {
        const people = pages.flatMap((page) => page.people)
        if (people.length === 0) return narrowed ? <NobodyFound set={set} /> : <NobodyYet />
        return (
          <>
            {words.bbox && (
              <p className="note">
                Those in one spot of the map.{' '}
                <Button small look="plain" onPress={() => set({ bbox: undefined, view: 'map' })}>
                  Back to the map
                </Button>
              </p>
            )}
            <table className="people stacked" aria-busy={list.isPlaceholderData}>
              <caption className="vh">People found</caption>
              <thead>
                <tr>
                  <th scope="col">Name</th>
                  <th scope="col">Team</th>
                  <th scope="col">Where now</th>
                  <th scope="col">Reached by</th>
                </tr>
              </thead>
              <tbody>
                {people.map((person) => (
                  <Line key={person.id} person={person} />
                ))}
              </tbody>
            </table>
            <div className="actions">
              {list.hasNextPage && (
                <Button onPress={() => list.fetchNextPage()} isPending={list.isFetchingNextPage}>
                  Show more
                </Button>
              )}
              {may && (
                <Button look="plain" onPress={() => file.mutate()} isPending={file.isPending}>
                  Download what was found (CSV)
                </Button>
              )}
            </div>
          </>
        )
      }}
    </Shown>
  )
}

function Line({ person }: { person: PersonLine }) {
  const { id, name, email, phone, team, role, kind, active, where } = person
  return (
    <tr>
      <th scope="row">
        <Go to={`/people/${id}`}>{name}</Go>
        {!active && <span className="tag">not active</span>}
        {kind !== 'employee' && <span className="tag">{kindWords[kind]}</span>}
        {role && <span className="hint">{role}</span>}
      </th>
      <td>{team ?? <span className="quiet">none</span>}</td>
      <td>
        {where ? (
          <>
            {where.label}
            <span className="hint">
              {basisWords[where.basis]}
              {where.basis === 'trip' || where.basis === 'around' ? `, ${spanOf(where)}` : ''}
            </span>
          </>
        ) : (
          <span className="quiet">Nothing is known</span>
        )}
      </td>
      <td>
        {email ?? <span className="quiet">no mail address</span>}
        {phone && <span className="hint">{phone}</span>}
      </td>
    </tr>
  )
}

function NobodyFound({ set }: Pick<Props, 'set'>) {
  return (
    <Empty title="Nobody is found like that">
      <p>A part of the name, the mail address or the key is enough; accents and capitals do not matter.</p>
      <Button
        onPress={() =>
          set({ search: undefined, country: undefined, team: undefined, tag: undefined, bbox: undefined })
        }
      >
        Show everybody
      </Button>
    </Empty>
  )
}

function NobodyYet() {
  return (
    <Empty title="Nobody is here yet">
      <p>Alarum alerts people whose trips and homes it knows.</p>
      <Go to="/imports" className="button main">
        Import people from a CSV file
      </Go>
    </Empty>
  )
}
