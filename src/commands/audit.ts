import { type AuditVerdict, verifyAudit } from '../audit/verify.ts'
import { type Command, misuse, text } from './command.ts'
import { withInstallation } from './installation.ts'

/** A waiting entry is sealed within seconds; one that waited longer than this says that no worker runs. */
const sealWithinMs = 60_000

export const command: Command = {
  usage: 'audit verify [--organisation SLUG] [--head HASH]',
  summary:
    'Whether the audit log is as it was written; exit 1 where it is not. Note the head it prints elsewhere: --head checks it later.',
  options: { organisation: { type: 'string' }, head: { type: 'string' }, json: { type: 'boolean' } },
  async run(call) {
    if (call.words[0] !== 'verify' || call.words.length > 1)
      throw misuse('Say what to do: alarum audit verify')
    const noted = text(call, 'head')?.trim().toLowerCase()
    if (noted !== undefined && !/^[0-9a-f]{64}$/.test(noted))
      throw misuse('--head takes the 64 hexadecimal digits that an earlier run printed.')
    return withInstallation(call, async ({ db }, organisation) => {
      const verdict = await verifyAudit(db, organisation, noted ? { noted } : {})
      if (call.options.json) call.print(JSON.stringify(verdict))
      else for (const line of verdictLines(verdict, new Date())) call.print(line)
      return verdict.broken ? 1 : 0
    })
  },
}

function verdictLines(verdict: AuditVerdict, now: Date): string[] {
  const { broken, checked, of, erased, head, unsealed, oldestUnsealed, noted } = verdict
  if (broken) {
    const where = broken.number === null ? '' : ` at number ${broken.number} of ${of}`
    const entry = broken.entry ? ` (entry ${broken.entry})` : ''
    return [
      `✘ The log is broken${where}${entry}: ${broken.reason}`,
      `  ${checked} entries before it are whole.`,
    ]
  }
  const waits = oldestUnsealed ? now.getTime() - oldestUnsealed.getTime() : 0
  return [
    `✔ The log is whole: ${checked} entries, each as it was written.`,
    `  Head  ${head ?? 'none yet'}`,
    ...(noted === null ? [] : [`  The noted head stands at number ${noted}.`]),
    ...(erased ? [`  ${erased} entries have had their words erased, as the log notes.`] : []),
    ...(unsealed
      ? [
          `  ${unsealed} wait for their seal${waits > sealWithinMs ? ', too long: is a server running?' : '.'}`,
        ]
      : []),
  ]
}
