import '../people/people.css'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { SitesPage } from '../../../../src/desk/people/contract.ts'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/routes.tsx'
import { useMay } from '../../app/session.tsx'
import { useShortcut } from '../../app/shortcuts.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Go, useGo } from '../../parts/go.tsx'
import { isKept } from '../../parts/kept.ts'
import { type MapPoint, MapView } from '../../parts/map/map.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { SiteForm } from './site-form.tsx'

/** The organisation's own places, as a list with a map. */
export default function SitesScreen() {
  const words = useWords()
  const go = useGo()
  const may = useMay('people.write')
  const [adding, setAdding] = useState(isKept('site.new'))
  const search = words.search ?? ''
  const list = useInfiniteQuery({
    queryKey: ['site', 'list', search],
    queryFn: ({ pageParam, signal }) =>
      api.get<SitesPage>('/sites', { search, after: pageParam, limit: 200 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const sites = useMemo(() => list.data?.pages.flatMap((page) => page.sites) ?? [], [list.data])
  const points = useMemo(
    () => sites.map(({ id, name, lat, lon }): MapPoint => ({ id, name, lat, lon, look: 'site' })),
    [sites],
  )
  useShortcut({ keys: 'n', says: 'Add a site', group: 'Sites' }, () => may && setAdding(true))
  return (
    <Page
      title="Sites"
      wide
      actions={
        may && (
          <>
            <Go to="/imports" words={{ kind: 'sites' }} className="button usual">
              Import
            </Go>
            <Button look="main" onPress={() => setAdding(true)}>
              Add a site
            </Button>
          </>
        )
      }
    >
      <search className="people-filters">
        <Field
          label="Search"
          placeholder="Part of a name"
          value={search}
          onChange={(text) => go('/sites', { words: { search: text || undefined }, replace: true })}
        />
      </search>
      <Shown of={list}>
        {() =>
          sites.length === 0 ? (
            <Empty title={search ? 'No site is called that' : 'No sites yet'}>
              <p>A site is an office, a plant or a residence: alerts say which of them they touch.</p>
              {may && !search && <Button onPress={() => setAdding(true)}>Add a site</Button>}
            </Empty>
          ) : (
            <>
              <MapView
                label="Sites"
                points={points}
                cluster
                onPick={(id) => go(`/sites/${id}`)}
                withoutList
              />
              <table className="sites stacked">
                <caption className="vh">Sites</caption>
                <thead>
                  <tr>
                    <th scope="col">Name</th>
                    <th scope="col">Country</th>
                    <th scope="col">People who belong there</th>
                  </tr>
                </thead>
                <tbody>
                  {sites.map(({ id, name, country, headcount }) => (
                    <tr key={id}>
                      <th scope="row">
                        <Go to={`/sites/${id}`}>{name}</Go>
                      </th>
                      <td>{country}</td>
                      <td>{headcount ?? <span className="quiet">not given</span>}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {list.hasNextPage && (
                <Button onPress={() => list.fetchNextPage()} isPending={list.isFetchingNextPage}>
                  Show more
                </Button>
              )}
            </>
          )
        }
      </Shown>
      {adding && <SiteForm onClose={() => setAdding(false)} />}
    </Page>
  )
}
