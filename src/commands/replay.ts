import { atomically } from '../database/database.ts'
import {
  beginReplay,
  findReplay,
  type Replay,
  type ReplayedAlert,
  replayedAlerts,
} from '../exposure/replay/replay.ts'
import { workReplays } from '../exposure/replay/work.ts'
import { usualPresence } from '../people/presence-rules.ts'
import { ExposureRules, rulesOf } from '../people/rules.ts'
import { usualRadii } from '../vocabulary/radius.ts'
import { namedActor } from './actor.ts'
import { type Call, type Command, misuse, text } from './command.ts'
import { withInstallation } from './installation.ts'

const listed = 1_000
const names = [...Object.keys(usualPresence), ...Object.keys(usualRadii)]

export const command: Command = {
  usage: 'replay [--since 90d] --rule NAME=NUMBER … [--as EMAIL]',
  summary: `Past alerts under other rules: who would have been told and who not, and messages a person and week. Nobody is told.
      Rules: ${names.join(', ')}.`,
  options: {
    since: { type: 'string' },
    rule: { type: 'string', multiple: true },
    as: { type: 'string' },
    json: { type: 'boolean' },
    organisation: { type: 'string' },
  },
  async run(call) {
    const changes = rulesGiven(call)
    const days = daysOf(text(call, 'since') ?? '90d')
    return withInstallation(call, async ({ db }, organisation) => {
      const now = new Date()
      const { email: by } = await namedActor(call, db, organisation)
      const { id } = await atomically(db, organisation, async (tx) => {
        const rules = proposed(await rulesOf(tx, organisation), changes)
        const since = new Date(now.getTime() - days * 86_400_000)
        return beginReplay(tx, organisation, { rules, since, now, by })
      })
      while ((await workReplays(db, organisation, id)) > 0);
      const [replay, alerts] = await atomically(db, organisation, async (tx) => [
        await findReplay(tx, organisation, id),
        await replayedAlerts(tx, organisation, id, listed),
      ])
      if (!replay) throw misuse('The replay was forgotten while it ran; run it again.')
      if (call.options.json) call.print(JSON.stringify({ ...replay, alerts }, null, 2))
      else print(call, replay, alerts)
      return 0
    })
  },
}

/** `90d`, `12w`, or a plain number of days. */
function daysOf(words: string): number {
  const found = /^(\d{1,4})([dw]?)$/.exec(words.trim())
  const days = Number(found?.[1]) * (found?.[2] === 'w' ? 7 : 1)
  if (!(days >= 1 && days <= 3650))
    throw misuse(`--since ${words}: write a number of days, as 90d, or of weeks, as 12w.`)
  return days
}

function rulesGiven(call: Call): [string, number][] {
  const given = call.options.rule as unknown as string[] | undefined
  if (!given?.length) throw misuse('Name a rule to try, as --rule afterDepartureHours=48.')
  return given.map((words) => {
    const [, name = '', number = ''] = /^([A-Za-z]+)=(.+)$/.exec(words.trim()) ?? []
    if (!names.includes(name))
      throw misuse(`--rule ${words}: no rule has this name. There are ${names.join(', ')}.`)
    if (Number.isNaN(Number(number))) throw misuse(`--rule ${words}: "${number}" is no number.`)
    return [name, Number(number)]
  })
}

function proposed(current: ExposureRules, changes: [string, number][]): ExposureRules {
  const of = (usual: object) => Object.fromEntries(changes.filter(([name]) => name in usual))
  const read = ExposureRules.safeParse({
    presence: { ...current.presence, ...of(usualPresence) },
    radius: { ...current.radius, ...of(usualRadii) },
  })
  if (read.success) return read.data
  const faults = read.error.issues.map(({ path, message }) => `${String(path.at(-1))}: ${message}`)
  throw misuse(`These rules cannot be tried: ${faults.join('; ')}`)
}

function print(call: Call, { total, result }: Replay, alerts: ReplayedAlert[]) {
  call.print(`${total} alerts and updates, ${alerts.filter(changed).length} of them with another audience`)
  for (const line of alerts.filter((one) => changed(one) || one.fault))
    call.print(
      line.fault
        ? `  ${line.headline} /${line.number}: ${line.fault}`
        : `  ${String(line.current).padStart(6)} → ${String(line.proposed).padStart(6)}  +${line.added} −${line.lost}  ${line.headline} /${line.number}`,
    )
  if (!result) return
  const { current, proposed } = result
  call.print(`messages           ${current.messages} → ${proposed.messages}`)
  call.print(`people             ${current.people} → ${proposed.people}`)
  call.print(
    `a person and week  ${current.meanAWeek} → ${proposed.meanAWeek}, at most ${current.busiestWeek} → ${proposed.busiestWeek}`,
  )
}

function changed({ added, lost }: ReplayedAlert) {
  return (added ?? 0) + (lost ?? 0) > 0
}
