import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onlyItem, readAs, sampleBytes, sampleItems } from '../../testing/source-document.ts'
import { mowas } from './mowas.ts'

const url = 'https://warnung.bund.de/api31/mowas/mapData.json'
const items = sampleItems(mowas, 'mowas.json')
const fire = items['mow.DE-BY-A-W083-20260502-000']

test('breaks in the words are lines', () => {
  assert.equal(
    fire?.text,
    'Eine Halle brennt.\nRauch zieht nach Osten.\n\nFenster schließen.\n- Radio hören.',
  )
})

test('one triple with lists of senders and identifiers names each earlier message', () => {
  assert.deepEqual(fire?.facts.references, ['mow.DE-BY-A-W083-20260501-001', 'mow.DE-BY-A-W083-20260501-000'])
})

test('CAP’s own triples are read too', () => {
  assert.deepEqual(items['mow.DE-BY-A-W083-20260502-001']?.facts.references, [
    'mow.DE-BY-A-W083-20260502-000',
  ])
})

test('no expiry is invented where MoWaS gives none', () => {
  assert.deepEqual([fire?.facts.expires, fire?.facts.ends, mowas.absence], [null, null, 'ended'])
})

test('a cancellation is one', () => {
  assert.equal(items['mow.DE-BY-A-W083-20260502-001']?.state, 'cancelled')
})

test('a polygon written longitude first lies in Germany all the same', () => {
  assert.deepEqual(fire?.facts.area, [
    {
      type: 'polygon',
      rings: [
        [
          [10.1, 48.1],
          [10.2, 48.1],
          [10.2, 48.2],
          [10.1, 48.1],
        ],
      ],
    },
  ])
})

test('what is no message is dropped by its name', () => {
  assert.deepEqual(
    readAs(mowas, sampleBytes('mowas.json')).dropped.map(({ at }) => at),
    ['warning mow.broken'],
  )
})

test('the list’s entry is the same thing as the message, and says where that is', () => {
  const listed = sampleItems(mowas, 'mowas-map.json', { url })[fire?.ids[0] ?? '']
  assert.deepEqual(listed?.full, {
    url: 'https://warnung.bund.de/api31/warnings/mow.DE-BY-A-W083-20260502-000.json',
    format: 'mowas',
  })
  assert.deepEqual([listed?.title, listed?.facts.severity], [fire?.title, fire?.facts.severity])
})

test('the dashboard’s entry is read from its payload', () => {
  const entry = sampleItems(mowas, 'mowas-map.json', { url })['mow.DE-BY-A-W083-20260502-009']
  assert.deepEqual(
    [entry?.title, entry?.state, entry?.facts.severity],
    ['Trinkwasser abkochen', 'cancelled', 'Moderate'],
  )
})

test('one message alone is read', () => {
  const message = {
    identifier: 'mow.1',
    sender: 'DE',
    sent: '2026-05-02T10:00:00+02:00',
    status: 'Exercise',
    msgType: 'Alert',
    info: [],
  }
  assert.equal(onlyItem(mowas, message).state, 'exercise')
})
