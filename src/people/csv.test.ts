import assert from 'node:assert/strict'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { readCsv } from './csv.ts'

const columns = {
  name: ['Nom', 'Имя', 'Full name'],
  email: ['E-mail', 'Courriel', 'Mail address'],
  note: [],
} as const
const required = [['name'], ['email']] as const

async function read(text: string | Uint8Array, encoding?: string) {
  return readCsv(typeof text === 'string' ? Buffer.from(text) : text, columns, required, encoding)
}

async function rowsOf(text: string | Uint8Array, encoding?: string) {
  const table = await read(text, encoding)
  if ('fault' in table) throw new Error(table.fault.message)
  return table.rows.map(({ row, cells }) => [row, cells.name, cells.email])
}

async function faultOf(text: string | Uint8Array) {
  const table = await read(text)
  return 'fault' in table ? table.fault : table.faults[0]
}

for (const delimiter of [',', ';', '\t', '|'])
  test(`cells may be divided by ${JSON.stringify(delimiter)}`, async () => {
    const lines = [
      ['Full name', 'E-mail'],
      ['Ana Example', 'ana@example.org'],
    ]
    assert.deepEqual(await rowsOf(lines.map((cells) => cells.join(delimiter)).join('\n')), [
      [2, 'Ana Example', 'ana@example.org'],
    ])
  })

for (const [encoding, name] of [
  ['utf-8', 'Zoé Đặng'],
  ['utf-16le', 'Zoé Đặng'],
  ['utf-16be', 'Zoé Đặng'],
  ['windows-1252', 'Zoé Müller – Œdipe'],
  ['iso-8859-1', 'Zoé Müller'],
  ['windows-1251', 'Анна Пример'],
  ['windows-1256', 'ليلى مثال'],
] as const)
  test(`a file in ${encoding} is read without being told so`, async () => {
    const bytes = iconv.encode(`Nom;Courriel\r\n${name};zoe@example.org\r\n`, encoding)
    assert.deepEqual(await rowsOf(bytes), [[2, name, 'zoe@example.org']])
  })

test('a byte-order mark is no part of the first title', async () => {
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be']) {
    const bytes = iconv.encode('name,email\nAna,ana@example.org', encoding, { addBOM: true })
    assert.deepEqual(await rowsOf(bytes), [[2, 'Ana', 'ana@example.org']])
  }
})

test('a guessed encoding is said to be a guess, a declared one is not', async () => {
  const bytes = iconv.encode('name,email\nŁucja,lucja@example.org', 'iso-8859-2')
  const guessed = await read(bytes)
  const declared = await read(bytes, 'iso-8859-2')
  assert.deepEqual('fault' in guessed ? null : guessed.encoding, { label: 'windows-1252', guessed: true })
  assert.deepEqual('fault' in declared ? null : declared.encoding, { label: 'iso-8859-2', guessed: false })
  assert.deepEqual(await rowsOf(bytes, 'iso-8859-2'), [[2, 'Łucja', 'lucja@example.org']])
})

test('rows count as a spreadsheet counts them, quoted line breaks and blank rows included', async () => {
  const text =
    'name,note,email\r\n"Ana","two\r\nlines, ""quoted""",a@example.org\r\n\r\nBo,,b@example.org\r\n'
  assert.deepEqual(await rowsOf(text), [
    [2, 'Ana', 'a@example.org'],
    [4, 'Bo', 'b@example.org'],
  ])
})

test('the sep= line of a spreadsheet names the delimiter and is no row', async () => {
  assert.deepEqual(await rowsOf('sep=;\r\nname;email\r\nAna, B.;a@example.org\r\n'), [
    [2, 'Ana, B.', 'a@example.org'],
  ])
})

test('a missing column is named together with what was found', async () => {
  const fault = await faultOf('Who,Phone\nAna,1')
  assert.equal(fault?.row, 1)
  assert.match(
    fault?.message ?? '',
    /column for name is missing.*column for email is missing.*Found: Who, Phone/,
  )
})

test('unknown titles are reported and do no harm', async () => {
  const table = await read('name,email,Shoe size\nAna,a@example.org,38')
  assert.deepEqual('fault' in table ? null : table.header.unknown, ['Shoe size'])
})

test('two titles for one column are refused', async () => {
  assert.match(
    (await faultOf('name,E-mail,Courriel\nA,b,c'))?.message ?? '',
    /"E-mail" and "Courriel" both mean email/,
  )
})

test('a row with more cells than the header is named', async () => {
  const fault = await faultOf('name,email\nAna,a@example.org\nExample, Bo,b@example.org')
  assert.deepEqual([fault?.row, fault?.value], [3, 'b@example.org'])
})

for (const [what, bytes, expected] of [
  ['nothing', Buffer.from(''), /empty/],
  ['a header alone', Buffer.from('name,email\n'), /no rows/],
  ['a workbook', Buffer.from('PK\x03\x04 name,email'), /Excel workbook/],
  ['a quote never closed', Buffer.from('name,email\n"Ana,a@example.org\n'), /never closed/],
  ['a quote inside a cell', Buffer.from('name,email\n"Ana"x,a@example.org\n'), /inside a cell/],
  ['zeros', Buffer.from([110, 97, 0, 0, 0, 109, 101, 0, 0]), /binary/],
] as const)
  test(`${what} is answered with what to do`, async () => {
    assert.match((await faultOf(bytes))?.message ?? '', expected)
  })

test('a control character in a cell is an error of that cell', async () => {
  assert.deepEqual(await faultOf('name,email\nA\u0007na,a@example.org'), {
    row: 2,
    column: 'name',
    value: 'A?na',
    message:
      'Holds a character that cannot be read: is the file in another encoding? Save it as "CSV UTF-8".',
  })
})
