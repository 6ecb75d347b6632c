import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readOne } from '../read-one.ts'

test('the French frame: stamp, title, a timeframe in local time, an English body', () => {
  const draft = readOne(`25 mars 2019 | 21h37 UTC
Irak Alerte de sécurité
Iraq: Roads closed in Mosul March 25
Police close roads in Mosul March 25 after a ferry sinks; delays likely
TIMEFRAME expected from 25/3/2019, 12h00 until 26/3/2019, 23h59 (Asia/Baghdad). COUNTRY/REGION Mosul, Nineveh
Event
Police closed several roads along the Tigris in Mosul on Monday, March 25.
Context
A ferry sank on the river a few days before.
Advice
Individuals in Mosul are advised to avoid the riverside.
The security environment in Iraq remains complex.`)

  assert.equal(draft.layout, 'garda')
  assert.equal(draft.publishedAt, '2019-03-25T21:37:00Z')
  assert.deepEqual(draft.countries, ['IQ'])
  assert.equal(draft.headline, 'Iraq: Roads closed in Mosul March 25')
  assert.match(draft.event ?? '', /^Police closed/)
  assert.match(draft.context ?? '', /^A ferry/)
  assert.deepEqual(draft.dates[0]?.from, '2019-03-25T09:00:00Z')
  assert.deepEqual(draft.dates[0]?.to, '2019-03-26T20:59:00Z')
  assert.equal(draft.places.find((place) => place.name === 'Mosul')?.role, 'scene')
})

test('a stamp without a year takes it from the timeframe, which is month first', () => {
  const draft = readOne(`08 Jun 12:56 PM UTC
Ethiopia Security Alert
TIMEFRAME expected from 6/7/2017, 12:00 AM until 6/9/2017, 11:59 PM (Africa/Addis_Ababa). COUNTRY/REGION Ethiopia
Ethiopia: Internet cut nationwide June 7
Internet access is down nationwide.
Advice
Users are advised to prepare other means of contact.`)

  assert.equal(draft.publishedAt, '2017-06-08T12:56:00Z')
  assert.deepEqual(draft.countries, ['ET'])
  assert.equal(draft.dates[0]?.from, '2017-06-06T21:00:00Z')
})

test('a French republication with Contexte and Conseils, its copyright tail dropped', () => {
  const draft = readOne(`12 févr. 2020 | 09h15 UTC
Haïti : manifestations prévues à Port-au-Prince le 14 février
Des manifestations sont prévues à Port-au-Prince le 14 février
Événement
Plusieurs collectifs appellent à manifester à Port-au-Prince le vendredi 14 février.
Contexte
Le pays traverse une crise politique depuis plusieurs mois.
Conseils
Il est conseillé d'éviter les rassemblements et de suivre l'évolution de la situation.
L'environnement sécuritaire en Haïti reste complexe.
© Une société, tous droits réservés`)

  assert.equal(draft.publishedAt, '2020-02-12T09:15:00Z')
  assert.deepEqual(draft.countries, ['HT'])
  assert.match(draft.event ?? '', /^Plusieurs collectifs/)
  assert.match(draft.context ?? '', /^Le pays/)
  assert.match(draft.advice ?? '', /^Il est conseillé/)
  assert.equal(draft.standingAdvice, "L'environnement sécuritaire en Haïti reste complexe.")
  assert.equal(draft.language, 'fr')
  assert.deepEqual(draft.actions, ['Avoid', 'Monitor'])
})
