import type { TimelineEntry, Timeline as TimelinePage } from '../../../../src/desk/situations/contract.ts'
import { Button } from '../../parts/button.tsx'
import { Go } from '../../parts/go.tsx'
import { Exercise, Level } from '../../parts/level.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { Ago, When } from '../../parts/when.tsx'
import { usePages } from './more.ts'
import './situations.css'
import { kindWords, people } from './words.ts'

/** Everything released in a situation, the latest on top. */
export function Timeline({ situation }: { situation: string }) {
  const pages = usePages<TimelinePage>(
    ['situation', situation, 'timeline'],
    `/situations/${situation}/timeline`,
    { limit: 30 },
    { also: ['alert'] },
  )
  return (
    <Shown of={pages}>
      {(data) => {
        const entries = data.pages.flatMap((page) => page.entries)
        if (entries.length === 0)
          return <Empty title="Nothing is released yet">Its first alert is still a draft.</Empty>
        return (
          <>
            <ol className="timeline">
              {entries.map((entry) => (
                <Entry key={`${entry.alert} ${entry.number}`} entry={entry} />
              ))}
            </ol>
            {pages.hasNextPage && (
              <Button onPress={() => pages.fetchNextPage()} isPending={pages.isFetchingNextPage}>
                Show earlier
              </Button>
            )}
          </>
        )
      }}
    </Shown>
  )
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const { at, slug, headline, number, kind, severity, exercise, by, reason, note } = entry
  const ends = kind === 'cancel' || kind === 'all-clear'
  return (
    <li className={ends ? 'ends' : severity}>
      <div className="line-head">
        <strong>{kindWords[kind]}</strong>
        <Level severity={severity} />
        {exercise && <Exercise />}
        <span className="small quiet">
          <When at={at} /> · <Ago at={at} />
        </span>
      </div>
      <p>
        <Go to={`/alerts/${slug}`} words={{ number }}>
          {headline}
        </Go>
      </p>
      {note && <p className="said">{note}</p>}
      <p className="line-facts">
        <span>released by {by}</span>
        {reason && reason !== note && <span>alone, because: {reason}</span>}
        <span>{reach(entry)}</span>
        {number > 1 && !ends && (
          <Go to={`/alerts/${slug}`} words={{ tab: 'differences', from: number - 1, to: number }}>
            what changed
          </Go>
        )}
      </p>
    </li>
  )
}

function reach({ people: { certain, possible, gone, told }, kind }: TimelineEntry) {
  if (kind === 'cancel' || kind === 'all-clear') return `told to ${people(told)}`
  const left = gone > 0 ? `, ${gone} no longer` : ''
  return `${people(certain + possible)} in the area${possible > 0 ? `, ${possible} of them possibly` : ''}${left}`
}
