import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Command, Refusal } from './commands/command.ts'
import { readConfig } from './config.ts'
import { Problem } from './http/problem.ts'

/** Each command is imported only when it runs, so that a short one starts in a tenth of a second. */
const commands: Record<string, () => Promise<{ command: Command }>> = {
  serve: () => import('./commands/serve.ts'),
  read: () => import('./commands/read.ts'),
  issue: () => import('./commands/issue.ts'),
  update: () => import('./commands/update.ts'),
  cancel: () => import('./commands/cancel.ts'),
  'all-clear': () => import('./commands/all-clear.ts'),
  import: () => import('./commands/import.ts'),
  exposure: () => import('./commands/exposure.ts'),
  replay: () => import('./commands/replay.ts'),
  rollcall: () => import('./commands/rollcall.ts'),
  sources: () => import('./commands/sources.ts'),
  stories: () => import('./commands/stories.ts'),
  latency: () => import('./commands/latency.ts'),
  poll: () => import('./commands/poll.ts'),
  check: () => import('./commands/check.ts'),
  doctor: () => import('./commands/doctor.ts'),
  'sign-in': () => import('./commands/sign-in.ts'),
  key: () => import('./commands/key.ts'),
  audit: () => import('./commands/audit.ts'),
  backup: () => import('./commands/backup.ts'),
  restore: () => import('./commands/restore.ts'),
}

// Whoever reads the answer may have seen enough, as head does.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code === 'EPIPE') process.exit(0)
  throw fault
})
process.exitCode = await main(process.argv.slice(2))

async function main([name, ...rest]: string[]): Promise<number> {
  if (!name || name === 'help' || name === '--help' || name === '-h') return listCommands()
  const load = commands[name]
  if (!load) return refuse(`There is no command "${name}". alarum --help lists them.`, 2)
  const { command } = await load()
  try {
    return await call(command, rest)
  } catch (fault) {
    if (fault instanceof Refusal) return refuse(fault.message, fault.exitCode)
    if (fault instanceof Problem) return refuse(fault.message, 1)
    if ((fault as { code?: string }).code?.startsWith('ERR_PARSE_ARGS'))
      return refuse(`${(fault as Error).message}\nusage: alarum ${command.usage}`, 2)
    const { outageText } = await import('./commands/outage.ts')
    return refuse(outageText(fault as Error) ?? faultText(fault as Error), 1)
  }
}

async function call(command: Command, rest: string[]) {
  const options = { ...command.options, help: { type: 'boolean' } } as const
  const { values, positionals } = parseArgs({ args: rest, options, allowPositionals: true })
  if (values.help) return describe(command)
  const settings = readConfig(process.env, dotEnv())
  if ('faults' in settings)
    throw new Refusal(`Settings that cannot be used:\n  ${settings.faults.join('\n  ')}`, 2)
  return command.run({
    words: positionals,
    options: values as Record<string, string | boolean | undefined>,
    config: settings.config,
    print: (line) => process.stdout.write(`${line}\n`),
    warn: (line) => process.stderr.write(`${line}\n`),
  })
}

function dotEnv() {
  try {
    return readFileSync('.env', 'utf8')
  } catch {
    return ''
  }
}

async function listCommands() {
  process.stdout.write('Alarum turns reports of events into security alerts that people act on.\n\n')
  for (const load of Object.values(commands)) {
    const { command } = await load()
    process.stdout.write(`  alarum ${command.usage}\n      ${command.summary}\n`)
  }
  process.stdout.write('\nEvery command has --help. alarum doctor lists the settings.\n')
  return 0
}

function describe(command: Command) {
  const options = Object.entries(command.options ?? {}).map(
    ([name, { type }]) => `  --${name}${type === 'string' ? ' …' : ''}`,
  )
  process.stdout.write(
    `usage: alarum ${command.usage}\n\n${command.summary}\n${options.length ? `\n${options.join('\n')}\n` : ''}`,
  )
  return 0
}

function refuse(message: string, code: number) {
  process.stderr.write(`alarum: ${message}\n`)
  return code
}

/** A fault nobody foresaw keeps its stack for the report; one with a remedy in its message needs none. */
function faultText(fault: Error) {
  const foreseen = fault.cause !== undefined || (fault as { code?: string }).code !== undefined
  return foreseen || !fault.stack ? fault.message : fault.stack
}
