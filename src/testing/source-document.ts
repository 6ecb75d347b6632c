import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import type { DocumentContext, Format, Item } from '../sources/item.ts'

const samples = new URL('../sources/formats/samples/', import.meta.url)

/** What is known of a document in a test, in UTC unless it says otherwise. */
export function documentContext(known: Partial<DocumentContext> = {}): DocumentContext {
  return {
    url: 'https://source.example/a/list',
    contentType: null,
    timeZone: 'UTC',
    language: null,
    country: null,
    ...known,
  }
}

/** The bytes of a sample: a source's real shape with words of our own. */
export function sampleBytes(file: string): Uint8Array {
  return readFileSync(new URL(file, samples))
}

export function sampleFiles(): string[] {
  return readdirSync(samples)
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** Reads a document that is to be read; fails with the refusal where it is not. */
export function readAs(format: Format, bytes: Uint8Array, known: Partial<DocumentContext> = {}) {
  const read = format.read(bytes, documentContext(known))
  assert.ok(read.ok, read.ok ? '' : read.fault)
  return read
}

/** The items of a sample, by their strongest name. */
export function sampleItems(
  format: Format,
  file: string,
  known: Partial<DocumentContext> = {},
): Record<string, Item> {
  const { items } = readAs(format, sampleBytes(file), known)
  return Object.fromEntries(items.map((item) => [item.ids[0], item]))
}

/** The one item of a JSON value or an XML text. */
export function onlyItem(format: Format, document: unknown, known: Partial<DocumentContext> = {}): Item {
  const text = typeof document === 'string' ? document : JSON.stringify(document)
  const { items, dropped } = readAs(format, bytesOf(text), known)
  assert.equal(items.length, 1, JSON.stringify(dropped))
  return items[0] as Item
}
