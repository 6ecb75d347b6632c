// Writes examples/alert.schema.json from the model. Run it after a change of the model: node scripts/alert-schema.ts
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { alertFileSchema } from '../src/alerts/file-schema.ts'

const file = new URL('../examples/alert.schema.json', import.meta.url)
writeFileSync(file, `${JSON.stringify(alertFileSchema(), null, 2)}\n`)
execFileSync('biome', ['format', '--write', file.pathname], { stdio: 'inherit' })
