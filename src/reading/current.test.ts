import assert from 'node:assert/strict'
import { test } from 'node:test'
import { categoriesOf } from './category.ts'
import { datesIn } from './dates.ts'
import { severityFromFacts } from './severity.ts'

test('history, denials and drills do not make an event severe', () => {
  assert.equal(
    severityFromFacts('Ten years after the siege that killed 200 people the town held a concert.', 2024),
    'Unknown',
  )
  assert.equal(
    severityFromFacts('The ministry denied rumours of an outbreak of Ebola; nobody has died.', 2024),
    'Unknown',
  )
  assert.equal(
    severityFromFacts('Police will hold a drill at the station; 40 people play the dead.', 2024),
    'Unknown',
  )
  assert.equal(
    severityFromFacts('In 2011 a tsunami killed 15,000 people. Nothing happened today.', 2024),
    'Unknown',
  )
})

test('deaths are read however they are told', () => {
  for (const text of [
    'Five people have drowned.',
    'Divers recovered the bodies of two men.',
    'The death toll climbed to 14.',
    'Nine more bodies were found.',
  ])
    assert.equal(severityFromFacts(text, 2024), 'Severe', text)
})

test('figures of speech are no events', () => {
  for (const [headline, body] of [
    ['A political earthquake in the north', 'The coalition lost the election and ministers resigned.'],
    ['Flood of complaints after budget bombshell', 'The finance minister defended the cuts in parliament.'],
  ] as const)
    assert.equal(categoriesOf(headline, null, body, 2024)[0]?.category, 'political')
})

const friday = '2024-03-15'
for (const [text, day] of [
  ['Gunmen attacked a convoy on Sunday.', '2024-03-10'],
  ['The strike is to begin on Monday.', '2024-03-18'],
  ['The road stays closed until Tuesday.', '2024-03-19'],
  ["Rescuers searched after Thursday's landslide.", '2024-03-14'],
  ['Five people have died since Wednesday.', '2024-03-13'],
  ['The council votes on Wednesday.', '2024-03-20'],
  ['A man was stabbed shortly before midnight on Saturday.', '2024-03-09'],
] as const)
  test(`said on Friday 15 March 2024: "${text}" means ${day}`, () => {
    const [date] = datesIn(text, friday)
    assert.ok(date?.from === day || date?.to === day, JSON.stringify(date))
  })

test('a weekday alone is the dated one of the same text', () => {
  const [first] = datesIn(
    'General strike on Thursday. It was called for Thursday 21 March in every town.',
    friday,
  )
  assert.equal(first?.from, '2024-03-21')
})

for (const [text, severity] of [
  ['No one has claimed responsibility for the bombing that killed 12 people.', 'Severe'],
  ['Fifteen people were killed on Monday in the worst attack since 2015.', 'Severe'],
  ['Two years after the coup, gunmen killed nine people in the market on Sunday.', 'Severe'],
  ['The group denied responsibility for the attack, in which six people died.', 'Severe'],
  ['The search was called off after 14 bodies were found.', 'Severe'],
  ['Police said there was no threat to the public after a man shot dead three people.', 'Severe'],
  ['Exercise increased caution. Gunmen killed four people in the capital.', 'Severe'],
  ['Protests broke out after he was sentenced; 11 people were killed.', 'Severe'],
  ['The wall is 9 m 8 cm high.', 'Unknown'],
] as const)
  test(`what happened is not talked away: "${text}"`, () => {
    assert.equal(severityFromFacts(text, 2024, null), severity)
  })

test('a battle, a minefield and a market that explodes are no figures of speech', () => {
  for (const [text, category] of [
    ['The battle for the town went on; soldiers came under fire from the hills.', 'conflict'],
    ['Three soldiers were hurt in a minefield by a landmine.', 'conflict'],
  ] as const)
    assert.equal(categoriesOf(null, null, text, 2024)[0]?.category, category, text)
})
