import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actionsIn } from './advice.ts'
import { categoriesOf } from './category.ts'
import { claimsIn } from './claims.ts'
import { severityOfLevel } from './crosswalk.ts'
import { datesIn } from './dates.ts'
import { forecastsIn } from './forecasts.ts'
import { placesIn } from './places.ts'
import { deathsIn, severityFromFacts } from './severity.ts'

const tuesday = '2020-01-07'
const dates: [string, string, string][] = [
  ['It happened on December 28.', '2019-12-28', '2019-12-28'],
  ['It happened on Monday.', '2020-01-06', '2020-01-06'],
  ['Unions will strike on Friday.', '2020-01-10', '2020-01-10'],
  ['The minister announced on Monday that schools will close.', '2020-01-06', '2020-01-06'],
  ['Rain fell from Jan. 3-5.', '2020-01-03', '2020-01-05'],
  ['Rain fell between 28 December and 2 January.', '2019-12-28', '2020-01-02'],
  ['Roads are closed through Jan. 12.', '2020-01-07', '2020-01-12'],
  ['Roads are closed until further notice.', '2020-01-07', '9999-12-31'],
  ['More is expected over the coming days.', '2020-01-07', '2020-01-14'],
  ['More is expected over the next 24-48 hours.', '2020-01-07', '2020-01-09'],
  ['Police came yesterday.', '2020-01-06', '2020-01-06'],
  ['A march is planned for tomorrow.', '2020-01-08', '2020-01-08'],
  ['Le 3 janvier, la route a été coupée.', '2020-01-03', '2020-01-03'],
  ['El 5 de enero de 2020 hubo lluvia.', '2020-01-05', '2020-01-05'],
  ['Seen on 2020-01-02 again.', '2020-01-02', '2020-01-02'],
]
for (const [text, from, to] of dates) {
  test(`"${text}" said on 7 January 2020 means ${from} to ${to}`, () => {
    const [date] = datesIn(text, tuesday)
    assert.deepEqual([date?.from, date?.to], [from, to])
  })
}

test('words that only look like dates are none', () => {
  assert.deepEqual(
    datesIn('They may march in the sun and sat down; 31 February does not exist.', tuesday),
    [],
  )
})

test('without a reference only dates with a year are read', () => {
  assert.deepEqual(
    datesIn('On Monday, 3 January and on 4 January 2020.', null).map((one) => one.from),
    ['2020-01-04'],
  )
})

test('a mall shooting is crime, a market meltdown is no disaster, "Updating" holds no date and "ambassador" no name', () => {
  assert.equal(
    categoriesOf('Canada: Shooting at shopping mall', null, 'A gunman opened fire in a mall.')[0]?.category,
    'crime',
  )
  assert.equal(severityFromFacts('A stock market meltdown and a currency crash worried traders.'), 'Unknown')
  assert.deepEqual(datesIn('Updating the list of ambassadors.', tuesday), [])
})

test('an air strike is conflict, a workers’ strike is unrest', () => {
  assert.equal(categoriesOf('Yemen: Airstrikes hit port', null, '')[0]?.category, 'conflict')
  assert.equal(categoriesOf('Italy: Rail workers announce strike', null, '')[0]?.category, 'unrest')
})

test('a text about several things keeps several categories by weight', () => {
  const found = categoriesOf(
    'Nepal: Earthquake cuts power',
    null,
    'The earthquake caused power outages. Landslides closed roads.',
  )
  assert.deepEqual(
    found.slice(0, 2).map((one) => one.category),
    ['natural', 'infrastructure'],
  )
})

test('deaths are counted in figures and in words', () => {
  assert.equal(deathsIn('At least twelve people were killed and 40 were injured.'), 12)
  assert.equal(deathsIn('The blast killed at least five and wounded 30.'), 5)
  assert.equal(deathsIn('The flood left 1,200 people dead.'), 1200)
  assert.equal(deathsIn('Thirty people were injured.'), 0)
})

test('severity follows the facts; what is only feared counts a step less', () => {
  assert.equal(severityFromFacts('At least 45 people were killed in the blast.'), 'Extreme')
  assert.equal(severityFromFacts('At least 15 people were killed in the blast.'), 'Severe')
  assert.equal(severityFromFacts('A car bomb went off; two people died.'), 'Severe')
  assert.equal(severityFromFacts('A car bomb is possible.'), 'Moderate')
  assert.equal(severityFromFacts('Unions will hold a peaceful march.'), 'Minor')
})

test('levels of publishers are put on the CAP scale; a country’s standing risk is not', () => {
  assert.equal(severityOfLevel('Level 3: Reconsider Travel'), 'Severe')
  assert.equal(severityOfLevel('4/5'), 'Severe')
  assert.equal(severityOfLevel('Informational'), 'Minor')
  assert.equal(severityOfLevel('Country risk rating: High'), null)
})

test('estimative words become likelihoods, horizons become days', () => {
  const [first, second, third] = forecastsIn(
    [
      'Further strikes are very likely over the coming weeks. Clashes cannot be ruled out. It was expected to end.',
    ],
    tuesday,
  )
  assert.deepEqual([first?.likelihood, first?.to], ['very likely', '2020-02-04'])
  assert.deepEqual([second?.likelihood, second?.to], ['unlikely', null])
  assert.equal(third, undefined)
})

test('the month of May is no forecast', () => {
  assert.deepEqual(forecastsIn(['The market burned on May 5.'], tuesday), [])
})

test('an initial report falls when the police later say otherwise', () => {
  const claims = claimsIn([
    'Initial reports said that ten people were hurt. Police later confirmed that two people were hurt.',
  ])
  assert.deepEqual(
    claims.map((claim) => [claim.verb, claim.stands]),
    [
      ['said', false],
      ['confirmed', true],
    ],
  )
})

test('advice becomes actions in its own order, and a refusal is no advice', () => {
  assert.deepEqual(actionsIn(['Shelter in place. Then follow all instructions and monitor local media.']), [
    'Shelter',
    'Execute',
    'Monitor',
  ])
  assert.deepEqual(actionsIn(['There is no need to evacuate.']), [])
})

test('riots are not in Rio, Perugia is not Peru, and a person is not a town', () => {
  const found = placesIn(
    'Riots broke out in Perugia. Qasem Soleimani met Mark Esper. Reading the report took time.',
    [],
  )
  assert.deepEqual(
    found.map((one) => [one.name, one.place.country]),
    [['Perugia', 'IT']],
  )
})

test('Taji is in Iraq when Iraq is spoken of', () => {
  const [, taji] = placesIn('Troops are based in Baghdad and Taji.', ['IQ'])
  assert.equal(taji?.place.country, 'IQ')
})

test('a code in brackets is an airport only where an airport is named', () => {
  const found = placesIn('the Popular Mobilization Forces (PMF) and Basra International Airport (BSR)', [
    'IQ',
  ])
  assert.deepEqual(
    found.map((one) => one.place.iata),
    ['BSR'],
  )
})
