import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readOne } from './read-one.ts'

const severityOf = (text: string) => readOne(text, { now: '2026-03-07T12:00:00Z' }).severity

const cases: [string, string][] = [
  [
    'Sirens are a drill\n\nOn Wednesday the port of Iquique holds a tsunami exercise; the scenario is a magnitude 8.9 earthquake.',
    'Minor',
  ],
  [
    'Ministry denies reports of Ebola\n\nThe ministry in Kampala denied rumours on Friday that Ebola has reached Jinja.',
    'Minor',
  ],
  ['Union calls off rally\n\nThe union has cancelled the march it planned in Accra on Saturday.', 'Minor'],
  [
    'Three held over suspected plot\n\nPolice in Lyon charged three men with preparing an attack on a station. Nobody was hurt.',
    'Moderate',
  ],
  // Harm that is told outweighs how a report opens.
  [
    'Ministry denies reports of Ebola\n\nThe ministry in Kampala denied rumours of Ebola on Friday. Police then shot dead three protesters.',
    'Severe',
  ],
  [
    'Tsunami warning lifted\n\nThe tsunami warning for the coast was lifted on Friday after a magnitude 7.8 earthquake off Tonga.',
    'Extreme',
  ],
  [
    'Army denies reports of shelling\n\nThe army denied reports that it shelled Kupiansk on Friday.',
    'Moderate',
  ],
]
test('a drill is no event of its kind; an army’s exercise is one', () => {
  const categoryOf = (text: string) => readOne(text, { now: '2026-03-07T12:00:00Z' }).category
  assert.equal(
    categoryOf(
      'Sirens in Iquique\n\nThe port holds a tsunami evacuation drill on Wednesday; the scenario is an earthquake.',
    ),
    'other',
  )
  assert.notEqual(
    categoryOf(
      'Warships off the coast\n\nThe navy began a full-scale exercise with missiles and warships off the coast of Taiwan on Friday.',
    ),
    'other',
  )
})

for (const [text, severity] of cases)
  test(`"${text.split('\n')[0]}" is ${severity}: ${text.split('\n').at(-1)?.slice(0, 60)} …`, () =>
    assert.equal(severityOf(text), severity))
