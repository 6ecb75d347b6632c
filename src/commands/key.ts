import { signIn } from '../server/sign-in.ts'
import { type Command, misuse } from './command.ts'
import { withInstallation } from './installation.ts'

export const command: Command = {
  usage: 'key NAME [--organisation SLUG]',
  summary: 'Make an API key for an organisation and print it, once.',
  options: { json: { type: 'boolean' }, organisation: { type: 'string' } },
  async run(call) {
    const [name] = call.words
    if (!name) throw misuse('Name the key, for example after what will use it: alarum key travel-desk')
    return withInstallation(call, async ({ db, secret }, organisation) => {
      const auth = signIn({ db, url: call.config.url, secret })
      const owner = await db
        .selectFrom('member')
        .select('user_id')
        .where('organisation', '=', organisation)
        .where('role', '=', 'owner')
        .executeTakeFirstOrThrow()
      const made = await auth.api.createApiKey({
        body: { name, organizationId: organisation, userId: owner.user_id },
      })
      call.print(call.options.json ? JSON.stringify({ name, key: made.key }) : made.key)
      return 0
    })
  },
}
