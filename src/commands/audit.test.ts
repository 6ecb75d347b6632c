import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { sealAudit } from '../audit/seal.ts'
import { atomically, openDatabase } from '../database/database.ts'
import { reachDatabase } from '../database/reach.ts'
import { alarum, dataFolder } from '../testing/started.ts'

test('audit verify says that the log is whole, prints its head, and finds what was changed by number, with exit code 1', async () => {
  await using folder = await dataFolder()
  const reached = await reachDatabase({ databaseUrl: undefined, dataFolder: folder.path })
  const run = async (...words: string[]) => {
    await using command = alarum(words, { ALARUM_DATA: folder.path })
    const code = await command.exit
    return { code, ...command.told }
  }
  const owner = new pg.Client({ connectionString: reached.ownerUrl })
  try {
    assert.equal((await run('key', 'wall', '--role', 'viewer')).code, 0)
    assert.match((await run('audit', 'verify')).out, /1 wait for their seal/)
    const db = openDatabase(reached.appUrl, 1)
    const { id } = await db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
    await atomically(db, id, (tx) => sealAudit(tx, id, new Date()))
    await db.destroy()

    const whole = await run('audit', 'verify')
    const head = whole.out.match(/Head {2}([0-9a-f]{64})/)?.[1] ?? ''
    assert.deepEqual([whole.code, whole.err], [0, ''])
    assert.match((await run('audit', 'verify', '--head', head)).out, /noted head stands at number 1/)
    const other = await run('audit', 'verify', '--head', '0'.repeat(64))
    assert.equal(other.code, 1)
    assert.match(other.out, /rewritten/)

    await owner.connect()
    await owner.query(`update audit_entry set words = 'another name'`)
    const changed = await run('audit', 'verify', '--json')
    assert.equal(changed.code, 1)
    assert.equal((JSON.parse(changed.out) as { broken: { number: number } }).broken.number, 1)
  } finally {
    await owner.end()
    await reached.leave()
  }
})
