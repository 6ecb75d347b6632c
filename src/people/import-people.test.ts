import assert from 'node:assert/strict'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { aScene } from '../testing/scene.ts'
import { importPeople } from './import-people.ts'
import { findPerson, listPeople, staysOf } from './queries.ts'

const now = new Date('2026-11-23T09:00:00Z')

async function scene() {
  const { db, organisation, act } = await aScene()
  const load = (text: string | Uint8Array, options: { dryRun?: boolean; encoding?: string } = {}) =>
    importPeople(db, organisation, typeof text === 'string' ? Buffer.from(text) : text, {
      now,
      dryRun: false,
      ...options,
    })
  const find = (who: string) => act((tx) => findPerson(tx, organisation, who))
  const all = () => act((tx) => listPeople(tx, organisation, { limit: 1000 }))
  const stays = async (who: string) => {
    const person = await find(who)
    return person ? act((tx) => staysOf(tx, organisation, person.id)) : []
  }
  return { organisation, act, load, find, all, stays }
}

const counts = ({ added, changed, unchanged }: { added: number; changed: number; unchanged: number }) => [
  added,
  changed,
  unchanged,
]

test('a row becomes a person with everything it says', async () => {
  const { load, find } = await scene()
  const report = await load(
    'Matricule;Prénom;Nom;Courriel;Téléphone;Langue;Nationalité;Tags\n' +
      'A1;Zoé;Exemple;Zoe@Example.org;+33 1 00 00 00 00;français;française, Iraqi;driver, night shift\n',
  )
  assert.deepEqual(counts(report), [1, 0, 0])
  const { id: _, ...person } = (await find('zoe@example.org')) ?? { id: '' }
  assert.deepEqual(person, {
    ...{
      key: 'A1',
      name: 'Zoé Exemple',
      email: 'Zoe@Example.org',
      phone: '+33 1 00 00 00 00',
      language: 'fr',
    },
    ...{ kind: 'employee', nationality: ['FR', 'IQ'], affiliation: [], tags: ['driver', 'night shift'] },
    ...{ team: null, role: null, active: true },
  })
})

test('the same file twice changes nothing', async () => {
  const { load } = await scene()
  const file = 'name,email,home,home country\nAna,a@example.org,Baghdad,Iraq\nBo,b@example.org,,\n'
  assert.deepEqual(counts(await load(file)), [2, 0, 0])
  const again = await load(file)
  assert.deepEqual(counts(again), [0, 0, 2])
  assert.deepEqual(again.changedStays, [])
})

test('a changed cell changes one person and a column that is missing keeps what is known', async () => {
  const { load, find } = await scene()
  await load('name,email,phone,tags\nAna,a@example.org,+1 555 0100,x\nBo,b@example.org,,y\n')
  const report = await load('name,email,tags\nAna,a@example.org,z\nBo,b@example.org,y\n')
  assert.deepEqual(counts(report), [0, 1, 1])
  const ana = await find('a@example.org')
  assert.deepEqual([ana?.phone, ana?.tags], ['+1 555 0100', ['z']])
})

test('a dry run says what would happen and does nothing', async () => {
  const { load, all } = await scene()
  const report = await load('name,email\nAna,a@example.org\n', { dryRun: true })
  assert.deepEqual([report.added, report.dryRun], [1, true])
  assert.deepEqual(await all(), [])
})

test('one wrong row refuses the whole file and every wrong row is named', async () => {
  const { load, all } = await scene()
  const report = await load(
    'name,email,phone,nationality,kind,language\n' +
      'Ana,a@example.org,,,,\n' +
      ',b@example.org,,,,\n' +
      'Cy,not an address,,,,\n' +
      'Di,d@example.org,9.647E+11,Narnia,wizard,Klingonese tongue\n' +
      'Ed,,,,,\n',
  )
  assert.deepEqual(
    report.errors.map(({ row, column, value }) => [row, column, value]),
    [
      [3, 'name', null],
      [4, 'email', 'not an address'],
      [5, 'phone', '9.647E+11'],
      [5, 'language', 'Klingonese tongue'],
      [5, 'kind', 'wizard'],
      [5, 'nationality', 'Narnia'],
      [6, 'email', null],
    ],
  )
  assert.deepEqual([counts(report), await all()], [[0, 0, 0], []])
})

test('of many errors a hundred are listed and all are counted', async () => {
  const { load } = await scene()
  const report = await load(`name,email\n${'Ana,nowhere\n'.repeat(250)}`)
  assert.deepEqual([report.errors.length, report.errorTotal], [100, 250])
})

