import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import fc from 'fast-check'
import { placesIn } from './places.ts'
import { readOne } from './read-one.ts'

const named = (text: string, hinted: string[] = []) =>
  placesIn(text, hinted).map(
    ({ name, place, kind }) => `${name} ${kind ?? place.kind} ${place.region?.slice(7) ?? place.country}`,
  )

test('a town is the one of the state behind it, and stays it throughout the text', () => {
  const found = placesIn(
    'PARIS, Texas — The mayor of Paris said Monday that roads near Clarksville were closed.',
    [],
  )
  assert.deepEqual(
    found.filter(({ name }) => /paris/i.test(name)).map(({ place }) => place.region),
    ['region:US-TX', 'region:US-TX'],
  )
})

test('short forms of states are regions; their offsets hold the point', () => {
  const text = 'SPRINGFIELD, Mo. (AP) — Two people from Joplin, Mo., and Topeka, Kan., were hurt in a crash.'
  const found = placesIn(text, [])
  assert.ok(found.every(({ name, start, end }) => text.slice(start, end) === name))
  assert.deepEqual(
    found.filter(({ name }) => name.endsWith('.')).map(({ place }) => place.ref),
    ['region:US-MO', 'region:US-MO', 'region:US-KS'],
  )
})

test('people and companies are no places, whatever they are called', () => {
  const text = `Jordan Blake, a spokesman for Lincoln Financial, said on Friday that Austin Reyes would
    succeed Paris Coleman. Judge Victoria Wells fined Dallas Price.`
  assert.deepEqual(named(text), [])
})

test('a demonym is evidence of its country, a part of the world of none', () => {
  const found = named(
    'Iraqi troops fired at protesters in Basra on Sunday, and markets in the Middle East fell.',
  )
  assert.ok(found.includes('Iraqi demonym IQ'), String(found))
  assert.ok(found.some((one) => one.startsWith('Basra city IQ')))
  assert.ok(found.some((one) => one.startsWith('Middle East area')))
})

test('what no gazetteer has is put at the place it is named beside, and says so', () => {
  const found = placesIn('Police in Leeds closed Roundhay Road after a stabbing on Saturday.', [])
  const road = found.find(({ name }) => name === 'Roundhay Road')
  assert.equal(road?.kind, 'near')
  assert.equal(road?.place.name, 'Leeds')
  assert.ok((road?.confidence ?? 1) < 0.5)
})

test('a name that may mean several places gives the others, and is the surer the more of the text speaks for it', () => {
  const alone = placesIn('A fire broke out in Tripoli on Monday.', [])[0]
  const told = placesIn(
    'A fire broke out in Tripoli on Monday, Lebanese officials in Beirut and Sidon said.',
    [],
  )[0]
  assert.equal(told?.place.country, 'LB')
  const share = [...(alone?.others ?? [])].find(({ place }) => place.country === 'LB')?.confidence ?? 0
  assert.ok(share > 0 && share < (told?.confidence ?? 0))
})

test('any text is read without an exception, in any script and case', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
      for (const { start, end } of placesIn(text, []))
        assert.ok(start >= 0 && end <= text.length && start < end)
    }),
    { numRuns: 200 },
  )
  for (const text of [
    'A'.repeat(1_000_000),
    'IN PARIS '.repeat(60_000),
    '\u202eبغداد '.repeat(20_000),
    '🌍'.repeat(50_000),
    '. '.repeat(200_000),
    'Paris, '.repeat(20_000),
  ])
    assert.ok(Array.isArray(placesIn(text, [])))
})

test('the weights are those that the reports in training/texts give', () => {
  const script = new URL('../../training/train.ts', import.meta.url).pathname
  assert.match(execFileSync(process.execPath, [script, '--check'], { encoding: 'utf8' }), /kB/)
})

test('a county is in the state that the text speaks of', () => {
  const place = (text: string) => readOne(text).places.find(({ name }) => name === 'Orange County')
  assert.equal(
    place('A fire in Orange County, North Carolina, closed roads near Chapel Hill.')?.kind,
    'county',
  )
  const carolina = place('A fire in Orange County closed roads near Chapel Hill and Durham, North Carolina.')
  const california = place('A fire in Orange County closed roads near Anaheim and Santa Ana, California.')
  assert.ok(Math.abs((carolina?.lon ?? 0) + 79.1) < 1)
  assert.ok(Math.abs((california?.lon ?? 0) + 117.8) < 1)
})
