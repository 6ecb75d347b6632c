import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claimDue, claimOne } from '../sources/claim.ts'
import { pollClaimed } from '../sources/poll.ts'
import { dropsOf, notesOf } from '../sources/queries.ts'
import { noteSilent } from '../sources/silence.ts'
import { aWatch } from '../testing/watched.ts'

const bridge = {
  id: 'n-1',
  title: 'Bridge closed in Kisumu',
  text: 'Police closed the bridge in Kisumu, Kenya.',
}
const strike = { id: 'n-2', title: 'Rail strike in Lyon', text: 'Trains in Lyon, France, stop on Monday.' }
const counts = (line: { seen: unknown; new: unknown; changed: unknown; same: unknown; dropped: unknown }) => [
  ...[line.seen, line.new, line.changed, line.same, line.dropped],
]

test('every item is accounted for: new, changed, the same, dropped with where and why', async () => {
  const watch = await aWatch()
  const key = await watch.source('/news')
  watch.publisher.put('/news', JSON.stringify([bridge, { text: 'no title' }, strike, bridge]))
  const first = await watch.poll(key)
  assert.deepEqual(counts(first), [4, 2, 0, 0, 2])
  const drops = await watch.shared((tx) => dropsOf(tx, first.poll, { after: 0, limit: 10 }))
  assert.deepEqual(
    drops.map(({ place, why }) => [place, why]),
    [
      ['item 2', 'title: Invalid input: expected string, received undefined'],
      ['item 4', 'It is the same item as item 1.'],
    ],
  )
  watch.publisher.put('/news', JSON.stringify([{ ...bridge, title: 'Bridge open again' }, strike]))
  assert.deepEqual(counts(await watch.poll(key)), [2, 0, 1, 1, 0])
  const [report] = await watch.reports(key)
  assert.equal(report?.title, 'Bridge open again')
  assert.deepEqual(
    (await watch.revisions(report?.id as string)).map(({ number, changed }) => [number, changed]),
    [
      [1, []],
      [2, ['title']],
    ],
  )
})

test('what was read of a report stands with it: where, what kind, in which language', async () => {
  const watch = await aWatch()
  const key = await watch.source('/read')
  watch.publisher.put('/read', JSON.stringify(strike))
  await watch.poll(key)
  const [report] = await watch.reports(key)
  const reading = report?.reading as { countries: string[]; places: { name: string }[]; language: string }
  assert.deepEqual(reading.countries, ['FR'])
  assert.equal(reading.places[0]?.name, 'Lyon')
  assert.equal(reading.language, 'en')
})

