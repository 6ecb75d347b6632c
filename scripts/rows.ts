// Writes src/database/rows.ts from the migrated schema: `npm run rows` after a migration was added.
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../src/database/migrate.ts'
import { reachEmbedded } from '../src/database/reach.ts'

const reached = await reachEmbedded(mkdtempSync(join(tmpdir(), 'alarum-rows-')))
try {
  await migrate(reached.ownerUrl)
  const out = new URL('../src/database/rows.ts', import.meta.url).pathname
  execFileSync('kysely-codegen', ['--dialect', 'postgres', '--out-file', out, '--url', reached.ownerUrl], {
    stdio: 'inherit',
  })
} finally {
  await reached.leave()
}
