import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { atomically, type Database } from '../database/database.ts'
import { importPeople } from '../people/import-people.ts'
import { findPerson } from '../people/queries.ts'
import { recordReply } from '../replies/record.ts'
import { aDesk, aMember } from '../testing/desk.ts'
import { exampleOf, type Operation, type Spec } from '../testing/example.ts'
import { aScene, testDatabase } from '../testing/scene.ts'
import { served } from '../testing/served.ts'
import { someContent } from '../testing/told.ts'
import { mayDo, type Permission, permissions, type Role, roles } from '../vocabulary/role.ts'

type Site = Awaited<ReturnType<typeof served>>
type Desk = Awaited<ReturnType<typeof aDesk>>

/** Stands in the name, the address, the stay and the answer of a person of ours, and nowhere else. */
const marker = 'Quagmirella'

/** An alert that asks for an answer, a person who needs help, and one row of most of what an organisation can have. */
async function aFullOrganisation(db: Database, site: Site) {
  const desk = await aDesk(db, site)
  const { organisation } = desk
  const now = new Date()
  const people = `key,name,email,post,post country\nA,${marker} Local,${marker}@example.org,Baghdad,Iraq\n`
  await importPeople(db, organisation, Buffer.from(people), { dryRun: false, now })
  const content = someContent({
    area: [{ type: 'country', country: 'IQ' }],
    response: { mode: 'safety-check' },
  })
  const issued = await desk.send('POST', '/api/alerts', { content, exercise: true })
  const { alert } = (await issued.json()) as { alert: string }
  await site.work()
  const act = <T>(work: Parameters<typeof atomically<T>>[2]) => atomically(db, organisation, work)
  const subjects = await act(async (tx) => {
    const row = await tx.selectFrom('alert').select('situation').executeTakeFirstOrThrow()
    const person = (await findPerson(tx, organisation, 'A'))?.id ?? ''
    await recordReply(tx, organisation, {
      ...{ situation: row.situation, alert, person, status: 'need-help', note: `${marker} waits` },
      ...{ reporter: 'self', reportedBy: null, now },
    })
    return { alerts: alert, situations: row.situation, people: person } as Record<string, string>
  })
  const spec = (await (await fetch(`${site.url}/api/openapi.json`)).json()) as Spec
  for (const [path, { post }] of Object.entries(spec.paths))
    if (post && !path.includes('{') && !['/alerts', '/read', '/check'].includes(path))
      await ask(desk, spec, { method: 'post', path, operation: post, address: path, words: 'Ours' })
  return { desk, spec, act, ids: { ...(await idsOf(desk, act)), ...subjects } }
}

type Asked = {
  method: string
  path: string
  operation: Operation
  address: string
  words?: string
  query?: string
}

