import { createInterface } from 'node:readline'
import { copiesAmong } from '../alerts/copies.ts'
import { type JoinedSuggestion, joinedSuggestions } from '../alerts/joined-suggestions.ts'
import { suggestionsOf } from '../alerts/suggestions.ts'
import type { Draft } from '../reading/draft.ts'
import { explained } from '../reading/explained.ts'
import { readLines as readOneLine } from '../reading/lines.ts'
import { readSource } from '../reading/read-source.ts'
import { type Call, type Command, misuse, Refusal } from './command.ts'
import { readInput } from './input.ts'

export const command: Command = {
  usage: 'read FILE… | --lines',
  summary:
    'Read a text, HTML page, Markdown file or CAP message into a structured draft, or several reports together; needs no database.',
  options: { json: { type: 'boolean' }, lines: { type: 'boolean' } },
  async run(call) {
    if (call.options.lines) return readLines(call)
    const [file, ...more] = call.words
    if (more.length > 0) return readTogether(call)
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

/** Several reports of one event: what they suggest together, how surely, which say so, and what else it may be. */
async function readTogether({ words, options, print }: Call) {
  const now = new Date()
  const sources = await Promise.all(words.map((file) => sourceOf(file, now)))
  const kept = sources.flatMap(({ suggestions }, source) =>
    suggestions.map((one, place) => ({
      ...one,
      ...{ id: `${source}-${place}`, state: 'open' as const, source },
      evidence: one.evidence.map((span) => ({ ...span, source })),
    })),
  )
  const texts = sources.map(({ text }) => text)
  const origins = copiesAmong(texts).map((copyOf, i) => ({
    copyOf,
    publishedAt: sources[i]?.publishedAt ?? null,
  }))
  const suggestions = joinedSuggestions(kept, origins).map(({ members: _m, state: _s, ...one }) => one)
  if (options.json) print(JSON.stringify({ sources: words, suggestions }, null, 2))
  else for (const one of suggestions) printSuggestion(print, one)
  return 0
}

async function sourceOf(file: string, now: Date) {
  const read = readSource(await readInput(file), { filename: file, now: now.toISOString() })
  if ('fault' in read) throw new Refusal(read.fault)
  return {
    text: read.text,
    suggestions: suggestionsOf(read.drafts, read.text, now),
    publishedAt: read.drafts[0]?.publishedAt ?? null,
  }
}

function printSuggestion(
  print: Call['print'],
  { field, says, confidence, sources, alternatives }: Omit<JoinedSuggestion, 'members' | 'state'>,
) {
  const reports = (some: number[]) => some.map((source) => source + 1).join(', ')
  const share = (sure: number | null) => (sure === null ? '' : ` ${Math.round(sure * 100)} %`)
  print(`${field.padEnd(14)} ${says}  [${reports(sources)}]${share(confidence)}`)
  for (const other of alternatives)
    print(
      `${''.padEnd(14)} or ${other.says}${other.sources.length > 0 ? `  [${reports(other.sources)}]` : ''}${share(other.confidence)}`,
    )
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
