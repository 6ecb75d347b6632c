import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readOne } from './read-one.ts'

const roleOf = (text: string, name: string) =>
  readOne(text, { now: '2024-03-15T08:00:00Z' }).places.find((place) => place.name === name)?.role

for (const [text, name, role] of [
  [
    'Gunmen bombed the United Nations headquarters in Baghdad on Sunday, killing three people.',
    'Baghdad',
    'scene',
  ],
  ['A mob attacked a government office in Kano, Nigeria, on Sunday and set it on fire.', 'Kano', 'scene'],
  ['In South Sudan gunmen attacked a market in the capital, Juba, on Sunday.', 'Juba', 'scene'],
  ['Kharkiv was under attack all night, and missiles fell on houses in Ukraine.', 'Kharkiv', 'scene'],
  [
    'Fifteen people were killed in Quetta on Monday in the worst attack in Pakistan since 2015.',
    'Quetta',
    'scene',
  ],
  [
    'Floods cut off Mopti. The health ministry in Bamako said on Sunday that three people in Mali had drowned.',
    'Bamako',
    'speaker',
  ],
  [
    'A bus overturned near Mopti, Mali. The injured were taken to hospital in Segou on Sunday.',
    'Segou',
    'mentioned',
  ],
] as const)
  test(`${name} is ${role}: "${text}"`, () => {
    assert.equal(roleOf(text, name), role)
  })
