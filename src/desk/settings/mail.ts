import type { Config } from '../../config.ts'
import type { MailSetup } from './contract.ts'

/** How mail leaves this installation and what may keep it from arriving. The server's password never stands in it. */
export function mailSetup(config: Config, demonstration: boolean): MailSetup {
  const server = config.smtpUrl ? new URL(config.smtpUrl) : null
  return {
    server: server?.host ?? null,
    encrypted: server?.protocol === 'smtps:',
    from: config.mailFrom,
    outboxOnly: demonstration || server === null,
    hints: hints(config, demonstration),
  }
}

function hints(config: Config, demonstration: boolean): string[] {
  const site = new URL(config.url).hostname
  const sender = config.mailFrom.split('@')[1] ?? ''
  return [
    ...(demonstration
      ? ['This is the demonstration: its mail stays in the outbox whatever is configured.']
      : []),
    ...(config.smtpUrl ? [] : ['SMTP_URL is not set: mail is kept in the outbox.']),
    ...(config.smtpUrl && isLocal(site)
      ? [`ALARUM_URL is ${config.url}: recipients cannot open the links in their mail.`]
      : []),
    ...(config.smtpUrl && isLocal(sender)
      ? [
          `Mail is sent as ${config.mailFrom}, which nobody can answer and many servers refuse. Set ALARUM_MAIL_FROM.`,
        ]
      : []),
    ...(config.smtpUrl && !isLocal(sender) && !isLocal(site) && !aligned(sender, site)
      ? [
          `Mail is sent from ${sender}, the site is ${site}: make sure that the SPF record of ${sender} names your mail server, or the mail may be taken for forged.`,
        ]
      : []),
  ]
}

function isLocal(host: string) {
  return /^(localhost|127\.|\[?::1)|\.localdomain$|\.local$/.test(host)
}

/** One below the other, or below the same name: security.example.org and alerts.example.org. */
function aligned(one: string, other: string) {
  const parent = (host: string) => host.split('.').slice(-2).join('.')
  return parent(one) === parent(other)
}
