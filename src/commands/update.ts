import type { Command } from './command.ts'
import { releaseOptions, reviseAlert } from './release.ts'

export const command: Command = {
  usage: 'update ALERT FILE [--note TEXT]',
  summary: 'Issue a new revision of an alert; the newly exposed are told, those no longer exposed too.',
  options: releaseOptions,
  run: (call) => reviseAlert(call, 'update'),
}
