import { organisationSlug } from '../app/place.ts'
import { lookUpReason } from '../app/reason.ts'
import { signedInAgain } from '../app/session-ended.ts'
import { offline, problemOf } from './problem.ts'

type Query = Record<string, string | number | boolean | null | undefined>
type Options = { query?: Query; signal?: AbortSignal; body?: unknown; bytes?: Blob; type?: string }

/**
 * Calls the API for the organisation in the address bar. Throws an `ApiProblem`. Where the session has ended, it asks for
 * a sign-in over what is on screen, and goes on with the same call afterwards: nothing typed is lost.
 */
async function call<T>(method: string, path: string, options: Options = {}): Promise<T> {
  for (;;) {
    const answer = await send(method, path, options)
    if (answer.status === 401) {
      await signedInAgain()
      continue
    }
    if (!answer.ok) throw await problemOf(answer)
    if (answer.status === 204) return undefined as T
    const json = answer.headers.get('content-type')?.includes('json')
    return (json ? await answer.json() : await answer.text()) as T
  }
}

async function send(method: string, path: string, { query, signal, body, bytes, type }: Options) {
  const reason = lookUpReason()
  const headers: Record<string, string> = { accept: 'application/json' }
  if (reason) headers['x-alarum-reason'] = encodeURIComponent(reason)
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (bytes) headers['content-type'] = type ?? bytes.type
  try {
    return await fetch(apiAddress(path, query), {
      method,
      headers,
      body: body === undefined ? (bytes ?? null) : JSON.stringify(body),
      signal: signal ?? null,
    })
  } catch (fault) {
    if (signal?.aborted) throw fault
    throw offline(fault)
  }
}

/** The address of an API call, for links, frames and streams too. */
export function apiAddress(path: string, query: Query = {}): string {
  const words = new URLSearchParams()
  const organisation = organisationSlug()
  if (organisation) words.set('organisation', organisation)
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') words.set(name, String(value))
  const text = words.toString()
  return `/api${path}${text ? `?${text}` : ''}`
}

export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) =>
    call<T>('GET', path, { ...(query ? { query } : {}), ...(signal ? { signal } : {}) }),
  post: <T>(path: string, body: unknown = {}, options: Options = {}) =>
    call<T>('POST', path, { ...options, body }),
  put: <T>(path: string, body: unknown) => call<T>('PUT', path, { body }),
  patch: <T>(path: string, body: unknown, options: Options = {}) =>
    call<T>('PATCH', path, { ...options, body }),
  delete: <T>(path: string, query?: Query) => call<T>('DELETE', path, query ? { query } : {}),
  /** Sends a file as it is. */
  upload: <T>(path: string, bytes: Blob, type: string, query?: Query) =>
    call<T>('POST', path, { bytes, type, ...(query ? { query } : {}) }),
}
