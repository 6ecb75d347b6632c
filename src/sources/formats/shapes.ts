import { z } from 'zod'

/** A key that may be missing or hold what it likes. */
const anything = z.unknown().optional()

/** What names or says a thing and may not be missing: text that is not blank, or a number. */
export const name = z
  .union([z.string(), z.number()], { error: 'expected text or a number' })
  .transform((value, context) => {
    const text = String(value).trim()
    if (text === '') context.addIssue({ code: 'custom', message: 'it is blank' })
    return text
  })

/** Text without the white space around it; null where there is none or it is something else. */
export const text = anything.transform((value): string | null => {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
})

/** A number, also one written as text; null for anything else. */
export const number = anything.transform((value): number | null => {
  if (typeof value === 'string' && /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value))
    return Number(value)
  return typeof value === 'number' && Number.isFinite(value) ? value : null
})

/** True, false, or null; GDACS writes them as text, others as 0 and 1. */
export const truth = anything.transform((value): boolean | null => {
  if (value === true || value === 1 || /^(true|1)$/i.test(String(value))) return true
  return value === false || value === 0 || /^(false|0)$/i.test(String(value)) ? false : null
})

/** The texts of a list; a text alone is a list of one, anything else is none. */
export const texts = anything.transform((value): string[] => {
  const all = Array.isArray(value) ? value : [value]
  return all.flatMap((one) => (typeof one === 'string' && one.trim() !== '' ? [one.trim()] : []))
})

/** The members of a list that have a shape; what has not is left out, and what is no list is none. A member alone is a list of one. */
export function some<Shape extends z.ZodType>(shape: Shape) {
  return anything.transform((value): z.output<Shape>[] => {
    const all = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]
    return all.flatMap((one) => {
      const read = shape.safeParse(one)
      return read.success ? [read.data] : []
    })
  })
}

/** A thing of a shape, or null. */
export function maybe<Shape extends z.ZodType>(shape: Shape) {
  return anything.transform((value): z.output<Shape> | null => shape.safeParse(value).data ?? null)
}

/** An absolute http(s) address, or null. A relative one is taken from `base`. */
export function addressOf(text: string | null | undefined, base?: string): string | null {
  if (!text || !URL.canParse(text, base)) return null
  const url = new URL(text, base)
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
}

/** The list without nulls, blanks and repeats, in its order. */
export function distinct(list: readonly (string | null | undefined)[]): string[] {
  return [...new Set(list.filter((one): one is string => !!one))]
}
