import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { test } from 'node:test'

/** Left to right; a room may import the rooms to its left. Each has the reason it stands where it does. */
const foundation = {
  vocabulary: 'words that everyone shares',
  config: 'settings, parsed once and passed on',
  database: 'rows and transactions',
  http: 'problems and pages that every room’s routes lean on',
  audit: 'who did what, noted by whoever writes',
  geography: 'places without any notion of alerts',
  cap: 'a standard’s messages, placed with geography',
  reading: 'text in, suggestions out; reads CAP too',
  people: 'who there is and where they stay',
}
const chain = {
  sources: 'where news comes from, as bytes',
  reports: 'one thing one source said',
  stories: 'reports about one event',
  alerts: 'what is said',
  exposure: 'who stands in it',
  issuing: 'the transaction that binds both',
  channels: 'wire protocols, without domain',
  deliveries: 'messages that follow from issued rows',
  replies: 'answers that follow from messages',
  latency: 'how long all of it took',
}
/** These read, or wire; no room imports them but those named. */
const edges: Record<string, { mayImport: 'everything' | string[]; importedBy: string[] }> = {
  briefings: {
    mayImport: Object.keys(foundation),
    importedBy: ['publishing', 'desk', 'server', 'demonstration', 'commands'],
  },
  publishing: { mayImport: [...Object.keys(foundation), 'alerts', 'briefings'], importedBy: ['server'] },
  desk: {
    mayImport: [...Object.keys(foundation), ...Object.keys(chain), 'briefings'],
    importedBy: ['server'],
  },
  demonstration: { mayImport: 'everything', importedBy: ['server', 'commands'] },
  server: { mayImport: 'everything', importedBy: ['commands', 'demonstration'] },
  commands: { mayImport: 'everything', importedBy: ['main'] },
  main: { mayImport: ['commands', 'config', 'http'], importedBy: [] },
  testing: { mayImport: 'everything', importedBy: [] },
}
const order = [...Object.keys(foundation), ...Object.keys(chain)]

const files = globSync('src/**/*.ts').filter(
  (file) => !file.endsWith('.test.ts') && !file.startsWith('src/testing/'),
)

function roomOf(file: string) {
  const [, first = ''] = file.split('/')
  return first.replace(/\.ts$/, '')
}

function importsOf(file: string) {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, path = '']) =>
    normalize(join(dirname(file), path)),
  )
}

const crossings = files.flatMap((file) =>
  importsOf(file)
    .filter((target) => target.startsWith('src/') && roomOf(target) !== roomOf(file))
    .map((target) => ({ file, from: roomOf(file), to: roomOf(target) })),
)

test('every room is known', () => {
  const rooms = new Set(files.map(roomOf))
  assert.deepEqual(
    [...rooms].filter((room) => !order.includes(room) && !(room in edges)),
    [],
  )
})

test('a room imports only rooms to its left', () => {
  const wrong = crossings.filter(({ from, to }) => {
    const edge = edges[from]
    if (edge) return edge.mayImport !== 'everything' && !edge.mayImport.includes(to) && !(to in edges)
    return to in edges ? false : order.indexOf(to) > order.indexOf(from)
  })
  assert.deepEqual(wrong, [])
})

test('nothing imports the rooms that read or wire, but those that may', () => {
  assert.deepEqual(
    crossings.filter(({ from, to }) => edges[to] && !edges[to].importedBy.includes(from)),
    [],
  )
})

test('only deliveries imports channels, and the command that says whether mail can leave', () => {
  const allowed = ['deliveries', 'server', 'commands', 'demonstration']
  assert.deepEqual(
    crossings.filter(({ from, to }) => to === 'channels' && !allowed.includes(from)),
    [],
  )
})

test('the console imports types from the server, and nothing else', () => {
  const wrong = globSync('console/src/**/*.{ts,tsx}').flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    return [...text.matchAll(/^(import|export) (?!type )[^';]*?from '([^']*\/src\/[^']+)'/gm)]
      .filter(([, , path = '']) => !path.endsWith('tokens.css'))
      .map(([line]) => `${file}: ${line}`)
  })
  assert.deepEqual(wrong, [])
})
