import type { Command } from './command.ts'
import { issueFile, issueOptions } from './release.ts'

export const command: Command = {
  usage: 'issue FILE [--exercise] [--as EMAIL] [--yes]',
  summary: 'Read, check, ask, issue an alert, tell who is exposed; prints the page and who that is.',
  options: issueOptions,
  run: issueFile,
}
