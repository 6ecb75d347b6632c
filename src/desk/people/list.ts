import { z } from '@hono/zod-openapi'
import { recordLookUp } from '../../audit/look-up.ts'
import { recordAudit } from '../../audit/record.ts'
import { atomically, type Tx } from '../../database/database.ts'
import { type Api, json, keyed, newRoutes, Page } from '../../http/api.ts'
import type { Caller } from '../../http/caller.ts'
import { reasonOf } from '../../http/reason.ts'
import { type Found, filtersOf, type Search, searchPeople } from '../../people/search.ts'
import { At, BoxText } from './asked.ts'
import { PeopleFilters, PeoplePage } from './contract.ts'
import { csvOf } from './csv-out.ts'
import { markOf, readNameMark } from './cursor.ts'

const Question = z.object({
  search: z.string().max(200).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Send two capital letters, as in ISO 3166-1.')
    .optional(),
  team: z.string().max(200).optional(),
  tag: z.string().max(100).optional(),
  bbox: BoxText.optional(),
  at: At,
})
type Question = z.infer<typeof Question>

const listRoute = keyed({
  method: 'get',
  path: '/people',
  summary: 'People by name, by where they are, by team and tag; the look-up is kept with its reason',
  request: { query: Page.extend(Question.shape) },
  responses: { 200: json(PeoplePage, 'People, and the mark of the next page') },
})
const filtersRoute = keyed({
  method: 'get',
  path: '/people/filters',
  summary: 'Teams and tags that people have',
  responses: { 200: json(PeopleFilters, 'Teams and tags') },
})
const fileRoute = keyed({
  method: 'get',
  path: '/people.csv',
  summary: 'The people found, as a file for a spreadsheet; at most 50,000',
  request: { query: Question },
  responses: { 200: { description: 'CSV', content: { 'text/csv': { schema: z.string() } } } },
})

/** Rows of a file at most, and those read at once. */
const mostRows = 50_000
const batch = 5_000

export function peopleListRoutes({ db, callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(filtersRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'people.read')
    return c.json(await atomically(db, organisation, (tx) => filtersOf(tx, organisation)), 200)
  })
  app.openapi(listRoute, async (c) => {
    const caller = await callers.allowed(c, 'people.read')
    const reason = reasonOf(c)
    const { after, limit, ...question } = c.req.valid('query')
    const now = clock()
    const people = await atomically(db, caller.organisation, async (tx) => {
      const page = { ...asSearch(question, now), after: readNameMark(after), limit }
      const found = await searchPeople(tx, caller.organisation, page, now)
      await noted(tx, caller, { question: { ...question, after }, found, reason, now })
      return found
    })
    const last = people.length === limit ? people.at(-1) : undefined
    return c.json({ people, next: last ? markOf(last.name, last.id) : null }, 200)
  })
  app.openapi(fileRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'people.write')
    const reason = reasonOf(c)
    const now = clock()
    const found = await atomically(db, organisation, async (tx) => {
      const people = await everyone(tx, organisation, asSearch(c.req.valid('query'), now), now)
      const shown = people.slice(0, 200).map(({ id }) => id)
      const detail = { total: people.length, shown }
      await recordAudit(tx, organisation, {
        actor: email,
        action: 'people.exported',
        detail,
        words: reason,
        now,
      })
      return people
    })
    return c.body(csvOf(titles, found.map(cells)), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="people.csv"',
    })
  })
  return app
}

function asSearch({ bbox, at, ...question }: Question, now: Date): Omit<Search, 'limit'> {
  return { ...question, box: bbox, at: at ? new Date(at) : now }
}

async function noted(
  tx: Tx,
  { organisation, email }: Caller,
  { question, found, reason, now }: { question: object; found: Found[]; reason: string; now: Date },
) {
  const shown = found.map(({ id }) => id)
  await recordLookUp(tx, organisation, {
    ...{ actor: email, action: 'person.searched', search: question, shown, reason, now },
  })
}

async function everyone(tx: Tx, organisation: string, search: Omit<Search, 'limit'>, now: Date) {
  const people: Found[] = []
  for (;;) {
    const last = people.at(-1)
    const after = last && { name: last.name, id: last.id }
    const page = await searchPeople(tx, organisation, { ...search, after, limit: batch }, now)
    people.push(...page)
    if (page.length < batch || people.length >= mostRows) return people.slice(0, mostRows)
  }
}

const titles = [
  'key',
  'name',
  'email',
  'phone',
  'team',
  'role',
  'kind',
  'tags',
  'active',
  'where',
  'country',
  'since',
  'until',
]

function cells({ where, ...person }: Found): (string | null)[] {
  const { key, name, email, phone, team, role, kind, tags, active } = person
  const since = where && where.starts.getTime() > 0 ? where.starts.toISOString() : null
  return [
    ...[key, name, email, phone, team, role, kind, tags.join('; '), active ? 'yes' : 'no'],
    ...[where?.label ?? null, where?.country ?? null, since, where?.ends?.toISOString() ?? null],
  ]
}
