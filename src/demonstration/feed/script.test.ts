import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkCap } from '../../cap/rules.ts'
import { allCountries } from '../../geography/countries.ts'
import { formatNamed } from '../../sources/formats.ts'
import { documentOf } from './document.ts'
import { messageOf } from './document-cap.ts'
import { dueItems } from './due.ts'
import { everySeconds, feedScript, isSilentOne, lengthSeconds, type ScriptReport } from './script.ts'
import { feedSources } from './sources.ts'

const script = feedScript()
const start = new Date('2026-05-20T10:00:00Z')
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000)
const outlets = script.sources.map((source) => ({ ...source, url: `https://site.example/${source.key}` }))
const told = (is: ScriptReport['is']) => script.reports.filter((report) => report.is === is)

test('a report comes every twenty seconds for ten minutes', () => {
  assert.deepEqual(
    script.reports.map(({ at }) => at),
    Array.from({ length: 31 }, (_, n) => n * everySeconds),
  )
  assert.equal(lengthSeconds(script), 600)
})

for (const is of ['duplicate', 'paraphrase', 'contradiction', 'escalation', 'twin', 'last-reading'] as const)
  test(`there is a report of the kind ${is}`, () => assert.ok(told(is).length > 0))
for (const is of ['other-language', 'correction', 'withdrawal', 'cancel', 'all-clear', 'noise'] as const)
  test(`and of the kind ${is}`, () => assert.ok(told(is).length > 0))

test('the outlets are marked as a demonstration, write in five formats and two languages, and link to reserved names', () => {
  for (const { name } of script.sources) assert.match(name, / \(demonstration\)$/)
  assert.deepEqual(new Set(script.sources.map(({ as }) => as)).size, 5)
  assert.deepEqual(new Set(script.sources.map(({ language }) => language)), new Set(['en', 'fr']))
  for (const { country } of script.sources) assert.ok(country === null || allCountries().includes(country))
  for (const outlet of outlets) {
    const links = documentOf(outlet, dueItems(script, outlet, start, after(600))).body.match(
      /https:\/\/[^/"<]+/g,
    )
    for (const link of links ?? [])
      assert.match(link, /^https:\/\/([a-z-]+\.example|www\.w3\.org|jsonfeed\.org)$/)
  }
})

test('the duplicate is by the family of the first, the paraphrase and the contradiction by others', () => {
  const familyOf = (is: ScriptReport['is']) =>
    script.sources.find(({ key }) => key === told(is)[0]?.source)?.family
  const first = script.sources.find(({ key }) => key === 'demo-morning-wire')?.family
  assert.equal(familyOf('duplicate'), first)
  assert.equal(new Set([first, familyOf('paraphrase'), familyOf('contradiction')]).size, 3)
})

test('one source has a steady rhythm and stops long enough before the end to be missed', () => {
  const [gauge, ...others] = script.sources.filter(isSilentOne)
  const at = script.reports.filter(({ source }) => source === gauge?.key).map((report) => report.at)
  const gaps = at.slice(1).map((seconds, i) => seconds - (at[i] ?? 0))
  assert.deepEqual([others, new Set(gaps)], [[], new Set([40])])
  assert.ok(600 - (at.at(-1) ?? 0) > 2 * (gauge?.silentAfterSeconds ?? 0))
})

for (const outlet of outlets)
  test(`what ${outlet.key} writes is read whole, with nothing dropped and nothing mended`, () => {
    const items = dueItems(script, outlet, start, after(600))
    const source = feedSources(script, 'https://site.example').find(({ key }) => key === outlet.key)
    const { body, type } = documentOf(outlet, items)
    const read = formatNamed(source?.format ?? '')?.read(Buffer.from(body), {
      ...{ url: outlet.url, contentType: type, timeZone: outlet.timeZone },
      ...{ language: outlet.language, country: outlet.country },
    })
    if (!read?.ok) return assert.fail(read?.fault ?? 'no such format')
    const inForce = items.filter(({ id }) => !items.some(({ cap }) => cap?.of === id))
    assert.deepEqual([read.items.length, read.dropped, read.notes], [inForce.length, [], []])
    assert.deepEqual(
      read.items.map(({ title }) => title),
      inForce.map(({ title }) => title),
    )
  })

test('every CAP message keeps the rules of CAP 1.2', () => {
  for (const outlet of outlets.filter(({ as }) => as === 'cap')) {
    const items = dueItems(script, outlet, start, after(600))
    assert.deepEqual(
      items.flatMap((item) => checkCap(messageOf(outlet, item, items))),
      [],
    )
  }
})

test('what is due follows from the clock: before the start nothing, then one after the other, a correction in place', () => {
  const wire = outlets.find(({ key }) => key === 'demo-morning-wire') ?? assert.fail()
  const at = (seconds: number) => dueItems(script, wire, start, after(seconds))
  assert.deepEqual([at(-1).length, at(19).length, at(20).length], [0, 0, 1])
  const [before, corrected] = [at(339)[0], at(340)[0]]
  assert.match(before?.text ?? '', /four people were hurt/)
  assert.match(corrected?.text ?? '', /nine people were hurt/)
  assert.deepEqual([corrected?.id, corrected?.published], [before?.id, before?.published])
  assert.match(before?.text ?? '', /on Wednesday, May 20\./)
})
