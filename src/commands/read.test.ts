import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { alarum, dataFolder } from '../testing/started.ts'

const reports = {
  'police.txt':
    'Blast in Kisumu\n\nAn explosion at the bus station of Kisumu, Kenya, on Friday killed two people, police said. Roads are closed.\n',
  'governor.txt':
    'Kisumu explosion\n\nA bomb went off at the bus station in Kisumu on Friday. At least four people were killed, the governor said. Avoid the area.\n',
}

async function read(...words: string[]) {
  await using folder = await dataFolder()
  const paths: Record<string, string> = {}
  for (const [name, text] of Object.entries(reports)) {
    paths[name] = join(folder.path, name)
    await writeFile(paths[name], text)
  }
  await using command = alarum(['read', ...words.map((word) => paths[word] ?? word)], {
    ALARUM_DATA: folder.path,
  })
  assert.equal(await command.exit, 0, command.told.err)
  return command.told.out
}

test('one report is read into a draft with evidence, confidence and alternatives', async () => {
  const draft = JSON.parse(await read('police.txt', '--json'))
  assert.deepEqual(draft.countries, ['KE'])
  assert.ok(draft.confidence.countries > 0.5)
  const [span] = draft.evidence.headline
  assert.equal(reports['police.txt'].slice(span.start, span.end), 'Blast in Kisumu')
})

test('several reports are read together: who says what, and what else it may be', async () => {
  const { sources, suggestions } = JSON.parse(await read('police.txt', 'governor.txt', '--json'))
  assert.equal(sources.length, 2)
  const of = (field: string) => suggestions.find((one: { field: string }) => one.field === field)
  assert.deepEqual(of('countries').sources, [0, 1])
  assert.equal(of('headline').alternatives[0].says, 'Blast in Kisumu')
  const lines = await read('police.txt', 'governor.txt')
  assert.match(lines, /^countries +Kenya {2}\[1, 2\] \d\d %$/m)
  assert.match(lines, /^ +or Blast in Kisumu {2}\[1\]$/m)
})
