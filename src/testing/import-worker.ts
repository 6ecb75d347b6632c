import { openDatabase } from '../database/database.ts'
import { importWork } from '../people/work-imports.ts'

// Works on imports of one organisation until it is killed; a test kills it in the middle.
const [appUrl = '', organisation = ''] = process.argv.slice(2)
const work = importWork(openDatabase(appUrl, 4), () => new Date(), 1)
process.stdout.write('started\n')
for (;;) await work(organisation)
