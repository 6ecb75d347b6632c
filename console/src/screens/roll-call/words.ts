import type { Line, Status } from '../../../../src/desk/roll-call/contract.ts'
import { statuses } from '../situations/words.ts'

/** How a status is called and marked: by word and shape, its colour beside. */
export function statusOf(status: Status | 'asked') {
  const [, label, mark] = statuses.find(([one]) => one === status) ?? statuses[2]
  return { label, mark }
}

/** Of one person: 'Needs help' rather than 'Need help'. */
const single: Record<Status, string> = {
  'need-help': 'Needs help',
  'not-reached': 'Not reached',
  asked: 'No answer',
  waiting: 'Being asked',
  acknowledged: 'Has read it',
  safe: 'Safe',
  'accounted-for': 'Accounted for',
}
export const singleStatus = (status: Status) => single[status]

/** Who said it, as the desk asks for it. */
export const reporters = [
  ['self', 'the person'],
  ['colleague', 'a colleague'],
  ['emergency-contact', 'an emergency contact'],
  ['operator', 'me, or somebody I trust'],
] as const

export function reportedWords({ reporter, reportedBy }: Pick<Line, 'reporter' | 'reportedBy'>) {
  const who: Record<string, string> = {
    self: reportedBy ? 'said so to' : 'answered',
    colleague: 'a colleague said so to',
    'emergency-contact': 'an emergency contact said so to',
    operator: 'recorded by',
  }
  if (!reporter) return null
  return reportedBy ? `${who[reporter] ?? 'recorded by'} ${reportedBy}` : null
}
