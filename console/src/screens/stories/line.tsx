import type { StoryAlert, StoryLine } from '../../../../src/desk/stories/contract.ts'
import { useMay } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Go } from '../../parts/go.tsx'
import { Level } from '../../parts/level.tsx'
import { Ago } from '../../parts/when.tsx'
import { alertText, dispositionWords, whereText } from './words.ts'

type Props = { line: StoryLine; isCurrent: boolean; onDispose: (story: StoryLine) => void }

/** A story in the inbox: what, where, who says it, why it stands there. */
export function Line({ line, isCurrent, onDispose }: Props) {
  const may = useMay('drafts.write')
  const { triage } = line
  return (
    <>
      <div className="line-head">
        <Level severity={line.severity} />
        <Go to={`/stories/${line.id}`}>{line.title}</Go>
        {line.isOver && <span className="tag">Over</span>}
        {triage.followed && <span className="tag">Followed</span>}
        {triage.disposition && <span className="tag">{dispositionWords[triage.disposition]}</span>}
        {line.alerts.slice(0, 1).map((alert) => (
          <AlertTag key={alert.alert} alert={alert} />
        ))}
        {may && (
          <Button small look="plain" onPress={() => onDispose(line)} aria-label={`Dispose of: ${line.title}`}>
            Dispose
          </Button>
        )}
      </div>
      <p className="line-facts">
        <span
          title={line.importanceWhy
            .map(({ says, points }) => `${points > 0 ? '+' : ''}${points} ${says}`)
            .join('\n')}
        >
          importance {Math.round(line.importance)}
        </span>
        {whereText(line) && <span>{whereText(line)}</span>}
        {line.category && <span>{line.category}</span>}
        <span>
          {line.reports === 1 ? '1 report' : `${line.reports} reports`}
          {line.families.length === 1 && ' from 1 publisher'}
          {line.families.length > 1 && ` from ${line.families.length} publishers`}
        </span>
        {line.conflicts.length > 0 && <span className="conflict">conflict</span>}
        <span>
          changed <Ago at={line.changedAt} />
        </span>
      </p>
      {isCurrent && <p className="small quiet">{line.importanceWhy.map(({ says }) => says).join(' · ')}</p>}
    </>
  )
}

function AlertTag({ alert }: { alert: StoryAlert }) {
  const to = alert.number > 0 ? `/alerts/${alert.slug}` : `/drafts/${alert.alert}`
  return (
    <Go to={to} className="tag" title={alert.headline}>
      {alertText(alert)}
    </Go>
  )
}
