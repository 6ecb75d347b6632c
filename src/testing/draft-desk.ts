import { after } from 'node:test'
import { atomically, type Tx } from '../database/database.ts'
import type { DraftChanged, DraftView, NewDraft } from '../desk/drafts/contract.ts'
import { aDesk, aMember } from './desk.ts'
import { testDatabase } from './scene.ts'
import { served } from './served.ts'

const open: AsyncDisposable[] = []
// At the top of the module, so that it belongs to the file and not to one test.
after(async () => {
  for (const site of open) await site[Symbol.asyncDispose]()
})

type Settings = {
  clock?: () => Date
  settings?: Record<string, string>
  role?: string
  withConsole?: boolean
}

/**
 * Two who write drafts in one organisation, Ana of `role` and Bo an approver; `member` signs in another. With a console the
 * test closes the site itself: what hears changes must go before the database does.
 */
export async function someDraftDesk({ role = 'approver', ...serving }: Settings = {}) {
  const { db } = await testDatabase()
  const site = await served(db, serving)
  if (!serving.withConsole) open.push(site)
  const first = await aDesk(db, site, { role: 'owner' })
  const { organisation } = first
  const act = <T>(work: (tx: Tx) => Promise<T>) => atomically(db, organisation, work)

  async function member(as: string) {
    const { cookie, email } = await aMember(db, site, organisation, as)
    return speaking(cookie, email)
  }

  function speaking(cookie: string, email: string) {
    async function ask<T = Record<string, unknown>>(method: string, path: string, body?: unknown) {
      const answer = await fetch(`${site.url}/api${path}`, {
        method,
        headers: { cookie, origin: site.url, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      const isJson = answer.headers.get('content-type')?.includes('json')
      return { status: answer.status, said: (isJson ? JSON.parse(text) : text) as T, headers: answer.headers }
    }
    async function begin(given: NewDraft) {
      const { status, said } = await ask<DraftView>('POST', '/drafts', given)
      if (status !== 201) throw new Error(JSON.stringify(said))
      return said
    }
    const change = (draft: Pick<DraftView, 'id' | 'version'>, changes: object, more: object = {}) =>
      ask<DraftChanged>('PATCH', `/drafts/${draft.id}`, { base: draft.version, changes, ...more })
    return { email, cookie, ask, begin, change, act }
  }

  const reviewers = (number: number) =>
    act((tx) =>
      tx
        .insertInto('organisation_setting')
        .values({ organisation, reviewers_needed: number })
        .onConflict((on) => on.column('organisation').doUpdateSet({ reviewers_needed: number }))
        .execute(),
    )
  const owner = speaking(first.cookie, first.email)
  return {
    ...{ db, site, organisation, act, member, reviewers, owner },
    ana: await member(role),
    bo: await member('approver'),
  }
}
