import { recordAudit } from '../audit/record.ts'
import { atomically, type Database } from '../database/database.ts'
import { tryMailbox } from '../sources/mailbox/fetch-mail.ts'
import { NewMailbox } from '../sources/mailbox/mailbox-schema.ts'
import { watchMailbox } from '../sources/own-sources.ts'
import { type Call, misuse, Refusal, text } from './command.ts'
import { readInput } from './input.ts'

const word = { type: 'string' } as const
export const mailboxOptions = {
  ...{
    name: word,
    host: word,
    port: word,
    security: word,
    user: word,
    folder: word,
    from: word,
    grade: word,
  },
}

/** `alarum sources mailbox KEY`: tries a mailbox and has it watched. The password comes from standard input, never as a word. */
export async function mailbox(call: Call, db: Database, organisation: string, key: string | undefined) {
  if (!key) throw misuse('Name it: alarum sources mailbox KEY --host HOST --user NAME < password')
  const password = new TextDecoder().decode(await readInput('-')).replace(/\r?\n$/, '')
  const parsed = NewMailbox.safeParse({
    ...{ key, name: text(call, 'name') ?? key, password, host: text(call, 'host') ?? '' },
    ...{ username: text(call, 'user') ?? '', folder: text(call, 'folder'), security: text(call, 'security') },
    ...{
      senders: text(call, 'from')
        ?.split(/[\s,;]+/)
        .filter(Boolean),
      reliability: text(call, 'reliability'),
    },
    port: text(call, 'port') === undefined ? undefined : Number(text(call, 'port')),
  })
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `  ${optionOf(path[0])}: ${message}`)
    throw misuse(`The mailbox is not watched:\n${faults.join('\n')}`)
  }
  const { name, reliability, everySeconds, password: secret = '', ...reached } = parsed.data
  const found = await tryMailbox({ ...reached, password: secret }, call.config.fetchPrivate)
  if (!found.ok) throw new Refusal(found.message)
  const now = new Date()
  await atomically(db, organisation, async (tx) => {
    const given = { key, name, reliability, everySeconds, now, mailbox: { ...reached, password: secret } }
    const id = await watchMailbox(tx, organisation, given)
    if (!id) throw new Refusal(`Another source of yours has the key "${key}"; choose another.`)
    const detail = { key, host: reached.host, folder: reached.folder }
    await recordAudit(tx, organisation, {
      ...{ actor: 'command line', action: 'source.mailbox', subject: id, detail, now },
    })
  })
  if (call.options.json) call.print(JSON.stringify({ key, folder: found.folder, messages: found.messages }))
  else call.print(`${key} is watched: ${found.folder} holds ${found.messages} messages.`)
  return 0
}

function optionOf(field: PropertyKey | undefined): string {
  const named: Record<string, string> = { username: '--user', senders: '--from' }
  return field === 'password' ? 'standard input' : (named[String(field)] ?? `--${String(field)}`)
}
