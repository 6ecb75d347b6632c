import type { Command } from './command.ts'
export const command: Command = {
  usage: 'sources',
  summary: '',
  async run() {
    return 0
  },
}
