import { note } from './formats/note.ts'
import type { Format } from './item.ts'

const all: readonly Format[] = [note]
const byName = new Map(all.map((format) => [format.name, format]))

/** The format of this name, or undefined. */
export function formatNamed(name: string): Format | undefined {
  return byName.get(name)
}

/** Every format, in the order in which they are shown. */
export function allFormats(): readonly Format[] {
  return all
}