/** One call of a route, with a body as its description has it. */
async function ask(
  desk: Desk,
  spec: Spec,
  { method, path, operation, address, words = 'Theirs', query = '' }: Asked,
) {
  const [type, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? []
  const needed = (operation.parameters ?? []).filter((one) => one.in === 'query' && one.required)
  const search = new URLSearchParams(query)
  for (const { name, schema } of needed) search.set(name, String(exampleOf(spec, schema, words)))
  const answer = await fetch(`${desk.url}/api${address}?${search}`, {
    method: method.toUpperCase(),
    headers: {
      cookie: desk.cookie,
      origin: desk.url,
      'x-alarum-reason': 'a reason',
      ...(type ? { 'content-type': type } : {}),
    },
    ...(type?.includes('json')
      ? { body: JSON.stringify(exampleOf(spec, content?.schema, words)) }
      : type
        ? { body: `key,name,email\nT,${words},t@example.org\n` }
        : {}),
  })
  return { method, path, status: answer.status, text: await answer.text() }
}

/** Whose rows a path's parts name: the word before a parameter, the table. */
const tables: Record<string, string> = {
  ...{ alerts: 'alert', situations: 'situation', deliveries: 'notice', invitations: 'invitation' },
  ...{
    actors: 'audit_identity',
    audit: 'audit_entry',
    people: 'person',
    cases: 'help_case',
    drafts: 'draft.alert',
  },
  ...{ imports: 'import_job', sites: 'site', stays: 'stay', 'duty-contacts': 'duty_contact' },
  ...{
    sources: 'source',
    layers: 'duty_layer',
    overrides: 'duty_override',
    'sign-in-providers': 'sso_provider',
  },
}

/** Ids of one row of ours for every part of a path; a random one where there is no such row. */
async function idsOf(desk: Desk, act: <T>(work: (tx: Database) => Promise<T>) => Promise<T>) {
  const ids: Record<string, string> = {}
  await act(async (tx) => {
    for (const [word, place] of Object.entries(tables)) {
      const [table = '', column = 'id'] = place.split('.')
      const { rows } = await sql<{ id: string }>`
        select ${sql.ref(column)}::text as id from ${sql.table(table)} where organisation = ${desk.organisation} limit 1`.execute(
        tx,
      )
      if (rows[0]) ids[word] = rows[0].id
    }
    const keys = await tx
      .selectFrom('api_key')
      .select('id')
      .where('reference_id', '=', desk.organisation)
      .execute()
    const member = await tx
      .selectFrom('member as m')
      .innerJoin('session as s', 's.user_id', 'm.user_id')
      .select(['m.user_id', 's.id'])
      .where('m.organisation', '=', desk.organisation)
      .executeTakeFirstOrThrow()
    Object.assign(ids, { members: member.user_id, sessions: member.id })
    if (keys[0]) ids.keys = keys[0].id
  })
  return ids
}

/** Every route that needs a session, its path filled with `ids`. An invitation's link is its own key, an account one's own. */
function routesOf(spec: Spec, ids: Record<string, string>): Asked[] {
  return Object.entries(spec.paths)
    .filter(([path]) => !/^\/(check|account|invitation\/)/.test(path))
    .flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => {
        const address = path.replace(/([\w-]+)\/\{(\w+)\}/g, (_, word: string, name: string) => {
          const given = operation.parameters?.find((one) => one.in === 'path' && one.name === name)?.schema
            ?.enum?.[0]
          return `${word}/${given ?? ids[word] ?? crypto.randomUUID()}`
        })
        const rest = address.replace(/\{(\w+)\}/g, (_, name: string) =>
          String(operation.parameters?.find((one) => one.name === name)?.schema?.enum?.[0] ?? 'x'),
        )
        return { method, path, operation, address: rest }
      }),
    )
}

/** A digest of every row of ours in every organisational table, but for what a look by its own owner leaves. */
async function rowsOf(act: <T>(work: (tx: Database) => Promise<T>) => Promise<T>, organisation: string) {
  const found: Record<string, string> = {}
  for (const table of await organisational())
    await act(async (tx) => {
      const { rows } = await sql<{ hash: string | null }>`
        select md5(string_agg(t::text, '|' order by t::text)) as hash
        from ${sql.table(table)} t where organisation = ${organisation}`.execute(tx)
      found[table] = rows[0]?.hash ?? ''
    })
  return found
}

async function organisational() {
  const { db } = await testDatabase()
  const { rows } = await sql<{ table: string }>`
    select c.table_name as table from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'organisation' and t.table_type = 'BASE TABLE'
    order by 1`.execute(db)
  return rows.map(({ table }) => table)
}

test('no route of the API answers or changes anything of another organisation', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const { desk, spec, act, ids } = await aFullOrganisation(db, site)
  const theirs = await aDesk(db, site)
  const named = [
    'alerts',
    'situations',
    'deliveries',
    'people',
    'cases',
    'members',
    'invitations',
    'audit',
    'stays',
    'sources',
  ]
  assert.deepEqual(
    named.filter((word) => !ids[word]),
    [],
  )
  const before = await rowsOf(act, desk.organisation)
  const wrong: string[] = []
  let walked = 0
  for (const route of routesOf(spec, ids))
    for (const query of ['', `organisation=${desk.organisation}`]) {
      const { status, text } = await ask(theirs, spec, { ...route, query })
      walked += 1
      if (text.includes(marker) || text.toLowerCase().includes(marker.toLowerCase()))
        wrong.push(`${route.method} ${route.path} tells of us`)
      const ofOurs = query !== '' || (route.path.includes('{') && !/\{(kind|act)\}/.test(route.path))
      if (ofOurs && status < 400) wrong.push(`${route.method} ${route.path}?${query} answers ${status}`)
      if (status >= 500) wrong.push(`${route.method} ${route.path}?${query} breaks: ${status}`)
    }
  assert.deepEqual(wrong, [])
  assert.ok(walked > 150, `${walked}`)
  assert.deepEqual(await rowsOf(act, desk.organisation), before)
})

