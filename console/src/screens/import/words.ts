import type { ImportJobLine } from '../../../../src/desk/people/contract.ts'

export const kindWords: Record<ImportJobLine['kind'], string> = {
  people: 'People',
  trips: 'Trips',
  sites: 'Sites',
}

export const stateWords: Record<ImportJobLine['state'], string> = {
  waiting: 'waiting to be checked',
  checking: 'being checked',
  checked: 'checked: waits for you',
  faulty: 'not imported: rows are wrong',
  confirmed: 'waiting to be imported',
  importing: 'being imported',
  done: 'imported',
  discarded: 'let go',
  failed: 'failed',
}
