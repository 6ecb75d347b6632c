// A worker as a process of its own, to be killed: `send-all.ts <app url> <organisation> <smtp url>`. Ends when all is told.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { emailChannel } from '../channels/email.ts'
import { atomically, openDatabase } from '../database/database.ts'
import { expandNotices } from '../deliveries/expand.ts'
import { sendDue } from '../deliveries/send.ts'
import { aSender } from '../deliveries/sender.ts'

const [appUrl = '', organisation = '', smtpUrl = ''] = process.argv.slice(2)
const db = openDatabase(appUrl, 4)
const email = emailChannel({ smtpUrl, connections: 10 })
const secret = 'a secret of the tests'
const sender = aSender({
  email,
  secret,
  from: 'alarum@alarum.example',
  url: 'https://alarum.example',
  worker: randomUUID(),
  clock: () => new Date(),
  concurrency: 10,
  batch: 60,
  leaseSeconds: 1,
})

process.stdout.write('started\n')
while (await waiting()) {
  await expandNotices(db, organisation, new Date(), { secret, host: 'alarum.example', chunkSize: 40 })
  const { claimed } = await sendDue(db, organisation, sender)
  if (claimed === 0) await new Promise((resolve) => setTimeout(resolve, 100))
}
email.close()
await db.destroy()

function waiting() {
  return atomically(db, organisation, async (tx) => {
    const { rows } = await sql`
      select from notice where state = 'open'
      union all select from alert_revision where not exists (select from notice)
      union all select from delivery where state in ('pending', 'leased', 'sending', 'retrying') limit 1`.execute(
      tx,
    )
    return rows.length > 0
  })
}