test('viewers and analysts see no name, address or whereabouts of a person on any route', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const { desk, spec, ids } = await aFullOrganisation(db, site)
  const told: string[] = []
  const personal = new RegExp(`${marker}( local|@| waits)`, 'i')
  for (const role of ['viewer', 'analyst', 'owner'])
    for (const route of routesOf(spec, ids)) {
      if (route.method !== 'get') continue
      const member = await memberOf(db, site, desk, role)
      const { text } = await ask(member, spec, { ...route, query: `q=${marker}` })
      if (personal.test(text)) told.push(role)
    }
  // The walk meets the person's name often enough, where somebody may see it.
  assert.deepEqual([...new Set(told)], ['owner'])
  assert.ok(told.length > 5, `${told.length}`)
})

/** Routes that a second permission opens too. */
const either: Record<string, Permission[]> = {
  '/situations/{situation}/close': ['replies.write'],
  '/situations/{situation}/reopen': ['replies.write'],
  '/deliveries/{notice}/resend-unknown': ['replies.write'],
  '/deliveries/{notice}/retry-lost': ['replies.write'],
}

const known = new Map<string, Promise<Desk>>()
function memberOf(db: Database, site: Site, desk: Desk, role: string) {
  const key = `${desk.organisation} ${role}`
  const member = known.get(key) ?? aMember(db, site, desk.organisation, role)
  known.set(key, member)
  return member
}

test('each route is open to the roles that the table of permissions names, and to no other', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  const desk = await aDesk(db, site)
  const spec = (await (await fetch(`${site.url}/api/openapi.json`)).json()) as Spec
  const wrong: string[] = []
  const viewersWrite: string[] = []
  for (const route of routesOf(spec, {})) {
    const refused = new Map<Role, string>()
    for (const role of roles) {
      const { status, text } = await ask(await memberOf(db, site, desk, role), spec, route)
      // A route may have asked the members for a second factor, which would answer every later one.
      await atomically(db, desk.organisation, (tx) =>
        tx.updateTable('organisation_setting').set({ second_factor_required: false }).execute(),
      )
      const needed = status === 403 ? text.match(/does not allow this: ([\w-]+\.[\w-]+)/)?.[1] : undefined
      if (needed) refused.set(role, needed)
      if (role === 'viewer' && route.method !== 'get' && !needed && status !== 403)
        viewersWrite.push(`${route.method} ${route.path}`)
    }
    const declared = route.operation['x-permission']
    for (const permission of new Set([...refused.values(), ...(declared ? [declared] : [])])) {
      assert.ok(permission in permissions, permission)
      for (const role of roles) {
        const may = mayDo(role, permission as keyof typeof permissions)
        if (either[route.path]?.some((other) => mayDo(role, other))) continue
        if (may === (refused.get(role) === permission))
          wrong.push(`${role} ${route.method} ${route.path} ${permission}`)
      }
    }
  }
  // Drawing an area writes nothing.
  assert.deepEqual({ wrong, viewersWrite }, { wrong: [], viewersWrite: ['post /area/shape'] })
})

test('without an organisation set, the application sees no row of any organisational table', async () => {
  const { db } = await aScene()
  await using site = await served(db)
  await aFullOrganisation(db, site)
  // Read before it is known for whom: memberships by their user, providers by the address that signs in, and which alert a
  // slug of the one public site is.
  const open = ['member', 'sso_provider', 'address']
  const seen: string[] = []
  for (const table of await organisational()) {
    if (open.includes(table)) continue
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db)
    if (rows.length > 0) seen.push(table)
  }
  assert.deepEqual(seen, [])
})
