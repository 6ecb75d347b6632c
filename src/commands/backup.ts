import { backup } from '../database/backup.ts'
import { type Command, misuse } from './command.ts'
import { withInstallation } from './installation.ts'

export const command: Command = {
  usage: 'backup FILE',
  summary: 'Write the whole database, as of one instant, to a file; it holds personal data.',
  async run(call) {
    const [file] = call.words
    if (!file) throw misuse('Name the file to write: alarum backup alarum.backup.gz')
    return withInstallation(call, async ({ reached }) => {
      const rows = await backup(reached.ownerUrl, file, new Date())
      call.print(`${file}: ${rows} rows.`)
      return 0
    })
  },
}
