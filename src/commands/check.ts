import { parseAlertFile } from '../alerts/alert-file.ts'
import { checkDocument } from '../cap/feed.ts'
import { alertFileText } from './alert-bytes.ts'
import { type Command, misuse } from './command.ts'
import { readInput } from './input.ts'

type Breach = { rule: string; level: 'error' | 'warning'; path: string; message: string }

export const command: Command = {
  usage: 'check FILE…',
  summary: 'The rules that an alert file, a CAP message or a feed breaks, by rule; exit code 1 on an error.',
  options: { json: { type: 'boolean' } },
  async run(call) {
    if (call.words.length === 0) throw misuse('Name at least one file.')
    let errors = 0
    const report: { file: string; breaches: Breach[] }[] = []
    for (const file of call.words) {
      const breaches = checkBytes(file, await readInput(file))
      errors += breaches.filter(({ level }) => level === 'error').length
      report.push({ file, breaches })
    }
    if (call.options.json) call.print(JSON.stringify(report, null, 2))
    else
      for (const { file, breaches } of report) {
        if (breaches.length === 0) call.print(`${file}: no rule is broken.`)
        for (const { level, rule, path, message } of breaches)
          call.print(`${file}: ${level} ${rule} at ${path}: ${message}`)
      }
    return errors ? 1 : 0
  },
}

function checkBytes(file: string, bytes: Uint8Array): Breach[] {
  const text = alertFileText(file, bytes)
  if (text !== null) return checkAlertFile(text)
  const checked = checkDocument(bytes)
  return checked.ok
    ? checked.breaches
    : [{ rule: checked.rule, level: 'error', path: '/', message: checked.fault }]
}

function checkAlertFile(text: string): Breach[] {
  const parsed = parseAlertFile(text.trimStart())
  if (parsed.ok) return []
  return parsed.faults.map(({ field, message }) => ({
    rule: 'alert.file',
    level: 'error',
    path: field,
    message,
  }))
}
