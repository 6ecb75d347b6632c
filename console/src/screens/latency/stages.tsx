import type { Stage } from '../../../../src/latency/stages.ts'
import { spanText, When } from '../../parts/when.tsx'
import './latency.css'
import { stageWords } from './words.ts'

/** When each stage was reached, and how long after the one before it; what nobody knows is left out. */
export function Stages({ stages }: { stages: Partial<Record<Stage, string | null>> }) {
  const reached = (Object.keys(stageWords) as Stage[]).flatMap((stage) => {
    const at = stages[stage]
    return at ? [{ stage, at }] : []
  })
  if (reached.length === 0) return <p className="quiet">No stage is known yet.</p>
  return (
    <ol className="stages">
      {reached.map(({ stage, at }, i) => (
        <li key={stage}>
          <b>{stageWords[stage]}</b> <When at={at} />
          <Since before={reached[i - 1]?.at} at={at} />
        </li>
      ))}
    </ol>
  )
}

function Since({ before, at }: { before: string | undefined; at: string }) {
  if (!before) return null
  const seconds = (Date.parse(at) - Date.parse(before)) / 1000
  return seconds < 0 ? null : <span className="quiet small"> after {spanText(seconds)}</span>
}
