import type { AlertContent } from '../alerts/alert.ts'
import { parseAlertFile } from '../alerts/alert-file.ts'
import { contentFromDraft } from '../alerts/content-from-draft.ts'
import { readText } from '../reading/read.ts'
import type { RadiusTable } from '../vocabulary/radius.ts'
import { alertFileText } from './alert-bytes.ts'
import { Refusal } from './command.ts'
import { readInput } from './input.ts'

/** What a file says an alert is to be. An alert file may also say what it follows and that it is an exercise. */
export type AlertInput = {
  content: AlertContent
  exercise: boolean
  follows: string[]
  situation: string | null
}

/** Reads an alert file, or any text, page or CAP message that an alert can be made of. Refuses with every fault at once. `radii` are the organisation's, for places without a radius. */
export async function readAlertInput(file: string, now: Date, radii: RadiusTable): Promise<AlertInput> {
  const bytes = await readInput(file)
  const text = alertFileText(file, bytes)
  return text === null ? fromText(file, bytes, now, radii) : fromAlertFile(file, text, now)
}

function fromAlertFile(file: string, text: string, now: Date): AlertInput {
  const parsed = parseAlertFile(text.trimStart(), now)
  if (!parsed.ok) {
    const faults = parsed.faults.map(({ field, message }) => `  ${field}: ${message}`)
    throw new Refusal(`${file} cannot be issued:\n${faults.join('\n')}`)
  }
  const { content, exercise = false, follows = [], situation = null } = parsed
  return { content, exercise, follows, situation }
}

function fromText(file: string, bytes: Uint8Array, now: Date, radii: RadiusTable): AlertInput {
  const read = readText(bytes, { filename: file, now: now.toISOString() })
  if ('fault' in read) throw new Refusal(read.fault)
  const [draft, ...others] = read.drafts
  if (!draft) throw new Refusal(`${file}: there is no alert in it.`)
  if (others.length)
    throw new Refusal(
      `${file} holds ${others.length + 1} alerts; issue them one at a time, each in a file of its own.`,
    )
  const made = contentFromDraft(draft, now, { radii })
  if ('missing' in made) {
    const faults = made.missing.map(({ field, message }) => `  ${field}: ${message}`)
    throw new Refusal(
      `${file} cannot be issued as it stands:\n${faults.join('\n')}\nalarum read ${file} shows what was understood.`,
    )
  }
  return { content: made.content, exercise: false, follows: [], situation: null }
}
