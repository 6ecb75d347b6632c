import { useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { type Given, GivenField, nothingGiven, waysToGive } from './given.tsx'
import { Pick } from './small-controls.tsx'

/** The server reads so many reports into one draft. */
const most = 20

type Props = { more: Given[]; onChange: (more: Given[]) => void }

/** Further reports about the same event: what all of them say is read together. */
export function MoreReports({ more, onChange }: Props) {
  const change = (at: number, part: Partial<Given>) =>
    onChange(more.map((one, i) => (i === at ? { ...one, ...part } : one)))
  return (
    <>
      {more.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: reports have no other name, and are only added at the end
        <fieldset key={at} className="further-report">
          <legend>Report {at + 2}</legend>
          <div className="further-report-head">
            <Pick
              shown
              label={`Kind of report ${at + 2}`}
              value={one.from}
              options={waysToGive}
              onChange={(from) => change(at, { from })}
            />
            <Button
              small
              look="plain"
              aria-label={`Leave out report ${at + 2}`}
              onPress={() => onChange(more.filter((_, i) => i !== at))}
            >
              Leave out
            </Button>
          </div>
          <GivenField given={one} rows={8} onChange={(part) => change(at, part)} />
        </fieldset>
      ))}
      {more.length < most - 1 && (
        <div>
          <Button small onPress={() => onChange([...more, nothingGiven])}>
            Another report of the same event
          </Button>
        </div>
      )}
    </>
  )
}

const key = 'alarum.new-draft.more'

/** Further reports; their words stay in this tab through a reload, files do not. */
export function useMore(): [Given[], (more: Given[]) => void] {
  const [more, set] = useState(keptReports)
  const keep = (next: Given[]) => {
    set(next)
    try {
      if (next.length > 0)
        sessionStorage.setItem(key, JSON.stringify(next.map((one) => ({ ...one, file: null }))))
      else sessionStorage.removeItem(key)
    } catch {
      // Larger than a browser keeps: the open page still has it.
    }
  }
  return [more, keep]
}

function keptReports(): Given[] {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]') as Given[]
  } catch {
    return []
  }
}
