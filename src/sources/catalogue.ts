import { readFileSync } from 'node:fs'
import { parse, stringify } from 'yaml'
import type { z } from 'zod'
import { type CatalogueEntry, catalogueEntry } from './catalogue-schema.ts'

/** Where in which file, and what to do: `entry 3 (usgs), field every: give whole minutes`. */
export type CatalogueFault = { file: string; entry: string; field: string; fault: string }
export type Catalogue = { ok: true; entries: CatalogueEntry[] } | { ok: false; faults: CatalogueFault[] }

/** The sources that come with Alarum, overridden and added to by an operator's file of the same form. */
export function readCatalogue(own?: { file: string; text: string }): Catalogue {
  const file = 'catalogue.yaml'
  const bundled = parseCatalogue(readFileSync(new URL(file, import.meta.url), 'utf8'), file)
  if (!own) return bundled
  const added = parseCatalogue(own.text, own.file)
  if (bundled.ok && added.ok) return { ok: true, entries: overridden(bundled.entries, added.entries) }
  return { ok: false, faults: [bundled, added].flatMap((read) => (read.ok ? [] : read.faults)) }
}

/** YAML to entries in the file's order, or every fault at once. Knows no disk; never throws. */
export function parseCatalogue(text: string, file: string): Catalogue {
  const rows = yamlRows(text)
  if (typeof rows === 'string')
    return { ok: false, faults: [{ file, entry: 'file', field: '', fault: rows }] }
  const parsed = rows.map((row) => catalogueEntry.safeParse(row))
  const faults = parsed.flatMap((one, index) =>
    one.success ? [] : faultsOf(one.error, file, nameOf(rows[index], index)),
  )
  faults.push(...repeated(rows, 'key', file), ...repeated(rows, 'url', file))
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, entries: parsed.flatMap((one) => (one.success ? [one.data] : [])) }
}

/** The same entries as text that `parseCatalogue` reads. */
export function writeCatalogue(entries: readonly CatalogueEntry[]): string {
  return stringify(entries, { lineWidth: 0 })
}

/** Entries of `own` take the place of those with their key; new ones follow in their order. */
export function overridden(
  base: readonly CatalogueEntry[],
  own: readonly CatalogueEntry[],
): CatalogueEntry[] {
  const all = new Map([...base, ...own].map((entry) => [entry.key, entry]))
  return [...all.values()]
}

function yamlRows(text: string): unknown[] | string {
  try {
    const rows: unknown = parse(text, { maxAliasCount: 0 })
    if (rows === null || rows === undefined) return []
    return Array.isArray(rows) ? rows : 'Write a list of entries, each beginning with "- key:".'
  } catch (error) {
    return `It is not YAML: ${error instanceof Error ? error.message : 'it cannot be read.'}`
  }
}

function faultsOf(error: z.ZodError, file: string, entry: string): CatalogueFault[] {
  return error.issues.map((issue) => ({ file, entry, field: issue.path.join('.'), fault: issue.message }))
}

function nameOf(row: unknown, index: number) {
  const key = wordIn(row, 'key')
  return `entry ${index + 1}${key === undefined ? '' : ` (${key})`}`
}

function repeated(rows: unknown[], field: 'key' | 'url', file: string): CatalogueFault[] {
  const first = new Map<string, number>()
  return rows.flatMap((row, index) => {
    const value = wordIn(row, field)
    const before = value === undefined ? undefined : first.get(value)
    if (value !== undefined && before === undefined) first.set(value, index)
    if (before === undefined) return []
    const fault = `entry ${before + 1} has it already; keep one of them`
    return [{ file, entry: nameOf(row, index), field, fault }]
  })
}

function wordIn(row: unknown, field: string): string | undefined {
  const value = typeof row === 'object' && row !== null ? (row as Record<string, unknown>)[field] : undefined
  return typeof value === 'string' ? value : undefined
}
