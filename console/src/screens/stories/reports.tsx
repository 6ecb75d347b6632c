import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Mark, StoryPage, StoryReport } from '../../../../src/desk/stories/contract.ts'
import { api } from '../../api/client.ts'
import { useMay } from '../../app/session.tsx'
import { useShortcut } from '../../app/shortcuts.ts'
import { Button } from '../../parts/button.tsx'
import { Tick } from '../../parts/field.tsx'
import { Go, useGo } from '../../parts/go.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { Ago } from '../../parts/when.tsx'
import { useDraftFrom } from './use-story.ts'
import { evidenceWords } from './words.ts'

/** The reports of a story side by side, with the words that were read marked; some can be split off or drafted from. */
export function Reports({ page: { story, reports } }: { page: StoryPage }) {
  const may = useMay('drafts.write')
  const go = useGo()
  const client = useQueryClient()
  const draft = useDraftFrom()
  const [chosen, setChosen] = useState<string[]>([])
  const [marked, setMarked] = useState(true)
  const split = useMutation({
    mutationFn: () => api.post<{ story: string }>(`/stories/${story.id}/split`, { reports: chosen }),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ['story'] })
      toast('Split: the reports are a story of their own now.')
      go(`/stories/${made.story}`)
    },
    onError: toastFault,
  })
  const many = may && reports.length > 1
  const canSplit = many && chosen.length > 0 && chosen.length < reports.length
  useShortcut(
    { keys: 's', says: 'Split off the chosen reports', group: 'Story' },
    () => split.mutate(),
    canSplit,
  )
  const them = chosen.length === 1 ? 'it' : `these ${chosen.length}`
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>Reports</h2>
        {chosen.length > 0 && (
          <span className="actions">
            <Button small onPress={() => draft.mutate({ story: story.id, reports: chosen })}>
              Draft from {them}
            </Button>
            {canSplit && (
              <Button small onPress={() => split.mutate()} isPending={split.isPending}>
                Split {them} off
              </Button>
            )}
          </span>
        )}
        <Tick label="Mark what was read" isOn={marked} onChange={setMarked} />
      </div>
      {story.reports > reports.length && (
        <p className="quiet">
          The newest {reports.length} of {story.reports} reports.
        </p>
      )}
      <ul className="story-reports">
        {reports.map((report) => (
          <Report
            key={report.report}
            report={report}
            isMarked={marked}
            isChosen={chosen.includes(report.report)}
            onChoose={
              many
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

type ReportProps = {
  report: StoryReport
  isMarked: boolean
  isChosen: boolean
  onChoose: ((on: boolean) => void) | null
}

function Report({ report, isMarked, isChosen, onChoose }: ReportProps) {
  const at = report.publishedAt ?? report.firstSeenAt
  const title = <Marked text={report.title} marks={isMarked ? report.evidence.title : []} />
  return (
    <li>
      <h3>
        {report.link ? (
          <a href={report.link} target="_blank" rel="noreferrer noopener">
            {title}
          </a>
        ) : (
          title
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
          <Go to={`/sources/${report.source}`}>{report.sourceName}</Go>, grade {report.reliability}
        </span>
        {report.state !== 'actual' && <span className="tag">{report.state}</span>}
        {report.isExpired && <span className="tag">expired</span>}
        {report.copyOf && <span className="tag">a copy</span>}
        <Ago at={at} />
      </p>
      {report.text && <Words text={report.text} marks={isMarked ? report.evidence.text : []} />}
      {report.why.length > 0 && <p className="small quiet">Here because: {report.why.join('; ')}.</p>}
    </li>
  )
}

/** Letters from which a text is folded. */
const long = 400

function Words({ text, marks }: { text: string; marks: Mark[] }) {
  const [whole, setWhole] = useState(text.length <= long)
  return (
    <>
      <p className={whole ? 'report-text' : 'report-text short'}>
        <Marked text={text} marks={marks} />
      </p>
      {text.length > long && (
        <Button small look="plain" aria-expanded={whole} onPress={() => setWhole(!whole)}>
          {whole ? 'Less' : 'All of it'}
        </Button>
      )}
    </>
  )
}

/** A text with the words that something was read from; what it was stands in the title of each. */
function Marked({ text, marks }: { text: string; marks: Mark[] }) {
  const parts = marks.map(({ start, end, of, says }, i) => (
    <span key={start}>
      {text.slice(marks[i - 1]?.end ?? 0, start)}
      <mark className={`read ${of}`} title={`${evidenceWords[of]}: ${says}`}>
        {text.slice(start, end)}
      </mark>
    </span>
  ))
  return (
    <>
      {parts}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </>
  )
}
