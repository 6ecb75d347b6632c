import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openDatabase } from '../database/database.ts'
import { reachDatabase } from '../database/reach.ts'
import { alarum, dataFolder } from '../testing/started.ts'

type Folder = Awaited<ReturnType<typeof dataFolder>>
let folder: Folder
let reached: Awaited<ReturnType<typeof reachDatabase>>

// Held for the whole file, so that each command finds the database running instead of starting it.
before(async () => {
  folder = await dataFolder()
  reached = await reachDatabase({ databaseUrl: undefined, dataFolder: folder.path })
  const known = await aFile('people.csv', `${people}T,Tala,tala@example.org\n`)
  assert.equal((await run(['import', 'people', known])).code, 0)
})
after(async () => {
  await reached.leave()
  await folder[Symbol.asyncDispose]()
})

async function run(words: string[], environment: Record<string, string> = {}) {
  await using command = alarum(words, { ALARUM_DATA: folder.path, ...environment })
  const code = await command.exit
  return { code, ...command.told }
}

async function aFile(name: string, content: string | Uint8Array) {
  const path = join(folder.path, name)
  await writeFile(path, content)
  return path
}

/** Every row of every table that an alert or an import writes. */
async function rowCounts() {
  const db = openDatabase(reached.ownerUrl, 1)
  const tables = ['alert', 'alert_revision', 'situation', 'person', 'trip', 'stay', 'site', 'notice'] as const
  const counts: Record<string, unknown> = {}
  for (const table of tables)
    counts[table] = (
      await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as('rows'))
        .executeTakeFirstOrThrow()
    ).rows
  await db.destroy()
  return counts
}

const good = {
  country: 'country: Iraq',
  time: 'eventTime: today\ntimeframe: 48h',
  area: 'area: { place: Baghdad, km: 20 }',
}

function anAlert(over: Partial<typeof good> = {}) {
  const { country, time, area } = { ...good, ...over }
  return `---
${country}
${time}
${area}
category: infrastructure
severity: Severe
sharing: CLEAR
---
# Iraq: Bridge closed in Baghdad

A café by the bridge is closed.

## Event

The bridge is closed.
`
}

const people = 'key,name,email\n'
const trips = 'person,place,country,from,to\n'

const refused: Record<string, [words: string[], content: string | Uint8Array, message: RegExp]> = {
  'an empty file': [['issue', 'FILE', '--yes'], '', /empty or blank/],
  'a picture': [
    ['issue', 'FILE', '--yes'],
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    /a PNG picture, not text/,
  ],
  'an alert that is not UTF-8': [
    ['issue', 'FILE', '--yes'],
    Buffer.from(anAlert(), 'latin1'),
    /not UTF-8 \(line 12\)\. Save it as UTF-8/,
  ],
  'an alert without a country': [
    ['issue', 'FILE', '--yes'],
    anAlert({ country: 'language: en' }),
    /countries: .*missing/,
  ],
  'an alert without a time': [
    ['issue', 'FILE', '--yes'],
    anAlert({ time: 'urgency: Past' }),
    /eventTime: .*missing/,
  ],
  'an area that crosses itself': [
    ['issue', 'FILE', '--yes'],
    anAlert({ area: 'area: { polygon: "33,44 34,45 33,45 34,44" }' }),
    /area.*cross/s,
  ],
  'a day that there is not': [
    ['issue', 'FILE', '--yes'],
    anAlert({ time: 'eventTime: 2026-02-30\ntimeframe: 48h' }),
    /eventTime.*2026-02-30/s,
  ],
  'an event that is over': [
    ['issue', 'FILE', '--yes'],
    anAlert({
      time: 'eventTime: 2020-01-01\ntimeframe: { from: 2020-01-01T00:00:00Z, to: 2020-01-02T00:00:00Z }',
    }),
    /past-event/,
  ],
  'a text that names no country': [
    ['issue', 'FILE', '--yes'],
    'Something happened somewhere.',
    /No country was found/,
  ],
  'people without a column': [['import', 'people', 'FILE'], 'key,email\nA,a@example.org\n', /name/],
  'two people under one key': [
    ['import', 'people', 'FILE'],
    `${people}A,Ana,ana@example.org\nB,Bo,bo@example.org\nA,Cleo,cleo@example.org\n`,
    /row 4, name: Row 2 has the same person/,
  ],
  'a trip on a day that there is not': [
    ['import', 'trips', 'FILE'],
    `${trips}tala@example.org,Baghdad,Iraq,2026-02-30,2026-03-01\n`,
    /row 2.*2026-02-30/s,
  ],
  'an empty sheet': [['import', 'people', 'FILE'], '', /empty/i],
}

for (const [what, [words, content, message]] of Object.entries(refused))
  test(`${what} is refused with what to do, and nothing is written`, async () => {
    const file = await aFile('input.txt', content)
    const before = await rowCounts()
    const { code, out, err } = await run(words.map((word) => (word === 'FILE' ? file : word)))
    assert.match(err, message)
    assert.doesNotMatch(err, /^\s+at /m)
    assert.deepEqual([code, out], [1, ''])
    assert.deepEqual(await rowCounts(), before)
  })

test('the same alert without its fault is issued, in UTF-8 and in UTF-16 with its mark', async () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(anAlert(), 'utf16le')])
  for (const content of [anAlert(), utf16]) {
    const { code, err } = await run(['issue', await aFile('good.md', content), '--yes', '--exercise'])
    assert.deepEqual([code, err], [0, ''])
  }
  assert.equal((await rowCounts()).alert, '2')
})

test('a file that is not there, and a folder, are named', async () => {
  for (const words of [
    ['issue', '/nowhere.md', '--yes'],
    ['import', 'people', '/nowhere.csv'],
    ['read', '/'],
  ]) {
    const { code, err } = await run(words)
    assert.match(err, /^alarum: \/.* cannot be read: (there is no such file|it is a folder)\.$/m)
    assert.equal(code, 1)
  }
})

test('an alert that there is not is named by every command that takes one', async () => {
  for (const words of [
    ['cancel', 'none', '--yes'],
    ['exposure', 'none'],
  ]) {
    const { code, err } = await run(words)
    assert.match(err, /There is no issued alert "none"/)
    assert.equal(code, 1)
  }
})

const misused: [string[], RegExp][] = [
  [['fly'], /There is no command "fly"/],
  [['issue'], /Name the file to issue/],
  [['issue', '/dev/null', '--loudly'], /--loudly.*usage: alarum issue/s],
  [['import', 'cats', 'x.csv'], /alarum import people FILE\.csv/],
  [['audit'], /alarum audit verify/],
  [['audit', 'verify', '--head', 'x'], /64 hexadecimal digits/],
  [['key', 'x', '--role', 'king'], /--role takes one of viewer, analyst/],
  [['update', 'none'], /Name the file that holds the updated alert/],
]

test('a wrong call says how it is called, with exit code 2', async () => {
  for (const [words, message] of misused) {
    const { code, err } = await run(words)
    assert.match(err, message)
    assert.equal(code, 2, words.join(' '))
  }
  const { code, err } = await run(['rollcall', 'x'], { PORT: 'harbour' })
  assert.match(err, /PORT/)
  assert.equal(code, 2)
})
