import type { Stage } from '../../../../src/latency/stages.ts'

export const stageWords: Record<Stage, string> = {
  occurred: 'Happened',
  signalled: 'First published',
  fetched: 'Fetched',
  read: 'Read',
  drafted: 'Draft begun',
  reviewed: 'Reviewed',
  issued: 'Issued',
  delivered: 'First message out',
  deliveredHalf: 'Half of the messages out',
  deliveredMost: 'Nine tenths of the messages out',
  acknowledged: 'First answer',
  acknowledgedHalf: 'Half of the answers',
  acknowledgedMost: 'Nine tenths of the answers',
}
