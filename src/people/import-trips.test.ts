import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aScene } from '../testing/scene.ts'
import { importPeople } from './import-people.ts'
import { importTrips } from './import-trips.ts'
import { findPerson, staysOf } from './queries.ts'

const now = new Date('2026-11-23T09:00:00Z')

async function scene() {
  const { db, organisation, act } = await aScene()
  const options = { now, dryRun: false }
  await importPeople(
    db,
    organisation,
    Buffer.from('key,name,email\nA,Ana,ana@example.org\nB,Bo,two@example.org\nC,Cy,two@example.org\n'),
    options,
  )
  const load = (text: string, dryRun = false) =>
    importTrips(db, organisation, Buffer.from(text), { now, dryRun })
  const stays = (who = 'A') =>
    act(async (tx) => {
      const person = await findPerson(tx, organisation, who)
      return (await staysOf(tx, organisation, person?.id ?? '')).toReversed()
    })
  const trips = () =>
    act((tx) => tx.selectFrom('trip').selectAll().where('organisation', '=', organisation).execute())
  const faults = async (text: string) =>
    (await load(text)).errors.map(({ row, column, value, message }) => [row, column, value, message] as const)
  return { load, stays, trips, faults, organisation, act }
}

const iso = (date: Date | null) => date?.toISOString() ?? null

test('a stay lasts from the first local midnight to the last', async () => {
  const { load, stays } = await scene()
  await load('person,place,country,hotel,from,to\nA,Erbil,Iraq,Some House,2026-12-01,2026-12-03\n')
  const [stay] = await stays()
  assert.deepEqual(
    [iso(stay?.starts ?? null), iso(stay?.ends ?? null)],
    ['2026-11-30T21:00:00.000Z', '2026-12-03T21:00:00.000Z'],
  )
  assert.deepEqual([stay?.label, stay?.assumed, stay?.zone], ['Some House, Erbil', null, 'Asia/Baghdad'])
})

test('coordinates give the exact place, with the country and zone of the point', async () => {
  const { load, stays } = await scene()
  await load('person,hotel,lat,lon,from,to\nA,River House,33.31,"44,36",2026-12-01 15:00,2026-12-02\n')
  const [stay] = await stays()
  assert.deepEqual(
    [stay?.precision, stay?.country, stay?.lat, stay?.lon, stay?.radius_km, iso(stay?.starts ?? null)],
    ['exact', 'IQ', 33.31, 44.36, 0.1, '2026-12-01T12:00:00.000Z'],
  )
})

test('a one-way trip stays open and says so', async () => {
  const { load, stays, trips } = await scene()
  await load('person,trip,place,country,from\nA,T1,Beirut,Lebanon,2026-12-01\n')
  const [stay] = await stays()
  assert.deepEqual([stay?.ends, stay?.assumed], [null, 'one-way trip; hotel unknown'])
  assert.deepEqual([(await trips())[0]?.ends], [null])
})

test('an open leg ends where the next leg of its trip begins', async () => {
  const { load, stays } = await scene()
  await load(
    'person,trip,place,country,from,to\nA,T1,Beirut,Lebanon,2026-12-01,\nA,T1,Erbil,Iraq,2026-12-05,2026-12-09\n',
  )
  assert.deepEqual(
    (await stays()).map(({ label, ends, assumed }) => [label, iso(ends), assumed]),
    [
      ['Hotel unknown, Beirut', '2026-12-04T21:00:00.000Z', 'hotel unknown'],
      ['Hotel unknown, Erbil', '2026-12-09T21:00:00.000Z', 'hotel unknown'],
    ],
  )
})

test('a region or country is a stay by place', async () => {
  const { load, stays, act, organisation } = await scene()
  await load(
    'person,place,country,from,to\nA,Al Anbar,Iraq,2026-12-01,2026-12-02\nA,,Lebanon,2026-12-05,2026-12-06\n',
  )
  assert.deepEqual(
    (await stays()).map(({ precision, place, cell }) => [precision, place, cell]),
    [
      ['region', 'region:IQ-AN', null],
      ['country', 'country:LB', null],
    ],
  )
  const visited = await act((tx) =>
    tx
      .selectFrom('visited_place')
      .select('place')
      .where('organisation', '=', organisation)
      .orderBy('place')
      .execute(),
  )
  assert.deepEqual(
    visited.map(({ place }) => place),
    ['country:LB', 'region:IQ-AN'],
  )
})

test('a place that is not found keeps the person at its country and is listed', async () => {
  const { load, stays } = await scene()
  const report = await load('person,place,country,from,to\nA,Xyzzyville,Iraq,2026-12-01,2026-12-02\n')
  assert.deepEqual(report.unresolved, [
    {
      row: 2,
      column: 'place',
      value: 'Xyzzyville',
      message: 'No place called "Xyzzyville" is known in Iraq. Kept at the country.',
    },
  ])
  assert.deepEqual(
    (await stays()).map(({ label, precision, assumed }) => [label, precision, assumed]),
    [['Hotel unknown, Xyzzyville (not found), Iraq', 'country', 'hotel unknown; place not found']],
  )
})

