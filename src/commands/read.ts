import { createInterface } from 'node:readline'
import type { Draft } from '../reading/draft.ts'
import { explained } from '../reading/explained.ts'
import { readLines as readOneLine } from '../reading/lines.ts'
import { readSource } from '../reading/read-source.ts'
import { type Call, type Command, misuse, Refusal } from './command.ts'
import { readInput } from './input.ts'

export const command: Command = {
  usage: 'read FILE | --lines',
  summary: 'Read a text, HTML page, Markdown file or CAP message into a structured draft; needs no database.',
  options: { json: { type: 'boolean' }, lines: { type: 'boolean' } },
  async run(call) {
    if (call.options.lines) return readLines(call)
    const [file] = call.words
    if (!file) throw misuse('Name a file, or - for standard input.')
    const result = readSource(await readInput(file), { filename: file, now: new Date().toISOString() })
    if ('fault' in result) throw new Refusal(result.fault)
    const { drafts, text } = result
    if (call.options.json) {
      const all = drafts.map((draft) => explained(draft, text))
      call.print(JSON.stringify(all.length === 1 ? all[0] : all, null, 2))
    }
    if (!call.options.json) for (const draft of drafts) printDraft(call, draft)
    return 0
  },
}

async function readLines(call: Call) {
  for await (const line of createInterface({ input: process.stdin }))
    if (line.trim()) call.print(JSON.stringify(readOneLine(line)))
  return 0
}

function printDraft({ print }: Call, draft: Draft) {
  const rows: [string, string | null][] = [
    ['Headline', draft.headline],
    ['Published', draft.publishedAt],
    ['Event date', draft.eventDate ? `${draft.eventDate.from} – ${draft.eventDate.to}` : null],
    ['Countries', draft.countries.join(', ') || null],
    ['Category', draft.category],
    ['Severity', draft.severity],
    ['Actions', draft.actions.join(', ') || null],
    ['Summary', draft.summary],
  ]
  for (const [name, value] of rows) print(`${name.padEnd(12)}${value ?? '—'}`)
  for (const place of draft.places)
    print(
      `${'Place'.padEnd(12)}${place.name} (${place.country}, ${place.kind}, ${place.role}) ${place.lat}, ${place.lon}`,
    )
  for (const { likelihood, text } of draft.forecasts)
    print(`${'Forecast'.padEnd(12)}${likelihood ?? 'unrated'}: ${text}`)
  for (const { stands, speaker, text } of draft.claims)
    print(`${'Claim'.padEnd(12)}${speaker}: ${text}${stands ? '' : ' (no longer stands)'}`)
  for (const part of ['event', 'context', 'advice', 'standingAdvice'] as const)
    if (draft[part]) print(`\n${part}\n${draft[part]}`)
  if (draft.missing.length) print(`\nStill missing: ${draft.missing.join(', ')}`)
  print('')
}
