import { useQuery } from '@tanstack/react-query'
import type { HealthReport } from '../../../src/desk/settings/contract.ts'
import { api } from '../api/client.ts'
import { Go } from '../parts/go.tsx'

/** Milliseconds between two questions: when nobody looks any more, nobody says that anything changed either. */
const every = 60_000

export function useHealth() {
  return useQuery({
    queryKey: ['delivery', 'health'],
    queryFn: ({ signal }) => api.get<HealthReport>('/health-report', {}, signal),
    refetchInterval: every,
  })
}

/** The dead man's switch: said only when somebody was not told, or when nobody looks whether everybody was. */
export function ToldBanner() {
  const { data } = useHealth()
  const told = data?.told
  return (
    <div role="alert">
      {told && told.state !== 'told' && (told.state === 'untold' || told.checkedAt !== null) && (
        <p className="line-lost">
          <strong>
            {told.state === 'untold'
              ? `${told.people.toLocaleString('en')} ${told.people === 1 ? 'person' : 'people'} should have been told and were not.`
              : 'Messages may not be going out: nobody looks any more whether everybody was told.'}
          </strong>{' '}
          <Go to="/settings/health">See why</Go>
        </p>
      )}
    </div>
  )
}
