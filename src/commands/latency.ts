import { atomically } from '../database/database.ts'
import { spreadsOfAlerts, spreadsOfReports } from '../latency/queries.ts'
import type { Spread } from '../latency/stages.ts'
import { type Command, misuse, text } from './command.ts'
import { withInstallation } from './installation.ts'

export const command: Command = {
  usage: 'latency [--days N]',
  summary:
    'How long it takes from an event to the last person who knew, stage by stage: half of them, nine tenths, the longest.',
  options: { days: { type: 'string' }, json: { type: 'boolean' }, organisation: { type: 'string' } },
  async run(call) {
    const days = Number(text(call, 'days') ?? 30)
    if (!Number.isInteger(days) || days < 1 || days > 366)
      throw misuse('--days: give a whole number from 1 to 366.')
    const since = new Date(Date.now() - days * 86_400_000)
    return withInstallation(call, async ({ db }, organisation) => {
      const ledger = await atomically(db, organisation, async (tx) => ({
        alerts: await spreadsOfAlerts(tx, organisation, since),
        reports: await spreadsOfReports(tx, since),
      }))
      if (call.options.json) call.print(JSON.stringify({ since, ...ledger }, null, 2))
      else
        for (const [what, spreads] of Object.entries(ledger)) {
          call.print(spreads.length === 0 ? `${what}: nothing in ${days} days` : `${what}:`)
          for (const spread of spreads) call.print(lineOf(spread))
        }
      return 0
    })
  },
}

function lineOf({ stage, since, of, half, most, longest }: Spread) {
  const times = [half, most, longest].map((seconds) => inWords(seconds).padStart(9)).join(' ')
  return `  ${`${since} to ${stage}`.padEnd(28)} ${times}  of ${of}`
}

/** Seconds as people say them. */
function inWords(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} d`
}
