import type { Database } from '../database/database.ts'
import { aDesk } from './desk.ts'

type Site = { url: string; secret: string }
type Asked = { reason?: string | null; type?: string }

/**
 * A desk whose browser speaks JSON to the API, with a reason for every look-up unless `reason` is null. Answers hold the
 * status and what was sent.
 */
export async function anApiDesk(db: Database, site: Site, options: { role?: string } = {}) {
  const desk = await aDesk(db, site, options)
  const ask = async <T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    { reason = 'Ana’s brother called', type = 'application/json' }: Asked = {},
  ) => {
    const answer = await fetch(`${site.url}/api${path}`, {
      method,
      headers: {
        ...{ cookie: desk.cookie, origin: site.url },
        ...(reason === null ? {} : { 'x-alarum-reason': encodeURIComponent(reason) }),
        ...(body === undefined ? {} : { 'content-type': type }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.includes('json')
    return { status: answer.status, said: (isJson ? JSON.parse(text) : text) as T, headers: answer.headers }
  }
  return { ...desk, ask }
}
