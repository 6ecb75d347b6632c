import { atomically } from '../database/database.ts'
import { rollCall } from '../replies/roll-call.ts'
import { type Command, misuse, Refusal } from './command.ts'
import { withInstallation } from './installation.ts'
import { alertNamed } from './release.ts'

const words = {
  'need-help': 'NEEDS HELP',
  'not-reached': 'not reached',
  asked: 'no answer',
  waiting: 'being asked',
  acknowledged: 'has read it',
  safe: 'safe',
  'accounted-for': 'accounted for',
}

export const command: Command = {
  usage: 'rollcall ALERT',
  summary: 'Who is safe, needs help, has not answered, or could not be reached.',
  options: { json: { type: 'boolean' }, organisation: { type: 'string' } },
  async run(call) {
    const [name] = call.words
    if (!name) throw misuse('Name the alert by its slug, its address or its id.')
    return withInstallation(call, async (installation, organisation) => {
      const alert = await alertNamed(installation, organisation, name)
      const roll = await atomically(installation.db, organisation, (tx) =>
        rollCall(tx, organisation, alert.id, { limit: 100_000 }),
      )
      if (!roll) throw new Refusal('This alert asks for no answer, so it has no roll-call.')
      if (call.options.json) call.print(JSON.stringify(roll, null, 2))
      else {
        call.print(`${roll.exercise ? 'EXERCISE  ' : ''}${roll.headline}`)
        for (const [status, count] of Object.entries(roll.counts))
          if (count) call.print(`  ${String(count).padStart(5)}  ${words[status as keyof typeof words]}`)
        for (const line of roll.lines)
          call.print(
            `${words[line.status].padEnd(14)} ${line.name}${line.note ? `: ${line.note}` : ''}${line.reportedBy ? ` (recorded by ${line.reportedBy})` : ''}`,
          )
      }
      return 0
    })
  },
}
