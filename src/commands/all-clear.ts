import type { Command } from './command.ts'
import { releaseOptions, reviseAlert } from './release.ts'

export const command: Command = {
  usage: 'all-clear ALERT [--note TEXT]',
  summary: 'Say that the danger has passed, to everyone who was told.',
  options: releaseOptions,
  run: (call) => reviseAlert(call, 'all-clear'),
}
