import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tollOf } from './toll.ts'

const told: [string, number, number][] = [
  ['Four people, among them a 15-year-old girl, were shot dead at a party.', 4, 0],
  ['Two drivers and a conductor were shot dead at the terminal.', 3, 0],
  ['Six strikers and two officers were taken to hospital.', 0, 8],
  ['A 61-year-old man was killed in his yard.', 1, 0],
  ['The death toll from the floods has climbed to 63 after eleven more bodies were found.', 63, 0],
  ['The ministry lowered the death toll from 34 to 21.', 21, 0],
  ['Both pilots died.', 2, 0],
  ['Twenty-seven people drowned; twelve were injured.', 27, 12],
  ['The blast killed at least 1,200 and wounded 30.', 1200, 30],
  ['Clashes left nine people injured.', 0, 9],
  ['The storm left 40 houses without power.', 0, 0],
  ['Fifteen chickens had died in the week before.', 0, 0],
  ['No people were killed and none were hurt.', 0, 0],
  ['The bus on route 7 was hurt by nobody; the company was founded in 1998.', 0, 0],
  ['Deaths: 5. Injured: unknown.', 5, 0],
]
for (const [text, dead, hurt] of told)
  test(`${text} – ${dead} dead, ${hurt} hurt`, () => assert.deepEqual(tollOf(text), { dead, hurt }))
