import '../people/people.css'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { SitePage } from '../../../../src/desk/people/contract.ts'
import { api } from '../../api/client.ts'
import { useLookUpReason } from '../../app/reason.ts'
import { useParam } from '../../app/routes.tsx'
import { useMay } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Go } from '../../parts/go.tsx'
import { isKept } from '../../parts/kept.ts'
import { Exercise, Level } from '../../parts/level.tsx'
import { type MapPoint, MapView } from '../../parts/map/map.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { WithReason } from '../alert/reason.tsx'
import { SiteForm } from './site-form.tsx'

/** One site: who is there now, and which alerts touch it. */
export default function SiteScreen() {
  const id = useParam('site')
  const reason = useLookUpReason()
  const named = useMay('people.read')
  const site = useQuery({
    queryKey: ['site', id],
    queryFn: ({ signal }) => api.get<SitePage>(`/sites/${id}`, {}, signal),
    enabled: reason !== null || !named,
  })
  if (site.data && (reason || !named)) return <OneSite page={site.data} />
  return (
    <Page title="Site" above={<Go to="/sites">Sites</Go>}>
      <WithReason what="who is at this site">
        <Shown of={site}>{() => null}</Shown>
      </WithReason>
    </Page>
  )
}

function OneSite({ page }: { page: SitePage }) {
  const { site, contacts, alerts } = page
  const may = useMay('people.write')
  const named = useMay('people.read')
  const [changing, setChanging] = useState(isKept(`site.${site.id}`))
  const restore = useMutation({
    mutationFn: () => api.post(`/sites/${site.id}/restore`),
    onSuccess: () => toast('It is back on the list.'),
    onError: toastFault,
  })
  const remove = useMutation({
    mutationFn: () => api.delete(`/sites/${site.id}`),
    onSuccess: () => toast(`${site.name} was removed.`, { undo: () => restore.mutateAsync() }),
    onError: toastFault,
  })
  const points = useMemo(
    (): MapPoint[] => [{ id: site.id, name: site.name, lat: site.lat, lon: site.lon, look: 'site' }],
    [site],
  )
  return (
    <Page
      title={site.name}
      wide
      above={<Go to="/sites">Sites</Go>}
      actions={
        may &&
        !site.removed && (
          <>
            <Button look="danger" onPress={() => remove.mutate()} isPending={remove.isPending}>
              Remove
            </Button>
            <Button look="main" onPress={() => setChanging(true)}>
              Change
            </Button>
          </>
        )
      }
    >
      {site.removed && (
        <div className="note" role="status">
          <p>This site was taken off the list: no alert says that it touches it.</p>
          {may && (
            <Button onPress={() => restore.mutate()} isPending={restore.isPending}>
              Put it back
            </Button>
          )}
        </div>
      )}
      <div className="person-columns">
        <div>
          {named ? (
            <WithReason what="who is at this site">
              <Present page={page} />
            </WithReason>
          ) : (
            <Present page={page} />
          )}
          <h2>Alerts that touch it</h2>
          {alerts.length === 0 ? (
            <p className="quiet">None in force.</p>
          ) : (
            <ul className="answers">
              {alerts.map(({ alert, slug, headline, severity, exercise, distanceKm }) => (
                <li key={alert}>
                  <Level severity={severity} /> <Go to={`/alerts/${slug}`}>{headline}</Go>{' '}
                  {exercise && <Exercise />}
                  <span className="hint">
                    {distanceKm === 0 ? 'lies in its area' : `${distanceKm} km from its area`}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </div>
        <div>
          <MapView label={`Where ${site.name} is`} points={points} withoutList />
          <dl className="facts">
            <div>
              <dt>Point</dt>
              <dd>
                {site.lat.toFixed(4)}, {site.lon.toFixed(4)}, {site.radiusKm} km around
              </dd>
            </div>
            {site.country && (
              <div>
                <dt>Country</dt>
                <dd>{site.country}</dd>
              </div>
            )}
            <div>
              <dt>People who belong there</dt>
              <dd>{site.headcount ?? 'not given'}</dd>
            </div>
          </dl>
          {contacts.length > 0 && (
            <>
              <h2>Contacts</h2>
              <ul>
                {contacts.map(({ id, name, email, phone }) => (
                  <li key={id}>
                    <Go to={`/people/${id}`}>{name}</Go>
                    <span className="hint">{[phone, email].filter(Boolean).join(', ')}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      </div>
      {changing && <SiteForm page={page} onClose={() => setChanging(false)} />}
    </Page>
  )
}

function Present({ page: { present } }: { page: SitePage }) {
  return (
    <>
      <h2>Who is there now</h2>
      <ul className="counts">
        <li className="count">
          <b>{present.here}</b>there
        </li>
        <li className="count">
          <b>{present.near}</b>perhaps: in the town around it
        </li>
        {present.byRole.map(({ role, count }) => (
          <li className="count" key={role}>
            <b>{count}</b>
            {role}
          </li>
        ))}
      </ul>
      {present.people.length > 0 && (
        <ul>
          {present.people.map(({ id, name, label, here }) => (
            <li key={id}>
              <Go to={`/people/${id}`}>{name}</Go>{' '}
              <span className="quiet">
                {label}
                {here ? '' : ', perhaps'}
              </span>
            </li>
          ))}
        </ul>
      )}
      {present.here === 0 && present.near === 0 && (
        <Empty title="Nobody is known to be there">
          Whoever has a stay, a post or a check-in there is shown here.
        </Empty>
      )}
    </>
  )
}
