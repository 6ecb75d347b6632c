import assert from 'node:assert/strict'
import { test } from 'node:test'
import { siteRoutes } from '../publishing/routes.ts'
import { aScene } from '../testing/scene.ts'
import { isReviewOverdue, type Profile, publicProfile, publicProfiles, saveProfile } from './profile.ts'

const profile: Profile = {
  country: 'NP',
  risk: 'Elevated',
  environment: 'Roads break off in the rains.',
  advice: 'Fly rather than drive at night.',
  reviewedOn: '2026-01-01',
  reviewDue: '2026-06-30',
  demonstration: false,
}

test('a profile saved again replaces what stood before', async () => {
  const { db, organisation, act } = await aScene()
  const save = (over: Partial<Profile>) =>
    act((tx) => saveProfile(tx, organisation, { ...profile, ...over, sharing: 'CLEAR' }))
  await save({ country: 'BT' })
  await save({ country: 'BT', risk: 'High' })

  assert.equal((await publicProfile(db, 'BT'))?.risk, 'High')
})

test('a profile that is not TLP:CLEAR is read by nobody outside its organisation', async () => {
  const { db, organisation, act } = await aScene()
  await act((tx) => saveProfile(tx, organisation, { ...profile, country: 'LA', sharing: 'AMBER' }))

  assert.equal(await publicProfile(db, 'LA'), undefined)
  assert.ok((await publicProfiles(db)).every(({ country }) => country !== 'LA'))
})

test('a real profile stands before a demonstration’s', async () => {
  const [real, shown] = [await aScene(), await aScene()]
  const save = ({ organisation, act }: typeof real, over: Partial<Profile>) =>
    act((tx) => saveProfile(tx, organisation, { ...profile, country: 'MN', ...over, sharing: 'CLEAR' }))
  await save(real, { risk: 'Low' })
  await save(shown, { risk: 'Extreme', demonstration: true })

  assert.equal((await publicProfile(real.db, 'MN'))?.risk, 'Low')
})

test('a review is overdue from the day after it was due', () => {
  assert.equal(isReviewOverdue(profile, new Date('2026-06-30T23:59:00Z')), false)
  assert.equal(isReviewOverdue(profile, new Date('2026-07-01T00:00:00Z')), true)
})

test('a country’s page shows its risk, its advice and that the review is late', async () => {
  const { db, organisation, act } = await aScene()
  await act((tx) => saveProfile(tx, organisation, { ...profile, sharing: 'CLEAR' }))
  const config = { url: 'https://alerts.example', mailFrom: 'alarum@alerts.example' }
  const clock = () => new Date('2026-07-10T00:00:00Z')
  const app = siteRoutes({ db, config, clock, internal: async () => undefined })

  const page = await (await app.request('/countries/nepal')).text()

  assert.match(page, /Standing risk: Elevated/)
  assert.match(page, /aria-current="true">Elevated/)
  assert.match(page, /Fly rather than drive at night/)
  assert.match(page, /Review overdue since 30 June 2026/)
})
