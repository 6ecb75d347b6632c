import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDesk } from '../../testing/desk.ts'
import { aScene } from '../../testing/scene.ts'
import { served } from '../../testing/served.ts'
import type { DrawnArea } from './map.ts'

type Found = { places: { ref: string; name: string; where: string }[] }
type Layer = { features: { properties: Record<string, unknown>; geometry: { type: string } }[] }

test('a viewer may look for a place, and hears where it is', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const desk = await aDesk(db, site, { role: 'viewer' })
  const { places } = (await (await desk.get('/api/places?q=baghd&limit=3')).json()) as Found
  assert.deepEqual(places[0], {
    ref: 'geonames:98182',
    name: 'Baghdad',
    kind: 'city',
    country: 'IQ',
    where: 'Baghdad, Iraq',
    lat: 33.34058,
    lon: 44.40088,
    iata: null,
    population: (places[0] as unknown as { population: number }).population,
  })
  const bad = await desk.get('/api/places?q=x&country=Iraq&kind=village')
  assert.equal(bad.status, 422)
})

test('layers of the map are compressed, kept by their version, and not sent again', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const desk = await aDesk(db, site, { role: 'viewer' })
  const { version, credits } = (await (await desk.get('/api/map')).json()) as {
    version: string
    credits: string[]
  }
  assert.ok(credits.some((credit) => credit.includes('GeoNames')))
  const ask = (path: string, headers: Record<string, string>) =>
    fetch(`${site.url}/api${path}`, { headers: { cookie: desk.cookie, ...headers } })
  const land = await ask(`/map/countries?v=${version}`, { 'accept-encoding': 'br' })
  assert.equal(land.headers.get('content-encoding'), 'br')
  assert.match(land.headers.get('cache-control') ?? '', /^private, .*immutable/)
  assert.ok(((await land.json()) as Layer).features.length > 200)
  const stale = await ask('/map/countries?v=old', { 'accept-encoding': 'gzip' })
  assert.deepEqual(
    [stale.headers.get('content-encoding'), stale.headers.get('cache-control')],
    ['gzip', 'private, no-cache'],
  )
  const again = await ask('/map/countries', { 'if-none-match': land.headers.get('etag') ?? '' })
  assert.equal(again.status, 304)
})

test('a country has its regions and the names of its towns; an unknown one is not found', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const desk = await aDesk(db, site)
  const regions = (await (await desk.get('/api/map/regions?country=IQ')).json()) as Layer
  assert.ok(regions.features.some(({ properties }) => properties.ref === 'region:IQ-AN'))
  const labels = (await (await desk.get('/api/map/labels?country=IQ')).json()) as Layer
  const town = labels.features.find(({ properties }) => properties.kind === 'capital')
  assert.equal(town?.properties.name, 'Baghdad')
  const world = (await (await desk.get('/api/map/labels')).json()) as Layer
  assert.deepEqual([world.features[0]?.properties.name, world.features.length > 1000], ['Russia', true])
  assert.equal((await desk.get('/api/map/regions?country=ZZ')).status, 404)
})

test('an area is drawn, and one that crosses itself says where', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const desk = await aDesk(db, site)
  const shape = async (area: unknown) => {
    const answer = await fetch(`${site.url}/api/area/shape`, {
      method: 'POST',
      headers: { cookie: desk.cookie, origin: site.url, 'content-type': 'application/json' },
      body: JSON.stringify({ area }),
    })
    return (await answer.json()) as DrawnArea
  }
  const circle = await shape([{ type: 'circle', lat: 33, lon: 44, km: 10 }])
  assert.deepEqual([circle.fault, circle.bounds?.map(Math.round)], [null, [44, 33, 44, 33]])
  const bowTie = [
    [0, 0],
    [1, 1],
    [1, 0],
    [0, 1],
    [0, 0],
  ]
  const { fault, bounds } = await shape([{ type: 'polygon', rings: [bowTie] }])
  assert.deepEqual([fault?.at, bounds], [[0.5, 0.5], null])
})
