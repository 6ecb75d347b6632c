/** What was released, as a reader says it. */
export const kindWords: Record<string, string> = {
  alert: 'Alert',
  update: 'Update',
  correction: 'Correction',
  cancel: 'Cancelled',
  'all-clear': 'All-clear',
}

/** Where an alert stands. */
export const stateWords: Record<string, string> = {
  draft: 'Draft',
  'in-review': 'In review',
  issued: 'In force',
  superseded: 'Superseded',
  cancelled: 'Cancelled',
  'all-clear': 'All-clear given',
  expired: 'Expired',
}

export const responseWords: Record<string, string> = {
  none: 'asks for no answer',
  acknowledge: 'asks whether it was read',
  'safety-check': 'asks whether people are safe',
}

/** Where people stand in a roll-call, worst first; `mark` is told apart without colour. */
export const statuses = [
  ['need-help', 'Need help', '■'],
  ['not-reached', 'Not reached', '◆'],
  ['asked', 'Silent', '▲'],
  ['waiting', 'Being asked', '…'],
  ['acknowledged', 'Have read it', '●'],
  ['safe', 'Safe', '✓'],
  ['accounted-for', 'Accounted for', '✓'],
] as const

/** How messages stand, in the order in which they move; `lost` ones did not arrive or may not have. */
export const messageStates = [
  ['waiting', 'Waiting', 'waiting'],
  ['handed-over', 'Handed over', 'done'],
  ['delivered', 'Delivered', 'done'],
  ['unknown', 'In doubt', 'lost'],
  ['bounced', 'Came back', 'lost'],
  ['refused', 'Refused', 'lost'],
  ['failed', 'Given up', 'lost'],
  ['suppressed', 'Suppressed', 'lost'],
  ['unaddressed', 'No address', 'lost'],
] as const

export function people(count: number) {
  return count === 1 ? '1 person' : `${count.toLocaleString('en')} people`
}

export function casesLabel({ open, untaken }: { open: number; untaken: number }) {
  return `open ${open === 1 ? 'case' : 'cases'}${untaken > 0 ? `, ${untaken} untaken` : ''}`
}
