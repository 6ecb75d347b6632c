import { randomUUID } from 'node:crypto'
import type { AlertContent } from '../alerts/alert.ts'
import { atomically, type Tx } from '../database/database.ts'
import { issue } from '../issuing/issue.ts'
import { saveStay } from '../people/stays.ts'
import { aDesk } from './desk.ts'
import { testDatabase } from './scene.ts'
import { served } from './served.ts'
import { someContent, somePeople } from './told.ts'

const day = 86_400_000

type Given = { role?: string; smtpUrl?: string; withConsole?: boolean }

/** Somebody of a role signed in to a served desk, with Ana and Bo in Iraq and Cleo in France; `issue` issues to Iraq. */
export async function anAlertDesk({ role = 'owner', smtpUrl, withConsole = false }: Given = {}) {
  const { db } = await testDatabase()
  const site = await served(db, { withConsole, ...(smtpUrl ? { smtpUrl } : {}) })
  const { organisation, email, cookie } = await aDesk(db, site, { role })
  const act = <T>(work: (tx: Tx) => Promise<T>) => atomically(db, organisation, work)
  const people = await somePeople({ organisation, act } as Parameters<typeof somePeople>[0], [
    { name: 'Ana' },
    { name: 'Bo' },
    { name: 'Cleo' },
  ])
  const [starts, ends] = [new Date(Date.now() - day), new Date(Date.now() + 5 * day)]
  for (const [name, country] of [
    ['Ana', 'IQ'],
    ['Bo', 'IQ'],
    ['Cleo', 'FR'],
  ] as const)
    await act((tx) =>
      saveStay(tx, organisation, {
        ...{
          key: randomUUID(),
          person: people[name] as string,
          trip: null,
          kind: 'lodging',
          label: 'Hotel unknown',
        },
        where: { precision: 'country', place: `country:${country}`, country, point: null, zone: null },
        ...{ starts, ends, assumed: [] },
      }),
    )
  const content = (over: Partial<AlertContent>) =>
    someContent({
      area: [{ type: 'country', country: 'IQ' }],
      timeframe: { from: starts.toISOString(), to: ends.toISOString() },
      ...over,
    })
  const call = (path: string, init: RequestInit = {}, reason?: string) =>
    fetch(`${site.url}/api${path}`, {
      ...init,
      headers: {
        cookie,
        origin: site.url,
        'content-type': 'application/json',
        ...(reason ? { 'x-alarum-reason': encodeURIComponent(reason) } : {}),
      },
    })
  const get = (path: string, reason?: string) => call(path, {}, reason)
  const post = (path: string, body: unknown = {}) =>
    call(path, { method: 'POST', body: JSON.stringify(body) })
  return {
    ...{ db, site, organisation, email, cookie, act, people, content, get, post, work: site.work },
    patch: (path: string, body: unknown) => call(path, { method: 'PATCH', body: JSON.stringify(body) }),
    async json<T>(path: string, reason?: string): Promise<T> {
      const answer = await get(path, reason)
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      return (await answer.json()) as T
    },
    async issue(over: Partial<AlertContent>, more: { follows?: string[]; alert?: string } = {}) {
      const issued = await issue(db, organisation, {
        kind: more.alert ? 'update' : 'alert',
        content: content(over),
        ...{ exercise: true, actor: { email, through: 'console' }, now: new Date() },
        ...more,
      })
      if (!issued.ok) throw new Error(JSON.stringify(issued.holds))
      return issued
    },
    async end(slug: string, how: 'cancel' | 'all-clear', note: string) {
      const answer = await post(`/alerts/${slug}/${how}`, { note })
      if (answer.status !== 201) throw new Error(await answer.text())
    },
    /** Actions and words of the log about a thing, the first first. */
    async audited(subject: string) {
      const rows = await act((tx) =>
        tx
          .selectFrom('audit_entry')
          .select(['action', 'words'])
          .where('subject', '=', subject)
          .orderBy('at')
          .execute(),
      )
      return rows.map(({ action, words }) => [action, words])
    },
    [Symbol.asyncDispose]: () => site[Symbol.asyncDispose](),
  }
}
