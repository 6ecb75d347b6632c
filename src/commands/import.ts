import { importPeople } from '../people/import-people.ts'
import { importSites } from '../people/import-sites.ts'
import { importTrips } from '../people/import-trips.ts'
import { type Command, misuse } from './command.ts'
import { readInput } from './input.ts'
import { withInstallation } from './installation.ts'

const imports = { people: importPeople, trips: importTrips, sites: importSites }

export const command: Command = {
  usage: 'import people|trips|sites FILE.csv [--dry-run]',
  summary: 'Import people, trips or sites from a CSV file: all of it or, where a row is wrong, nothing.',
  options: { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' }, organisation: { type: 'string' } },
  async run(call) {
    const [kind = '', file] = call.words
    if (!(kind in imports) || !file)
      throw misuse(
        `Say what to import (people, trips or sites) and from where: alarum import ${kind in imports ? kind : 'people'} FILE.csv`,
      )
    const bytes = await readInput(file)
    const dryRun = call.options['dry-run'] === true
    return withInstallation(call, async ({ db }, organisation) => {
      const report = await imports[kind as keyof typeof imports](db, organisation, bytes, {
        dryRun,
        now: new Date(),
      })
      if (call.options.json)
        call.print(JSON.stringify({ ...report, changedStays: report.changedStays.length }, null, 2))
      else {
        for (const { row, column, message } of report.errors)
          call.warn(`row ${row}${column ? `, ${column}` : ''}: ${message}`)
        for (const { row, message } of report.warnings) call.warn(`row ${row}: ${message}`)
        const verb = dryRun ? 'would be ' : ''
        if (report.errors.length) call.warn(`${file}: nothing was imported.`)
        else
          call.print(
            `${kind}: ${report.added} ${verb}added, ${report.changed} ${verb}changed, ${report.unchanged} unchanged.`,
          )
      }
      return report.errors.length ? 1 : 0
    })
  },
}
