import type { AlertContent } from '../../../../src/alerts/alert.ts'
import type { ReachQuestion } from '../../../../src/desk/drafts/contract.ts'
import type { Area } from '../../../../src/geography/area.ts'
import { useField, useListField } from './open-draft.tsx'

/** What to ask about an area: with the draft’s timeframe, or the coming day where none is set yet. */
export function useQuestion(area: Area): ReachQuestion | null {
  const [timeframe] = useField<Partial<AlertContent['timeframe']>>('timeframe')
  const [conditions] = useListField<AlertContent['conditions'][number]>('conditions')
  if (area.length === 0) return null
  const { from, to } = timeframe ?? {}
  const whole = from && to && from < to ? { from, to } : comingDay()
  return { area, timeframe: whole, conditions: conditions.map(tidy) }
}

/** Rounded to the hour, so that it is the same question for a while. */
function comingDay() {
  const hour = 3_600_000
  const from = Math.floor(Date.now() / hour) * hour
  return { from: new Date(from).toISOString(), to: new Date(from + 24 * hour).toISOString() }
}

/** Words that are being typed are not words yet. */
function tidy(condition: AlertContent['conditions'][number]) {
  const { nationality, affiliation, tags, roles, ...rest } = condition
  const full = (words: string[] | undefined) => {
    const kept = words?.map((word) => word.trim()).filter((word) => word !== '')
    return kept && kept.length > 0 ? kept : undefined
  }
  const codes = full(nationality)?.filter((code) => /^[A-Z]{2}$/.test(code))
  return { ...rest, nationality: codes, affiliation: full(affiliation), tags: full(tags), roles: full(roles) }
}
