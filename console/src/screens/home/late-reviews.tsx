import { useQuery } from '@tanstack/react-query'
import type { LateReview } from '../../../../src/desk/drafts/contract.ts'
import { api } from '../../api/client.ts'
import { Go } from '../../parts/go.tsx'
import { Exercise } from '../../parts/level.tsx'
import { Ago } from '../../parts/when.tsx'
import { Panel } from '../situations/figures.tsx'

/** Releases that one approver made alone; a second person says afterwards whether they stand. */
export function useLateReviews(isOn: boolean) {
  return useQuery({
    queryKey: ['alert', 'late-reviews'],
    queryFn: ({ signal }) => api.get<{ releases: LateReview[] }>('/late-reviews', { limit: 50 }, signal),
    enabled: isOn,
  })
}

export function LateReviews({ releases }: { releases: LateReview[] }) {
  if (releases.length === 0) return null
  return (
    <Panel title="Released by one alone: review them">
      <ul className="lines">
        {releases.map(({ alert, number, slug, headline, exercise, releasedBy, reason, at }) => (
          <li key={`${alert} ${number}`}>
            <div className="line-head">
              <Go to={`/alerts/${slug}`}>{headline}</Go>
              {exercise && <Exercise />}
            </div>
            <p className="line-facts">
              <span>by {releasedBy}</span>
              <span>
                <Ago at={at} />
              </span>
              <span>because: {reason}</span>
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
