import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { catalogueEntry, sourceKinds, sourceRegions } from '../../sources/catalogue-schema.ts'
import { allFormats } from '../../sources/formats.ts'
import { aDesk } from '../../testing/desk.ts'
import { testDatabase } from '../../testing/scene.ts'
import { served } from '../../testing/served.ts'

const page = readFileSync(new URL('../../../docs/sources.md', import.meta.url), 'utf8')
/** The rows of the table under a heading line, cell by cell. */
const table = (head: string) => {
  const [, rest = ''] = page.split(`${head}\n`)
  const rows = rest.split('\n').slice(1)
  const end = rows.findIndex((line) => !line.startsWith('|'))
  return rows.slice(0, end).map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

test('the table of formats has every format as the registry has it, each with what to know of it', () => {
  const rows = table('| format | reads | gone | know that |')
  assert.deepEqual(
    rows.map(([name, says, gone]) => [name, says, gone]),
    allFormats().map(({ name, says, absence }) => [`\`${name}\``, says, absence]),
  )
  assert.ok(rows.every(([, , , know]) => know))
})

test('the table of fields has every field of the file, every kind and every region', () => {
  const rows = table('| field | what it is |')
  assert.deepEqual(
    rows.map(([name]) => name),
    Object.keys(catalogueEntry.shape).map((name) => `\`${name}\``),
  )
  const words = (field: string) =>
    [...(rows.find(([name]) => name === `\`${field}\``)?.[1] ?? '').matchAll(/`([\w-]+)`/g)].map(
      ([, word]) => word,
    )
  assert.deepEqual(words('kinds'), [...sourceKinds])
  assert.deepEqual(words('region'), [...sourceRegions])
})

test('every address of the API on the page is one the API describes, and none of its own is missing', async () => {
  const { db } = await testDatabase()
  await using site = await served(db)
  const desk = await aDesk(db, site)
  const answer = await desk.get('/api/openapi.json')
  const { paths } = (await answer.json()) as { paths: Record<string, object> }
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} /api${path}`),
  )
  const named = [...page.matchAll(/`(GET|POST|PATCH) (\/api\/[\w/{}-]+)`/g)].map(
    ([, how, path]) => `${how} ${path}`,
  )
  assert.deepEqual(
    named.filter((one) => !described.includes(one)),
    [],
  )
  assert.deepEqual(
    described.filter((one) => /\/api\/sources\b/.test(one) && !named.includes(one)),
    [],
  )
})
