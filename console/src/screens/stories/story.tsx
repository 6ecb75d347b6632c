import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { StoryEntry, StoryPage, StoryReport } from '../../../../src/desk/stories/contract.ts'
import { api } from '../../api/client.ts'
import { useParam } from '../../app/routes.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Go, useGo } from '../../parts/go.tsx'
import { Level } from '../../parts/level.tsx'
import { Page } from '../../parts/page.tsx'
import { Shown } from '../../parts/states.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { Ago } from '../../parts/when.tsx'
import '../situations/situations.css'
import './stories.css'
import { DisposeDialog } from './dispose.tsx'
import { MergeDialog } from './merge.tsx'
import { useDraftFrom, useTriage } from './use-story.ts'
import { conflictWords, dispositionWords, entryText, whereText } from './words.ts'

/** A story: who says what, where they contradict each other, and what changed when. */
export default function StoryScreen() {
  const id = useParam('story')
  const story = useQuery({
    queryKey: ['story', id],
    queryFn: ({ signal }) => api.get<StoryPage>(`/stories/${id}`, {}, signal),
  })
  return <Shown of={story}>{(page) => <Story page={page} />}</Shown>
}

function Story({ page }: { page: StoryPage }) {
  const { story } = page
  return (
    <Page title={story.title} above={<Go to="/stories">Inbox</Go>} actions={<Acts page={page} />}>
      <p className="line-facts story-facts">
        <Level severity={story.severity} />
        {story.isOver && <span className="tag">Over</span>}
        {story.triage.disposition && (
          <span className="tag" title={story.triage.reason ?? ''}>
            {dispositionWords[story.triage.disposition]}
          </span>
        )}
        <span>{whereText(story)}</span>
        {story.category && <span>{story.category}</span>}
        <span>certainty {story.certainty}</span>
        {story.eventFrom && <span>{story.eventFrom}</span>}
        <span>
          changed <Ago at={story.changedAt} />
        </span>
      </p>
      <div className="split">
        <Reports page={page} />
        <div>
          <Standing page={page} />
          <Timeline story={story.id} entries={page.entries} />
        </div>
      </div>
    </Page>
  )
}

function Acts({ page: { story } }: { page: StoryPage }) {
  const { permissions } = useSession()
  const turn = useTriage()
  const draft = useDraftFrom()
  const [open, setOpen] = useState<'dispose' | 'merge' | null>(null)
  if (!permissions.includes('drafts.write')) return null
  const { followed, muted } = story.triage
  return (
    <>
      <Button look="main" onPress={() => draft.mutate(story.id)} isPending={draft.isPending}>
        Draft from this story
      </Button>
      <Button
        onPress={() =>
          turn.mutate({
            story,
            decision: { followed: !followed },
            says: followed ? 'No longer followed.' : 'Followed.',
          })
        }
      >
        {followed ? 'Unfollow' : 'Follow'}
      </Button>
      <Button
        onPress={() =>
          turn.mutate({ story, decision: { muted: !muted }, says: muted ? 'Heard again.' : 'Muted.' })
        }
      >
        {muted ? 'Unmute' : 'Mute'}
      </Button>
      <Button onPress={() => setOpen('merge')}>Merge …</Button>
      <Button onPress={() => setOpen('dispose')}>Dispose …</Button>
      {open === 'dispose' && <DisposeDialog story={story} onClose={() => setOpen(null)} />}
      {open === 'merge' && <MergeDialog story={story} onClose={() => setOpen(null)} />}
    </>
  )
}

function Reports({ page: { story, reports } }: { page: StoryPage }) {
  const { permissions } = useSession()
  const go = useGo()
  const client = useQueryClient()
  const [chosen, setChosen] = useState<string[]>([])
  const split = useMutation({
    mutationFn: () => api.post<{ story: string }>(`/stories/${story.id}/split`, { reports: chosen }),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ['story'] })
      toast('Split: the reports are a story of their own now.')
      go(`/stories/${made.story}`)
    },
    onError: toastFault,
  })
  const may = permissions.includes('drafts.write') && reports.length > 1
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>Reports</h2>
        {may && chosen.length > 0 && chosen.length < reports.length && (
          <Button small onPress={() => split.mutate()} isPending={split.isPending}>
            Split {chosen.length === 1 ? 'it' : `these ${chosen.length}`} off
          </Button>
        )}
      </div>
      <ul className="story-reports">
        {reports.map((report) => (
          <Report
            key={report.report}
            report={report}
            isChosen={chosen.includes(report.report)}
            onChoose={
              may
                ? (on) =>
                    setChosen(on ? [...chosen, report.report] : chosen.filter((one) => one !== report.report))
                : null
            }
          />
        ))}
      </ul>
    </section>
  )
}

type ReportProps = { report: StoryReport; isChosen: boolean; onChoose: ((on: boolean) => void) | null }

function Report({ report, isChosen, onChoose }: ReportProps) {
  const at = report.publishedAt ?? report.firstSeenAt
  return (
    <li>
      <h3>
        {report.link ? (
          <a href={report.link} target="_blank" rel="noreferrer noopener">
            {report.title}
          </a>
        ) : (
          report.title
        )}
      </h3>
      <p className="line-facts">
        {onChoose && (
          <label>
            <input
              type="checkbox"
              checked={isChosen}
              onChange={(event) => onChoose(event.currentTarget.checked)}
            />{' '}
            choose
          </label>
        )}
        <span>
          {report.source}, grade {report.reliability}
        </span>
        {report.state !== 'actual' && <span className="tag">{report.state}</span>}
        {report.isExpired && <span className="tag">expired</span>}
        {report.copyOf && <span className="tag">a copy</span>}
        <Ago at={at} />
      </p>
      {report.text && <Words text={report.text} />}
      {report.why.length > 0 && <p className="small quiet">Here because: {report.why.join('; ')}.</p>}
    </li>
  )
}

/** Letters from which a text is folded. */
const long = 400

function Words({ text }: { text: string }) {
  const [whole, setWhole] = useState(text.length <= long)
  return (
    <>
      <p className={whole ? 'report-text' : 'report-text short'}>{text}</p>
      {text.length > long && (
        <Button small look="plain" aria-expanded={whole} onPress={() => setWhole(!whole)}>
          {whole ? 'Less' : 'All of it'}
        </Button>
      )}
    </>
  )
}

function Standing({ page: { story, voices } }: { page: StoryPage }) {
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>How it stands</h2>
        <span className="quiet small">importance {Math.round(story.importance)}</span>
      </div>
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
            <b>{grade}</b> {family}, {reports === 1 ? '1 report' : `${reports} reports`}
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
    </section>
  )
}

function Timeline({ story, entries }: { story: string; entries: StoryEntry[] }) {
  const { permissions } = useSession()
  const client = useQueryClient()
  const undo = useMutation({
    mutationFn: (number: number) => api.post(`/stories/${story}/entries/${number}/undo`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['story'] }),
    onError: toastFault,
  })
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>What changed when</h2>
      </div>
      <ol className="story-timeline">
        {entries.map((entry) => (
          <li key={entry.number} className={entry.undoneAt ? 'undone' : ''}>
            <Ago at={entry.at} /> {entryText(entry)}
            {(entry.what === 'merged' || entry.what === 'split') &&
              !entry.undoneAt &&
              permissions.includes('drafts.write') && (
                <Button
                  small
                  look="plain"
                  onPress={() => undo.mutate(entry.number)}
                  isPending={undo.isPending}
                >
                  Take it back
                </Button>
              )}
          </li>
        ))}
      </ol>
    </section>
  )
}
