import { recordAudit } from '../audit/record.ts'
import { atomically } from '../database/database.ts'
import { keysOf } from '../server/keys.ts'
import { signIn } from '../server/sign-in.ts'
import { roles } from '../vocabulary/role.ts'
import { type Command, misuse, text } from './command.ts'
import { withInstallation } from './installation.ts'

export const command: Command = {
  usage: 'key NAME [--role ROLE] [--days N] [--organisation SLUG]',
  summary: `Make an API key for an organisation and print it, once. It may do what its role may: ${roles.join(', ')}.`,
  options: {
    json: { type: 'boolean' },
    organisation: { type: 'string' },
    role: { type: 'string' },
    days: { type: 'string' },
  },
  async run(call) {
    const [name] = call.words
    if (!name) throw misuse('Name the key, for example after what will use it: alarum key travel-desk')
    const role = roles.find((one) => one === (text(call, 'role') ?? 'owner'))
    if (!role) throw misuse(`--role takes one of ${roles.join(', ')}.`)
    const days = text(call, 'days') === undefined ? null : Number(text(call, 'days'))
    if (days !== null && !(Number.isInteger(days) && days >= 1 && days <= 3650))
      throw misuse('--days takes a number from 1 to 3650.')
    return withInstallation(call, async ({ db, secret }, organisation) => {
      const auth = signIn({ db, url: call.config.url, secret })
      const { id, key } = await keysOf(db, auth).make({ organisation, name, role, days })
      await atomically(db, organisation, (tx) =>
        recordAudit(tx, organisation, {
          actor: 'command line',
          action: 'key.made',
          subject: id,
          detail: { role, days },
          words: name,
          now: new Date(),
        }),
      )
      call.print(call.options.json ? JSON.stringify({ name, role, key }) : key)
      return 0
    })
  },
}
