import type { Command } from './command.ts'
import { releaseOptions, reviseAlert } from './release.ts'

export const command: Command = {
  usage: 'cancel ALERT [--note TEXT]',
  summary: 'Withdraw an alert that should not stand; everyone who was told is told.',
  options: releaseOptions,
  run: (call) => reviseAlert(call, 'cancel'),
}
