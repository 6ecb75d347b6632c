import { restore } from '../database/backup.ts'
import { migrate } from '../database/migrate.ts'
import { reachDatabase } from '../database/reach.ts'
import { type Command, misuse } from './command.ts'

export const command: Command = {
  usage: 'restore FILE',
  summary: 'Restore a backup into an empty database: all of it or nothing.',
  async run({ words: [file], config, print }) {
    if (!file) throw misuse('Name the backup: alarum restore alarum.backup.gz')
    const reached = await reachDatabase(config)
    try {
      const rows = await restore(reached.ownerUrl, file)
      await migrate(reached.ownerUrl)
      print(`${file}: ${rows} rows restored.`)
      return 0
    } finally {
      await reached.leave()
    }
  },
}
