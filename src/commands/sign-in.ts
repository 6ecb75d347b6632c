import { signInLink } from '../server/sign-in-link.ts'
import type { Command } from './command.ts'
import { text } from './command.ts'
import { openInstallation } from './installation.ts'

export const command: Command = {
  usage: 'sign-in [--as EMAIL]',
  summary: 'Print a one-time link that signs a user in; it works once, for a day.',
  options: { as: { type: 'string' } },
  async run(call) {
    const installation = await openInstallation(call)
    try {
      const email = text(call, 'as')?.toLowerCase() ?? call.config.owner
      call.print(await signInLink(installation, installation.config.url, email))
      return 0
    } finally {
      await installation.close()
    }
  },
}
