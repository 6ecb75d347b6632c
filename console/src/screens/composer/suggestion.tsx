import { useState } from 'react'
import type { Suggestion } from '../../../../src/desk/drafts/contract.ts'
import { Button } from '../../parts/button.tsx'
import { type DraftField, fieldNames } from './field.ts'
import { useDraft } from './open-draft.tsx'
import { alternativeId } from './segments.ts'
import { Sure } from './sure.tsx'

type Props = {
  one: Suggestion
  isActive: boolean
  isChosen: boolean
  onPoint: (id: string | null) => void
  onChoose: () => void
  /** With the value to take, where it is an alternative. */
  onAccept: (value?: { value: unknown; says: string }) => void
  onDismiss: () => void
}

/** One field as it is proposed: how sure, by which reports, and what else it may be. */
export function SuggestionRow({ one, isActive, isChosen, onPoint, onChoose, onAccept, onDismiss }: Props) {
  const { draft } = useDraft()
  const name = fieldNames[one.field as DraftField]
  const others = one.alternatives
  return (
    <li
      data-id={one.id}
      className={isActive || isChosen ? 'active' : ''}
      aria-current={isChosen}
      onMouseEnter={() => onPoint(one.id)}
      onMouseLeave={() => onPoint(null)}
      // Before an alternative inside takes the pointing over.
      onFocusCapture={onChoose}
    >
      <div className="suggestion-main">
        <span className="suggestion-words">
          <b>{name}</b> {one.says}
        </span>
        <span className="suggestion-acts">
          <Button small aria-label={`Accept ${name}: ${one.says}`} onPress={() => onAccept()}>
            Accept
          </Button>
          <Button small look="plain" aria-label={`Dismiss ${name}: ${one.says}`} onPress={onDismiss}>
            ✕
          </Button>
        </span>
      </div>
      <p className="suggestion-why">
        <Sure share={one.confidence} />
        {draft.sources.length > 1 && <span>{reportsSay(one.sources, draft.sources.length)}</span>}
        {one.by === 'model' && (
          <span className="tag" title="Chosen or worded by the model of this installation; check it.">
            model
          </span>
        )}
      </p>
      {others.length > 0 && (
        <Others
          name={name}
          others={others}
          onPoint={(n) => onPoint(n === null ? one.id : alternativeId(one.id, n))}
          onTake={onAccept}
        />
      )}
    </li>
  )
}

type OthersProps = {
  name: string
  others: Suggestion['alternatives']
  /** With the index of the one that is pointed at. */
  onPoint: (n: number | null) => void
  onTake: (value: { value: unknown; says: string }) => void
}

/** What else the field may be. Those that a report says stand open; those that only the reader weighs, behind a button. */
function Others({ name, others, onPoint, onTake }: OthersProps) {
  const [open, setOpen] = useState(false)
  const said = others.filter(({ sources }) => sources.length > 0)
  const shown = open ? others : said
  const hidden = others.length - shown.length
  return (
    <ul className="suggestion-others" aria-label={`${name}: other values`}>
      {shown.map((other) => (
        <li
          key={JSON.stringify(other.value)}
          onMouseEnter={() => onPoint(others.indexOf(other))}
          onMouseLeave={() => onPoint(null)}
          onFocus={() => onPoint(others.indexOf(other))}
          onBlur={() => onPoint(null)}
        >
          <span className="suggestion-words">
            {other.sources.length > 0 && <span className="quiet">{reportNames(other.sources)}: </span>}
            {other.says}
          </span>
          <Sure share={other.confidence} />
          <Button small look="plain" aria-label={`Take ${name}: ${other.says}`} onPress={() => onTake(other)}>
            Take
          </Button>
        </li>
      ))}
      {hidden > 0 && (
        <li>
          <Button small look="plain" aria-expanded={open} onPress={() => setOpen(true)}>
            {hidden === 1 ? 'One other value' : `${hidden} other values`}
          </Button>
        </li>
      )}
    </ul>
  )
}

function reportsSay(sources: number[], all: number) {
  return sources.length === all ? `all ${all} reports` : reportNames(sources)
}

function reportNames(sources: number[]) {
  const numbers = sources.map((source) => source + 1)
  return `${numbers.length === 1 ? 'report' : 'reports'} ${numbers.join(', ')}`
}
