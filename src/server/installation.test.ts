import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aScene } from '../testing/scene.ts'
import { linkAddress, noteAddress } from './installation.ts'

test('links carry the address where the server answers, not the one this process would guess', async () => {
  const { db } = await aScene()
  const guess = { url: 'http://localhost:4100', urlIsGiven: false }
  assert.equal(await linkAddress(db, guess), 'http://localhost:4100')
  await noteAddress(db, 'http://localhost:4321')
  assert.equal(await linkAddress(db, guess), 'http://localhost:4321')
  assert.equal(await linkAddress(db, { url: 'https://a.example', urlIsGiven: true }), 'https://a.example')
})
