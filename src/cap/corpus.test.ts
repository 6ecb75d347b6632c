import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { checkDocument } from './feed.ts'
import { parseCap } from './parse.ts'
import { checkCap } from './rules.ts'
import { serialiseCap } from './serialise.ts'

const corpus = new URL('../../../shared/corpora/cap/', import.meta.url)
const skip = existsSync(corpus) ? false : 'the corpus ../shared/corpora/cap is not here'

/** What is wrong with the documents that have faults, by the rules that must say so. */
const faulty: Record<string, string[]> = {
  'xee.cap': ['cap.xml.doctype'],
  'xee.atom': ['cap.xml.doctype'],
  'invalid.cap': ['cap.schema.missing'],
  'noaa_errors.cap': ['cap.polygon.form', 'cap.schema.empty'],
  'canada_errors.cap': ['cap.references.missing'],
  'bushfire_invalid.edxlde': ['cap.schema.missing', 'cap.schema.value'],
  'weather_invalid.atom': ['cap.identity.identifier-characters'],
  'no_entries.atom': ['cap.schema.order', 'cap.schema.unknown-element'],
  'ntwc-information-statement-2022.xml': ['cap.schema.order'],
  'invalid.rss': ['cap.feed.item-empty', 'cap.feed.missing', 'cap.feed.no-alert'],
  'invalid_element.atom': ['cap.feed.no-alert', 'cap.feed.unknown-element'],
  'no_id.atom': ['cap.feed.missing', 'cap.feed.no-alert'],
  'no_link.atom': ['cap.feed.no-alert'],
  'no_title.atom': ['cap.feed.missing', 'cap.feed.no-alert'],
}

for (const { name, bytes } of documents()) {
  const rules = faulty[name] ?? []
  test(`${name} ${rules.length > 0 ? `breaks ${rules.join(', ')}` : 'has no error'}`, () => {
    assert.deepEqual(errors(bytes), rules)
  })
}

test('every sound message of the corpus is still sound when it is written as CAP 1.2', { skip }, () => {
  const sound = documents().filter(({ name }) => !(name in faulty))
  for (const { name, bytes } of sound) {
    const parsed = parseCap(bytes)
    for (const message of parsed.ok ? parsed.messages : []) {
      const found = checkCap(message).filter((breach) => breach.level === 'error')
      assert.deepEqual(found, [], name)
      const again = parseCap(new TextEncoder().encode(serialiseCap(message)))
      assert.equal(again.ok && again.messages[0]?.infos.length, message.infos.length, name)
    }
  }
})

test('the corpus is there', { skip }, () => assert.equal(documents().length, 56))

function documents() {
  if (skip) return []
  const folders = readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders.flatMap(({ name: folder }) =>
    readdirSync(new URL(`${folder}/`, corpus)).map((name) => ({
      name,
      bytes: readFileSync(new URL(`${folder}/${name}`, corpus)),
    })),
  )
}

function errors(bytes: Uint8Array): string[] {
  const checked = checkDocument(bytes)
  if (!checked.ok) return [checked.rule]
  return [
    ...new Set(checked.breaches.filter((breach) => breach.level === 'error').map((breach) => breach.rule)),
  ].sort()
}
