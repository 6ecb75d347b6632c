import { emailChannel } from '../channels/email.ts'
import { describeSettings } from '../config.ts'
import { readMigrations } from '../database/migrate.ts'
import { completeChat } from '../http/chat-completion.ts'
import type { Call, Command } from './command.ts'
import { openInstallation } from './installation.ts'

type Finding = { what: string; ok: boolean; detail: string }

export const command: Command = {
  usage: 'doctor',
  summary: 'What is configured, reachable and missing.',
  options: { json: { type: 'boolean' } },
  async run(call) {
    const findings = [await database(call), await mail(call), address(call), await model(call)]
    if (call.options.json) call.print(JSON.stringify({ findings, settings: settings() }, null, 2))
    else {
      for (const { what, ok, detail } of findings)
        call.print(`${ok ? '✔' : '✘'} ${what.padEnd(10)} ${detail}`)
      call.print('\nSettings (environment variables, or lines of a .env file):')
      for (const { name, set, description } of settings())
        call.print(`${set ? '•' : ' '} ${name.padEnd(20)} ${description}`)
    }
    return findings.every(({ ok }) => ok) ? 0 : 1
  },
}

async function database(call: Call): Promise<Finding> {
  const what = 'Database'
  try {
    const installation = await openInstallation(call)
    const migrations = await readMigrations()
    await installation.close()
    const kind = call.config.databaseUrl ? 'DATABASE_URL' : `embedded, in ${call.config.dataFolder}`
    return { what, ok: true, detail: `${kind}; ${migrations.length} migrations applied` }
  } catch (fault) {
    return { what, ok: false, detail: (fault as Error).message }
  }
}

async function mail({ config }: Call): Promise<Finding> {
  const what = 'Mail'
  if (!config.smtpUrl)
    return { what, ok: true, detail: 'no SMTP_URL: mail is kept in the outbox, readable at /outbox' }
  const channel = emailChannel({ smtpUrl: config.smtpUrl, connections: 1 })
  const fault = await channel.verify()
  channel.close()
  const { host } = new URL(config.smtpUrl)
  return fault === null
    ? { what, ok: true, detail: `${host} lets us send, as ${config.mailFrom}` }
    : { what, ok: false, detail: `${host}: ${fault}` }
}

function address({ config }: Call): Finding {
  const isLocal = ['localhost', '127.0.0.1'].includes(new URL(config.url).hostname)
  const detail = isLocal ? `${config.url}; set ALARUM_URL so that links in mail open elsewhere` : config.url
  return { what: 'Address', ok: true, detail }
}

async function model({ config }: Call): Promise<Finding> {
  const what = 'Model'
  if (!config.model) return { what, ok: true, detail: 'none: reports are read offline' }
  const { url, model: name } = config.model
  const answer = await completeChat(config.model, [{ role: 'user', content: 'Answer {}.' }], {
    type: 'object',
  })
  return answer.ok
    ? { what, ok: true, detail: `${name} at ${url} answers` }
    : { what, ok: false, detail: `${name} at ${url}: ${answer.fault}; drafts are read offline meanwhile` }
}

function settings() {
  return describeSettings().map((setting) => ({ ...setting, set: process.env[setting.name] !== undefined }))
}