test('a town that several countries have is read with a warning', async () => {
  const { load } = await scene()
  const report = await load('person,place,from,to\nA,Tripoli,2026-12-01,2026-12-02\n')
  assert.match(report.warnings[0]?.message ?? '', /"Tripoli" is taken for .* in Libya \(also in .*Lebanon/)
})

test('a flight is a transit at both airports, in their own local times', async () => {
  const { load, stays } = await scene()
  await load(
    'person,trip,from,to,from airport,to airport,departs,arrives\n' +
      'A,T1,2026-12-01,2026-12-05,CDG,BGW,2026-12-01 08:00,2026-12-01 15:00\n',
  )
  assert.deepEqual(
    (await stays())
      .filter(({ kind }) => kind === 'transit')
      .map(({ label, place, starts }) => [label, place, iso(starts)]),
    [
      ['In transit through CDG', 'airport:CDG', '2026-12-01T07:00:00.000Z'],
      ['In transit through BGW', 'airport:BGW', '2026-12-01T12:00:00.000Z'],
    ],
  )
})

test('the same file twice changes nothing; a changed end changes its stay and keeps its id', async () => {
  const { load, stays } = await scene()
  const file = (to: string) =>
    `person,trip,place,country,from,to\nA,T1,Erbil,Iraq,2026-12-01,${to}\nA,T1,Beirut,Lebanon,2026-12-10,2026-12-12\n`
  const first = await load(file('2026-12-03'))
  const again = await load(file('2026-12-03'))
  const moved = await load(file('2026-12-05'))
  assert.deepEqual([first.added, again.unchanged, again.changedStays], [2, 2, []])
  assert.deepEqual([moved.added, moved.changed, moved.changedStays], [0, 1, [(await stays())[0]?.id]])
})

test('coming back to a town within a trip is a stay of its own', async () => {
  const { load, stays } = await scene()
  await load(
    'person,trip,place,country,from,to\nA,T,Erbil,Iraq,2026-12-01,2026-12-02\nA,T,Basra,Iraq,2026-12-03,2026-12-04\nA,T,Erbil,Iraq,2026-12-05,2026-12-06\n',
  )
  assert.deepEqual(
    (await stays()).map(({ label }) => label.slice(-5)),
    ['Erbil', 'Basra', 'Erbil'],
  )
})

test('a cancelled row takes its stay away, and the trip with its last', async () => {
  const { load, stays, trips } = await scene()
  await load('person,trip,place,country,from,to\nA,T,Erbil,Iraq,2026-12-01,2026-12-02\n')
  const report = await load(
    'person,trip,place,country,from,to,status\nA,T,Erbil,Iraq,2026-12-01,2026-12-02,Cancelled\n',
  )
  assert.equal(report.changed, 1)
  assert.deepEqual([await stays(), await trips()], [[], []])
})

test('a stay twice is read once, and a contradiction names both rows', async () => {
  const { load, faults } = await scene()
  const row = 'A,T,Erbil,Iraq,2026-12-01,2026-12-02\n'
  const twice = await load(`person,trip,place,country,from,to\n${row}${row}`)
  assert.deepEqual([twice.added, twice.warnings[0]?.row], [1, 3])
  const [fault] = await faults(
    `person,trip,place,country,from,to\n${row}A,T,Erbil,Iraq,2026-12-01,2026-12-09\n`,
  )
  assert.equal(fault?.[0], 3)
  assert.match(fault?.[3] ?? '', /Row 2 has the same stay/)
})

for (const [what, row, column, expected] of [
  ['a day the calendar lacks', 'A,Erbil,Iraq,2026-02-31,2026-03-02', 'First day', /no day 2026-02-31/],
  [
    'an end before its start',
    'A,Erbil,Iraq,2026-12-05,2026-12-01',
    'Last day',
    /Ends before it starts \(First day/,
  ],
  ['an ambiguous date', 'A,Erbil,Iraq,03/04/2027,2027-04-09', 'First day', /day\/month or month\/day/],
  ['a year that is a slip', 'A,Erbil,Iraq,2206-12-01,', 'First day', /check the year/],
  ['no first day', 'A,Erbil,Iraq,,2026-12-02', 'First day', /empty/],
  ['a stranger', 'nobody@example.org,Erbil,Iraq,2026-12-01,', 'Traveller', /Import people first/],
  ['an address of two people', 'two@example.org,Erbil,Iraq,2026-12-01,', 'Traveller', /Several people/],
  ['an unknown place without a country', 'A,Xyzzyville,,2026-12-01,', 'City', /Add the country/],
  ['an unknown country', 'A,Erbil,Narnia,2026-12-01,', 'Country', /No country/],
  ['no place at all', 'A,,,2026-12-01,', 'City', /Nothing says where/],
] as const)
  test(`${what} is an error of its row and column, and nothing is written`, async () => {
    const { load, stays } = await scene()
    const report = await load(
      `Traveller,City,Country,First day,Last day\nA,Beirut,Lebanon,2026-12-01,2026-12-02\n${row}\n`,
    )
    assert.deepEqual(
      report.errors.map((fault) => [fault.row, fault.column]),
      [[3, column]],
    )
    assert.match(report.errors[0]?.message ?? '', expected)
    assert.deepEqual(await stays(), [])
  })

test('swapped coordinates and half a position are errors', async () => {
  const { faults } = await scene()
  const head = 'person,country,lat,lon,from\n'
  assert.match((await faults(`${head}A,Iraq,44.36,33.31,today\n`))[0]?.[3] ?? '', /swapped/)
  assert.match((await faults(`${head}A,Iraq,33.31,,today\n`))[0]?.[3] ?? '', /Only one/)
  assert.match((await faults(`${head}A,,0,0,today\n`))[0]?.[3] ?? '', /Atlantic/)
  assert.match((await faults(`${head}A,Iraq,99,10,today\n`))[0]?.[3] ?? '', /from -90 to 90/)
})

test('rows of two date orders are refused with both rows named', async () => {
  const { faults } = await scene()
  const [fault] = await faults('person,country,from\nA,Iraq,25/12/2026\nA,Lebanon,12/26/2026\n')
  assert.match(fault?.[3] ?? '', /Row 2 writes the day first, row 3 the month first/)
})
