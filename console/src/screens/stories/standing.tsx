import type { StoryPage } from '../../../../src/desk/stories/contract.ts'
import { useMay } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Go } from '../../parts/go.tsx'
import { Stages } from '../latency/stages.tsx'
import { useDraftFrom } from './use-story.ts'
import { alertText, conflictWords } from './words.ts'

/** How a story stands: what was made of it, why it is important, who says it, where they contradict each other. */
export function Standing({ page }: { page: StoryPage }) {
  const { story, voices, stages } = page
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>How it stands</h2>
        <span className="quiet small">importance {Math.round(story.importance)}</span>
      </div>
      <Alerts page={page} />
      <ul className="reasons">
        {story.importanceWhy.map(({ says, points }) => (
          <li key={says}>
            <b>
              {points > 0 ? '+' : ''}
              {points}
            </b>{' '}
            {says}
          </li>
        ))}
      </ul>
      <h3>Who says it</h3>
      <ul className="reasons">
        {voices.map(({ family, reports, grade, repeats }) => (
          <li key={family}>
            <b>{grade}</b>{' '}
            <Go to="/stories" words={{ family, state: 'all' }} title="What else this publisher says">
              {family}
            </Go>
            , {reports === 1 ? '1 report' : `${reports} reports`}
            {repeats && ', passed on from others'}
          </li>
        ))}
      </ul>
      {story.conflicts.length > 0 && <h3>Where they contradict each other</h3>}
      {story.conflicts.map(({ what, says }) => (
        <dl key={what} className="story-conflict">
          <dt>{conflictWords[what]}</dt>
          {says.map(({ family, value, report }) => (
            <dd key={report}>
              <b>{value}</b> {family}
            </dd>
          ))}
        </dl>
      ))}
      <h3>How fast</h3>
      <Stages stages={stages} />
    </section>
  )
}

/** The alerts about the story, and what came to it since their writers looked. */
function Alerts({ page: { story } }: { page: StoryPage }) {
  const may = useMay('drafts.write')
  const draft = useDraftFrom()
  if (story.alerts.length === 0) return null
  return (
    <ul className="story-alerts">
      {story.alerts.map((one) => (
        <li key={one.alert}>
          <span className="tag">{alertText(one)}</span>{' '}
          <Go to={one.number > 0 ? `/alerts/${one.slug}` : `/drafts/${one.alert}`}>{one.headline}</Go>
          {may && one.number > 0 && one.news > 0 && one.state !== 'cancelled' && (
            <>
              {' '}
              <Button
                small
                onPress={() => draft.mutate({ story: story.id, update: one.alert })}
                isPending={draft.isPending}
              >
                Draft an update from what is new
              </Button>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
