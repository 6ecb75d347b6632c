import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { parseAlertFile } from './alert-file.ts'
import { alertFileSchema } from './file-schema.ts'

const example = (name: string) => readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8')
const frontMatter = (text: string) => parse(text.split(/^---$/m)[1] ?? '', { schema: 'core' })
const accepts = new Ajv2020({ strict: false, validateFormats: false }).compile(alertFileSchema())

test('the schema for editors is up to date; if not: node scripts/alert-schema.ts', () => {
  assert.deepEqual(JSON.parse(example('alert.schema.json')), alertFileSchema())
})

for (const name of ['alert.md', 'alert-update.md'])
  test(`the example ${name} is an alert file, and its front matter fits the schema`, () => {
    const text = example(name)

    assert.deepEqual(parseAlertFile(text).ok, true)
    assert.deepEqual([accepts(frontMatter(text)), accepts.errors], [true, null])
  })

test('the schema marks a field that there is not, and a word that is on no scale', () => {
  const front = frontMatter(example('alert.md'))

  assert.equal(accepts({ ...front, severty: 'Severe' }), false)
  assert.equal(accepts({ ...front, severity: 'High' }), false)
})
