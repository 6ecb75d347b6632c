import assert from 'node:assert/strict'
import { test } from 'node:test'
import { markOver } from '../../people/over.ts'
import { usualPresence } from '../../people/presence-rules.ts'
import { type ExposureRules, rulesOf } from '../../people/rules.ts'
import { anExposureScene } from '../../testing/exposed.ts'
import { usualRadii } from '../../vocabulary/radius.ts'
import { adoptRules } from '../adopt-rules.ts'
import { catchUp } from '../catch-up.ts'
import { beginReplay, findReplay, replayedAlerts } from './replay.ts'
import { replayedSample } from './sample.ts'
import { areaUnder } from './under-rules.ts'
import { workReplays } from './work.ts'

const baghdad = { lat: 33.34, lon: 44.4 }
const usual: ExposureRules = { presence: usualPresence, radius: usualRadii }
const now = new Date('2026-03-20T00:00:00Z')
const since = new Date('2026-01-01T00:00:00Z')

async function aPast() {
  const scene = await anExposureScene()
  const { organisation, act, db } = scene
  const there = { label: 'Baghdad', point: baghdad, starts: '2026-02-20T00:00:00Z' }
  await scene.stay('Ana', { ...there, ends: '2026-03-05T00:00:00Z' })
  await scene.stay('Bo', { ...there, ends: '2026-03-01T20:00:00Z' })
  await scene.stay('Cy', { ...there, ends: '2026-02-28T20:00:00Z' })
  await scene.stay('Di', { ...there, point: { lat: 33.34, lon: 44.4 + 0.6 }, ends: '2026-03-05T00:00:00Z' })
  const place = { type: 'place' as const, ref: 'geonames:98182', name: 'Baghdad', km: 50 }
  const timeframe = { from: '2026-03-02T00:00:00Z', to: '2026-03-04T00:00:00Z' }
  await scene.alert({ area: [place], category: 'terrorism', severity: 'Moderate', timeframe })
  await scene.alert({ area: [{ type: 'circle', ...baghdad, km: 20 }], timeframe })
  await markOver(db, organisation, now)
  const replay = async (rules: ExposureRules) => {
    const { id } = await act((tx) =>
      beginReplay(tx, organisation, { rules, since, now, by: 'ana@example.org' }),
    )
    while ((await workReplays(db, organisation)) > 0);
    return id
  }
  return { ...scene, replay }
}

test('a replay counts whom other windows would add and lose, of people whose stays are long over', async () => {
  const { act, organisation, replay } = await aPast()
  const id = await replay({ ...usual, presence: { ...usualPresence, afterDepartureHours: 48 } })
  const alerts = await act((tx) => replayedAlerts(tx, organisation, id, 10))
  assert.deepEqual(
    alerts.map(({ current, proposed, added, lost }) => [current, proposed, added, lost]),
    [
      [2, 3, 1, 0],
      [2, 3, 1, 0],
    ],
  )
  const found = await act((tx) => findReplay(tx, organisation, id))
  assert.equal(found?.state, 'done')
  assert.deepEqual(
    [found?.result?.current, found?.result?.proposed].map((load) => [
      load?.messages,
      load?.people,
      load?.busiestWeek,
    ]),
    [
      [4, 2, 2],
      [6, 3, 2],
    ],
  )
  const sample = await act((tx) => replayedSample(tx, organisation, id, 1))
  assert.deepEqual([sample?.added.length, sample?.lost.length], [1, 0])
  const kept = await act((tx) => tx.selectFrom('rule_replay_alert').select('sample').execute())
  assert.doesNotMatch(JSON.stringify(kept), /Baghdad|label/, 'no whereabouts are kept')
  for (const table of ['rule_replay_hit', 'rule_replay_week'] as const)
    assert.deepEqual(await act((tx) => tx.selectFrom(table).selectAll().execute()), [])
})

test('a replay of another table of radii moves only areas that stand with the usual one', async () => {
  const { act, organisation, replay } = await aPast()
  const id = await replay({ ...usual, radius: { ...usualRadii, moderate: 80 } })
  const alerts = await act((tx) => replayedAlerts(tx, organisation, id, 10))
  assert.deepEqual(
    alerts.map(({ current, proposed, added }) => [current, proposed, added]),
    [
      [2, 3, 1],
      [2, 2, 0],
    ],
  )
  const place = { type: 'place' as const, ref: 'geonames:98182', name: 'Baghdad', km: 60 }
  const content = { area: [place], category: 'terrorism' as const, severity: 'Moderate' as const }
  assert.deepEqual(areaUnder(content, usualRadii, { ...usualRadii, moderate: 80 }), [place])
})

test('a replay that was cut off goes on behind the last alert it did, and two workers do each alert once', async () => {
  const { act, db, organisation } = await aPast()
  const { id, total } = await act((tx) =>
    beginReplay(tx, organisation, { rules: usual, since, now, by: 'a@example.org' }),
  )
  await Promise.all([workReplays(db, organisation), workReplays(db, organisation)])
  const between = await act((tx) => findReplay(tx, organisation, id))
  assert.ok(between && between.done >= 1 && between.done <= total)
  while ((await workReplays(db, organisation)) > 0);
  const after = await act((tx) => findReplay(tx, organisation, id))
  assert.deepEqual([after?.done, after?.state], [total, 'done'])
})

test('a replay of a time without alerts is done at once', async () => {
  const scene = await anExposureScene()
  const { id, total } = await scene.act((tx) =>
    beginReplay(tx, scene.organisation, { rules: usual, since, now, by: 'a@example.org' }),
  )
  assert.equal(total, 0)
  assert.equal((await scene.act((tx) => findReplay(tx, scene.organisation, id)))?.state, 'done')
})

test('rules that are adopted tell whom they add of the alerts in force, and keep whom they would not', async () => {
  const scene = await anExposureScene()
  const at = new Date('2026-03-02T00:00:00Z')
  await scene.stay('Ana', {
    label: 'Baghdad',
    point: baghdad,
    starts: '2026-02-25T00:00:00Z',
    ends: '2026-03-01T00:00:00Z',
  })
  const alert = await scene.alert({ area: [{ type: 'circle', ...baghdad, km: 20 }] })
  await scene.freeze(alert)
  await catchUp(scene.db, scene.organisation, at)
  assert.deepEqual(await scene.told(alert.alert), [])
  const rules = { ...usual, presence: { ...usualPresence, afterDepartureHours: 96 } }
  await scene.act((tx) => adoptRules(tx, scene.organisation, rules, at))
  assert.equal(await catchUp(scene.db, scene.organisation, at), 1)
  assert.match((await scene.told(alert.alert))[0] ?? '', /^Ana \| possible/)
  await scene.act((tx) => adoptRules(tx, scene.organisation, usual, at))
  assert.equal(await catchUp(scene.db, scene.organisation, at), 0)
  assert.equal((await scene.told(alert.alert)).length, 1)
  assert.deepEqual(await scene.act((tx) => rulesOf(tx, scene.organisation)), usual)
})
