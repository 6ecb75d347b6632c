import { z } from 'zod'
import { countryByName } from '../geography/countries.ts'
import { Category } from '../vocabulary/category.ts'
import { Severity } from '../vocabulary/severity.ts'
import type { Wanted } from './publication.ts'

const Day = z.iso.date().refine((day) => day >= '1900-01-01')
const Query = z.object({
  q: z.string().optional(),
  country: z.string().optional(),
  category: Category.optional().catch(undefined),
  severity: Severity.optional().catch(undefined),
  from: Day.optional().catch(undefined),
  to: Day.optional().catch(undefined),
  before: z.string().optional(),
})

/** A country that no alert has: what an unknown name finds. */
export const noCountry = 'none'

/** The query of an address without what is empty, each value short and free of signs a database cannot hold. */
export function cleanQuery(query: Record<string, string>): Record<string, string> {
  const clean = Object.entries(query).map(([name, value]) => [
    name,
    value.replaceAll('\0', '').trim().slice(0, 200),
  ])
  return Object.fromEntries(clean.filter(([, value]) => value !== ''))
}

/**
 * What a query asks for. A filter that cannot be read is left out rather than refused, so that an old link still shows
 * something; an unknown country finds nothing.
 */
export function wantedBy(query: Record<string, string>, limit: number): Wanted {
  const { q, country, before, ...rest } = Query.parse(query)
  const code = country && (/^[A-Z]{2}$/.test(country) ? country : countryByName(country))
  const cursor = before && cursorOf(before)
  const filters = Object.entries(rest).filter(([, value]) => value !== undefined)
  return {
    ...(Object.fromEntries(filters) as Partial<Wanted>),
    ...(q ? { words: q } : {}),
    ...(country ? { country: code || noCountry } : {}),
    ...(cursor ? { before: cursor } : {}),
    limit,
  }
}

/** `<instant>_<alert>` of the last alert seen; anything else begins at the latest. */
function cursorOf(before: string) {
  const [at, alert] = before.split('_')
  const issuedAt = z.iso.datetime().safeParse(at)
  const id = z.guid().safeParse(alert)
  return issuedAt.success && id.success ? { issuedAt: new Date(issuedAt.data), alert: id.data } : undefined
}

/** The address of the page after this one. */
export function pageAfter(
  path: string,
  query: Record<string, string>,
  last: { issuedAt: Date; alert: string },
): string {
  const next = new URLSearchParams({ ...query, before: `${last.issuedAt.toISOString()}_${last.alert}` })
  return `${path}?${next.toString()}`
}
