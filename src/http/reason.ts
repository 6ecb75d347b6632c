import type { Context } from 'hono'
import { Problem } from './problem.ts'

/** Header in which a console sends why somebody looks, URI-encoded: headers carry no accents. */
const header = 'x-alarum-reason'

/** Why the caller looks at names or places, in their words; throws `invalid-fields` where nothing is said. */
export function reasonOf(c: Context): string {
  const reason = decoded(c.req.header(header) ?? '').trim()
  if (reason !== '' && reason.length <= 500) return reason
  const message = `Say why you look, in at most 500 characters, in the header ${header}. It is kept in the log.`
  throw new Problem('invalid-fields', message, [{ path: 'reason', message }])
}

function decoded(text: string) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
