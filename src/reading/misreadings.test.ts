import assert from 'node:assert/strict'
import { test } from 'node:test'
import { severityLevel } from '../vocabulary/severity.ts'
import { readOne } from './read-one.ts'

/** Misreadings that keyword lists are known for. */
const read = (text: string) => readOne(text, { now: '2026-03-05T12:00:00Z' })
const names = (text: string) => read(text).places.map(({ name }) => name)
const roleOf = (text: string, name: string) => read(text).places.find((one) => one.name === name)?.role

test('a shooting in a mall is crime and a warning, not information', () => {
  const draft = read(
    'Shooting at shopping mall in Durban\n\nA gunman opened fire at a shopping mall in Durban, South Africa, on Wednesday and wounded six shoppers.',
  )
  assert.equal(draft.category, 'crime')
  assert.ok(severityLevel[draft.severity].rank >= severityLevel.Severe.rank, draft.severity)
})

test('a market meltdown is neither disaster nor critical', () => {
  const draft = read(
    'Market meltdown wipes out billions\n\nShares crashed in Tokyo on Wednesday in what brokers called a bloodbath and an earthquake for the banks.',
  )
  assert.ok(severityLevel[draft.severity].rank <= severityLevel.Minor.rank, draft.severity)
  assert.ok(
    !['natural', 'conflict', 'transport', 'cbrne'].includes(draft.category ?? ''),
    draft.category ?? '',
  )
})

test('words inside words mean nothing', () => {
  const draft = read(
    'Embassy news\n\nThe ambassador is updating travellers in Amman, Jordan, on Wednesday about consolidating visa offices and a skilled workers scheme.',
  )
  assert.ok(!draft.actors.some((actor) => /assad/i.test(actor)))
  assert.ok(
    !names('The ambassador is updating the list in Amman, Jordan.').some((name) =>
      /assad|dating/i.test(name),
    ),
  )
  assert.ok(severityLevel[draft.severity].rank <= severityLevel.Minor.rank, draft.severity)
})

test('Riots is not Rio, and Perugia is not Peru', () => {
  const riots = read('Riots in Marseille\n\nRiots broke out in Marseille, France, on Wednesday.')
  assert.deepEqual(riots.countries, ['FR'])
  assert.ok(!riots.places.some(({ name, country }) => country === 'BR' || /^rio/i.test(name)))
  const perugia = read('Flood in Perugia\n\nA river flooded the lower town of Perugia on Wednesday.')
  assert.deepEqual(perugia.countries, ['IT'])
  assert.ok(!perugia.places.some(({ country }) => country === 'PE'))
})

test('the town of the publisher is not where it happened', () => {
  const text =
    'LONDON, March 4 – A bomb killed nine people at a market in Maiduguri, Nigeria, on Wednesday, police said. Roads in Maiduguri are closed.'
  assert.deepEqual(read(text).countries, ['NG'])
  assert.equal(roleOf(text, 'Maiduguri'), 'scene')
  assert.notEqual(roleOf(text, 'LONDON'), 'scene')
})

test('the country of who speaks is not where it happened', () => {
  const text =
    'Iraq: Rockets hit base near Erbil\n\nFrance condemned the attack on a base near Erbil, Iraq, on Wednesday. Germany said that its soldiers were unharmed.'
  assert.deepEqual(read(text).countries, ['IQ'])
  assert.equal(roleOf(text, 'France'), 'speaker')
  assert.equal(roleOf(text, 'Erbil'), 'scene')
})
