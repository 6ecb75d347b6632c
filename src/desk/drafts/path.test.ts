import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { someDraftDesk } from '../../testing/draft-desk.ts'
import { someTravellers } from '../../testing/travellers.ts'
import type { DraftChanged, DraftView, Preview, Reach } from './contract.ts'

const day = 86_400_000
const stamp = (at: Date) =>
  `${at.toLocaleString('en-GB', { day: '2-digit', month: 'short', year: 'numeric', timeZone: 'UTC' })} | 06:30 AM UTC`
const dayOf = (at: Date) => at.toLocaleString('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC' })

function report(now: Date) {
  return `${stamp(now)}

Iraq: Explosion at a market in Baghdad ${dayOf(now)}

An explosion at a market in Baghdad has killed four people; further attacks possible


Police stated that an explosion killed four people at a market in Baghdad on ${dayOf(now)}.

Further attacks are possible in Baghdad over the coming days.


Individuals in Baghdad are advised to avoid the area and to follow the instructions of the authorities.
`
}

/** What "accept all" of the console sends: the first value of each field, the elements of its lists. */
function acceptingAll({ suggestions, values }: DraftView) {
  const changes: Record<string, unknown> = {}
  for (const { field, act, value } of suggestions)
    if (act === 'add') changes[field] = [...((changes[field] ?? values[field] ?? []) as unknown[]), value]
    else changes[field] ??= value
  return { changes, accepts: suggestions.map(({ id }) => id) }
}

test('a text becomes an alert to the 300 of 2,000 who stand in its area, an update of it, and an all-clear', async () => {
  const { ana, bo, db, organisation, act, site, reviewers } = await someDraftDesk()
  const now = new Date()
  await reviewers(2)
  await someTravellers(db, organisation, { people: 2_000, exposed: 300, now })
  const mails = (subject: string) =>
    act(async (tx) => {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from outbox_message where subject like ${`%${subject}%`}`.execute(tx)
      return rows[0]?.count
    })

  // A text in, everything it suggests accepted, and not one field is left to write.
  const begun = await ana.begin({ from: 'text', text: report(now) })
  const { changes, accepts } = acceptingAll(begun)
  const accepted = await ana.change(begun, changes, { accepts })
  assert.deepEqual(accepted.said.draft.faults, [])
  assert.ok(accepted.said.draft.suggestions.every(({ state }) => state === 'accepted'))

  // The area is drawn by hand; whom it reaches is known before it is saved.
  const area = [{ type: 'circle', lat: 33.33, lon: 44.39, km: 60 }]
  const timeframe = { from: now.toISOString(), to: new Date(now.getTime() + 2 * day).toISOString() }
  const reached = await ana.ask<Reach>('POST', '/reach', { area, timeframe })
  assert.equal(reached.said.certain + reached.said.possible, 300)

  // In our own words it may be public, and then it needs a second person.
  const drawn = await ana.change(accepted.said.draft, {
    ...{
      area,
      timeframe,
      summary: 'An explosion in central Baghdad; stay away.',
      wording: 'own',
      sharing: 'CLEAR',
    },
    response: { mode: 'safety-check', deadlineHours: 4 },
  })
  const { id, version } = drawn.said.draft
  assert.deepEqual(
    drawn.said.draft.holds.map(({ code }) => code),
    ['awaiting-second-reviewer'],
  )
  const preview = await ana.ask<Preview>('GET', `/drafts/${id}/preview`)
  assert.deepEqual(preview.said.missing, [])

  // Handed in, approved, released.
  await ana.ask('POST', `/drafts/${id}/submit`, { version })
  const approved = await bo.ask<DraftView>('POST', `/drafts/${id}/review`, { version, approved: true })
  assert.equal(approved.status, 200)
  const { said: ready } = await ana.ask<DraftView>('GET', `/drafts/${id}`)
  assert.deepEqual(ready.holds, [])
  const released = await ana.ask<{ slug: string; audience: { certain: number; possible: number } }>(
    'POST',
    `/drafts/${id}/release`,
    { version },
  )
  assert.equal(released.status, 201)
  assert.equal(released.said.audience.certain + released.said.audience.possible, 300)
  await site.work()
  assert.equal(await mails('Explosion at a market'), 300)
  assert.equal((await fetch(`${site.url}/alerts/${released.said.slug}`)).status, 200)
  assert.equal((await ana.ask('GET', `/drafts/${id}`)).status, 404)

  // The next revision is begun from what is in force, and those who were told are told again.
  const next = await ana.begin({ from: 'alert', alert: released.said.slug, as: 'update' })
  const update = await ana.ask<DraftChanged>('PATCH', `/drafts/${id}`, {
    base: next.version,
    changes: { summary: 'The streets around the market are closed until tomorrow.' },
  })
  const second = update.said.draft.version
  await bo.ask('POST', `/drafts/${id}/review`, { version: second, approved: true })
  const updated = await ana.ask<{ number: number }>('POST', `/drafts/${id}/release`, {
    version: second,
    note: 'Streets are closed.',
  })
  assert.deepEqual([updated.status, updated.said.number], [201, 2])
  await site.work()
  assert.equal(await mails('Update: '), 300)

  // One approver may end it by saying why; the others are paged and review it afterwards.
  const silent = await ana.ask<{ holds: { code: string }[] }>('POST', `/alerts/${id}/all-clear`, {})
  assert.deepEqual([silent.status, silent.said.holds[0]?.code], [409, 'release-reason-needed'])
  const over = await ana.ask<{ number: number }>('POST', `/alerts/${id}/all-clear`, {
    note: 'The streets are open.',
  })
  assert.deepEqual([over.status, over.said.number], [201, 3])
  await site.work()
  assert.equal(await mails('All clear: '), 300)
  assert.equal(await mails('Review now: '), 2)
})