test('a person twice is read once when the rows agree', async () => {
  const { load, all } = await scene()
  const report = await load('name,email\nAna,a@example.org\nBo,b@example.org\nAna,a@example.org\n')
  assert.deepEqual(
    report.warnings.map(({ row, message }) => [row, message]),
    [[4, 'The same person as in row 2; read once.']],
  )
  assert.equal((await all()).length, 2)
})

test('a person twice with different words is an error that names both rows', async () => {
  const { load } = await scene()
  const report = await load('name,email,team\nAna,a@example.org,North\nAna,A@example.org,South\n')
  assert.equal(report.errors[0]?.row, 3)
  assert.match(report.errors[0]?.message ?? '', /Row 2 has the same person with another email, team/)
})

test('a mail address under two keys is two people and a warning', async () => {
  const { load, all } = await scene()
  const report = await load('key,name,email\n1,Ana,shared@example.org\n2,Bo,shared@example.org\n')
  assert.match(report.warnings[0]?.message ?? '', /Row 2 has the same address/)
  assert.equal((await all()).length, 2)
})

test('somebody known by address who gets a key stays the same person', async () => {
  const { load, find } = await scene()
  await load('name,email\nAna,a@example.org\n')
  const before = await find('a@example.org')
  assert.deepEqual(counts(await load('key,name,email\nE7,Ana,a@example.org\n')), [0, 0, 1])
  assert.deepEqual(await find('E7'), { ...before, key: 'E7' })
})

test('a home is a standing stay at the town', async () => {
  const { load, stays } = await scene()
  const report = await load('name,email,home,home country\nAna,a@example.org,Baghdad,Iraq\n')
  const [home] = await stays('a@example.org')
  assert.deepEqual(
    [home?.kind, home?.label, home?.precision, home?.country, home?.zone, home?.ends],
    ['home', 'At home, Baghdad', 'city', 'IQ', 'Asia/Baghdad', null],
  )
  assert.notEqual(home?.cell, null)
  assert.deepEqual(report.changedStays, [home?.id])
})

test('a home that no gazetteer knows is kept at its country and listed', async () => {
  const { load, stays, act, organisation } = await scene()
  const report = await load('name,email,post,post country\nAna,a@example.org,Xyzzyville,Lebanon\n')
  assert.deepEqual(
    report.unresolved.map(({ row, column, value }) => [row, column, value]),
    [[2, 'post', 'Xyzzyville']],
  )
  const [post] = await stays('a@example.org')
  assert.deepEqual([post?.precision, post?.place, post?.cell], ['country', 'country:LB', null])
  const visited = await act((tx) =>
    tx.selectFrom('visited_place').select('place').where('organisation', '=', organisation).execute(),
  )
  assert.deepEqual(visited, [{ place: 'country:LB' }])
})

test('a guessed encoding is a warning', async () => {
  const { load, find } = await scene()
  const report = await load(iconv.encode('name;email\nАнна Пример;a@example.org\n', 'windows-1251'))
  assert.equal(report.encoding, 'windows-1251')
  assert.match(report.warnings[0]?.message ?? '', /read as windows-1251/)
  assert.equal((await find('a@example.org'))?.name, 'Анна Пример')
})

test('another organisation has people of its own with the same keys', async () => {
  const one = await scene()
  const other = await scene()
  await one.load('name,email\nAna,a@example.org\n')
  assert.deepEqual(counts(await other.load('name,email\nAnother Ana,a@example.org\n')), [1, 0, 0])
  assert.equal((await one.find('a@example.org'))?.name, 'Ana')
})

test('pages of people go on after the last one', async () => {
  const { load, act, organisation } = await scene()
  await load('key,name\n1,Ana\n2,Ana\n3,Bo\n')
  const page = (after?: { name: string; id: string }) =>
    act((tx) => listPeople(tx, organisation, { limit: 2, ...(after ? { after } : {}) }))
  const first = await page()
  const second = await page(first[1])
  assert.deepEqual(
    [first, second].map((people) => people.map(({ name }) => name)),
    [['Ana', 'Ana'], ['Bo']],
  )
  assert.equal(new Set([...first, ...second].map(({ id }) => id)).size, 3)
})

test('a hundred thousand people are imported at once, in bounded memory', async () => {
  const { load } = await scene()
  const rows = Array.from(
    { length: 100_000 },
    (_, i) => `E${i},Person ${i},p${i}@example.org,IQ,${i % 20 ? ',' : 'Erbil,Iraq'}`,
  )
  const file = Buffer.from(`key,name,email,nationality,home,home country\n${rows.join('\n')}\n`)
  const before = process.memoryUsage().rss
  const report = await load(file)
  assert.deepEqual([counts(report), report.changedStays.length], [[100_000, 0, 0], 5000])
  const grownMb = (process.memoryUsage().rss - before) / 1e6
  assert.ok(grownMb < 400, `grew by ${Math.round(grownMb)} MB`)
})