test('a server that has nothing newer is not read again, whether it says so or sends the same bytes', async () => {
  const watch = await aWatch()
  const key = await watch.source('/same')
  watch.publisher.put('/same', JSON.stringify([bridge]))
  await watch.poll(key)
  assert.equal((await watch.poll(key)).outcome, 'unchanged')
  assert.match(watch.publisher.asked.at(-1)?.known ?? '', /^"/)
  watch.publisher.answer('/same', (_, response) => response.end(JSON.stringify([bridge])))
  assert.equal((await watch.poll(key)).outcome, 'unchanged')
})

test('what cannot be read is a fault that says why, the same bytes are a fault again, and it backs off', async () => {
  const watch = await aWatch()
  const key = await watch.source('/page')
  watch.publisher.put('/page', '<html>Please log in</html>')
  assert.match((await watch.poll(key)).fault ?? '', /no JSON/)
  assert.match((await watch.poll(key)).fault ?? '', /no JSON/)
  const { faults, fault } = await watch.found(key)
  assert.match(fault ?? '', /no JSON/)
  assert.equal(faults, 2)
  await watch.poll(key)
  assert.ok((await watch.found(key)).dueAt.getTime() > Date.now() + 1000_000)
  watch.publisher.put('/page', JSON.stringify([bridge]))
  await watch.poll(key)
  const { id, ...healthy } = await watch.found(key)
  assert.deepEqual([healthy.faults, healthy.fault], [0, null])
  const notes = await watch.shared((tx) => notesOf(tx, id, 10))
  assert.deepEqual(notes.map(({ what }) => what).sort(), ['faults', 'recovered'])
})

test('a source that fails backs off; the third time it is noted, and that it answers again', async () => {
  const watch = await aWatch()
  const key = await watch.source('/failing')
  watch.publisher.answer('/failing', (_, response) =>
    response.writeHead(503, { 'retry-after': '7200' }).end(),
  )
  for (const _ of [1, 2, 3]) await watch.poll(key)
  const failing = await watch.found(key)
  assert.equal(failing.faults, 3)
  assert.ok(failing.dueAt.getTime() > Date.now() + 7_100_000)
  watch.publisher.put('/failing', JSON.stringify([bridge]))
  await watch.poll(key)
  const notes = await watch.shared((tx) => notesOf(tx, failing.id, 10))
  assert.deepEqual(notes.map(({ what }) => what).sort(), ['faults', 'recovered'])
})

test('a source that says nothing new for longer than is usual for it raises an alarm, which ends when it speaks', async () => {
  const watch = await aWatch()
  const key = await watch.source('/rhythm')
  const start = Date.now()
  const at = (minutes: number) => new Date(start + minutes * 60_000)
  for (let i = 0; i <= 8; i++) {
    watch.publisher.put('/rhythm', JSON.stringify([{ ...bridge, id: `r-${i}` }]))
    await watch.poll(key, at(i * 30))
  }
  const { id } = await watch.found(key)
  const silentAt = async (minutes: number) =>
    (await watch.shared((tx) => noteSilent(tx, null, at(minutes)))).includes(id)
  assert.equal(await silentAt(8 * 30 + 40), false)
  assert.equal(await silentAt(8 * 30 + 600), true)
  assert.equal(await silentAt(8 * 30 + 700), false, 'it is raised once')
  assert.ok((await watch.found(key)).silentSince)
  watch.publisher.put('/rhythm', JSON.stringify([{ ...bridge, id: 'r-9' }]))
  await watch.poll(key, at(8 * 30 + 720))
  assert.equal((await watch.found(key)).silentSince, null)
})

test('a poll whose lease another worker took over writes nothing', async () => {
  const watch = await aWatch()
  const key = await watch.source('/lease')
  const { id } = await watch.found(key)
  const old = await claimOne(watch.db, null, id)
  assert.equal(await claimOne(watch.db, null, id), null, 'it is claimed')
  await watch.shared((tx) =>
    tx
      .updateTable('source_state')
      .set({ leased_until: new Date(0) })
      .where('source', '=', id)
      .execute(),
  )
  const newer = await claimOne(watch.db, null, id)
  watch.publisher.put('/lease', JSON.stringify([bridge]))
  const poll = (claimed: typeof old) =>
    pollClaimed(watch.db, null, claimed as NonNullable<typeof old>, watch.fetch, () => new Date())
  assert.equal(await poll(old), null)
  assert.equal((await poll(newer))?.outcome, 'fetched')
})

test('several workers claim each due source once, and one source of a host at a time', async () => {
  const watch = await aWatch()
  const keys = await Promise.all(['/a', '/b', '/c'].map((path) => watch.source(path)))
  const ids = await Promise.all(keys.map(async (key) => (await watch.found(key)).id))
  const claimed = (await Promise.all([1, 2, 3].map(() => claimDue(watch.db, null, 16)))).flat()
  const ours = claimed.filter(({ source }) => ids.includes(source))
  assert.equal(new Set(ours.map(({ source }) => source)).size, ours.length)
  assert.ok(ours.length >= 1 && ours.length <= 3)
  const again = await claimDue(watch.db, null, 16)
  assert.deepEqual(
    again.filter(({ source }) => ids.includes(source)),
    [],
  )
})
