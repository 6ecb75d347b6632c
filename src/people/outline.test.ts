import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aScene } from '../testing/scene.ts'
import { importSites } from './import-sites.ts'
import { readOutline } from './outline.ts'

const square = 'POLYGON((44.30 33.20, 44.32 33.20, 44.32 33.22, 44.30 33.22, 44.30 33.20))'

test('an outline is read from well-known text and from GeoJSON, with the circle around it', () => {
  const read = readOutline(square)
  assert.ok('outline' in read)
  assert.deepEqual(
    [read.lat.toFixed(3), read.lon.toFixed(3), read.radiusKm.toFixed(2)],
    ['33.210', '44.310', '1.45'],
  )
  const json = JSON.stringify({ type: 'Polygon', coordinates: read.outline })
  assert.deepEqual(readOutline(json), read)
})

test('an open outline is closed; what cannot be drawn is named', () => {
  const open = readOutline('polygon ((44.30 33.20, 44.32 33.20, 44.32 33.22))')
  assert.equal('outline' in open && open.outline[0]?.length, 4)
  const faults = [
    [
      'POLYGON((44.30 33.20, 44.32 33.22, 44.32 33.20, 44.30 33.22))',
      /crosses itself near 33\.2100° N, 44\.3100° E/,
    ],
    ['POLYGON((44,30 33,20))', /POLYGON\(\(44\.30 33\.20/],
    ['{"type": "Point", "coordinates": [1, 2]}', /neither/],
    ['POLYGON((10 10, 14 10, 14 14, 10 14))', /at most 50 km/],
    ['somewhere', /neither/],
  ] as const
  for (const [text, words] of faults) {
    const read = readOutline(text)
    assert.match('fault' in read ? read.fault : 'read', words)
  }
})

test('a file of sites may give outlines; a wrong one names its row', async () => {
  const { db, organisation, act } = await aScene()
  const load = (outline: string) =>
    importSites(db, organisation, Buffer.from(`name,outline\nDepot,"${outline}"\n`), {
      dryRun: false,
      now: new Date('2026-03-02T00:00:00Z'),
    })
  const wrong = await load('POLYGON((44.30 33.20, 44.32 33.22, 44.32 33.20, 44.30 33.22))')
  assert.deepEqual(
    wrong.errors.map(({ row, column }) => [row, column]),
    [[2, 'outline']],
  )
  assert.deepEqual((await load(square)).errors, [])
  const [site] = await act((tx) =>
    tx.selectFrom('site').select(['name', 'lat', 'outline', 'country']).execute(),
  )
  assert.deepEqual([site?.name, site?.country, site?.lat.toFixed(2)], ['Depot', 'IQ', '33.21'])
  assert.equal((site?.outline as unknown[][] | undefined)?.[0]?.length, 5)
  assert.equal((await load(square)).unchanged, 1)
})
