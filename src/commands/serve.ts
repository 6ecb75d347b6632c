import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { changeChannel } from '../database/changed.ts'
import { wakeUpChannel } from '../deliveries/delivery.ts'
import { fetchWithOwn } from '../demonstration/feed/own-server.ts'
import { beginFeed, stopFeed } from '../demonstration/feed/play.ts'
import { startResting } from '../demonstration/feed/resting.ts'
import { loadDemonstration } from '../demonstration/load.ts'
import { someChanges } from '../http/changes.ts'
import { createApp } from '../server/app.ts'
import { builtConsole } from '../server/build-console.ts'
import { systemClock } from '../server/clock.ts'
import { type Console, readConsole } from '../server/console.ts'
import { noteAddress } from '../server/installation.ts'
import { listenTo } from '../server/listen.ts'
import { openLog } from '../server/log.ts'
import { openSending } from '../server/sending.ts'
import { signInLink } from '../server/sign-in-link.ts'
import { workerSteps } from '../server/steps.ts'
import { startWatching } from '../server/watching.ts'
import { startWorker, type Worker } from '../server/worker.ts'
import { installCatalogue } from '../sources/install.ts'
import { sourceWays, type Ways } from '../sources/poll-source.ts'
import { type Command, Refusal } from './command.ts'
import { type Installation, openInstallation } from './installation.ts'

export const command: Command = {
  usage: 'serve',
  summary: 'Site, API and workers in one process (npm start).',
  async run({ config, print }) {
    const asked = untilAsked()
    const log = openLog(config.log)
    const installation = await openInstallation({ config }, 20)
    try {
      const { db, secret, reached } = installation
      const sending = openSending(config, secret, systemClock)
      let worker: Worker | undefined
      const changes = someChanges()
      const building = buildConsole(config, log)
      const app = createApp({
        config,
        db,
        secret,
        log,
        clock: systemClock,
        worker: () => worker,
        changes,
        built: () => building.built,
      })
      const server = await listen(app, config)
      // A load that Ctrl-C breaks off fails on the closed pool, and the next start goes on where it stopped.
      if (config.demonstration)
        await Promise.race([
          asked,
          loadDemonstration(db, { owner: config.owner, sending, now: systemClock() }),
        ])
      await installCatalogue(db)
      worker = startWorker(db, workerSteps(db, sending, systemClock), log)
      const ways = await waysOf(config, installation, server)
      const listening = await listenTo(reached.appUrl, {
        on: { [wakeUpChannel]: () => worker?.wake(), [changeChannel]: changes.hear },
        lost: () => {
          changes.live = false
        },
      })
      changes.live = listening.live
      await noteAddress(db, config.url)
      await Promise.race([asked, building.done])
      for (const line of await welcome(installation, config)) print(line)
      // After the links: reading the first reports takes a second that nobody should wait for.
      const watching = startWatching(db, ways, systemClock, log)
      const resting = startResting(db, systemClock, log)
      await asked
      print(
        'Stopping: what is being sent is finished first. Ctrl-\\ ends at once; the next start goes on from there.',
      )
      server.close()
      ;(server as Server).closeAllConnections?.()
      await listening.close()
      await Promise.all([worker.stop(), watching.stop(), resting.stop()])
      sending.close()
      return 0
    } finally {
      await installation.close()
    }
  },
}

/** The ways to the sources; where the demonstration is on, its outlets are among them and are asked at this very server. */
async function waysOf(config: Config, { db }: Installation, server: ReturnType<typeof serve>): Promise<Ways> {
  const outside = sourceWays(config.fetchPrivate)
  if (!config.demonstration) {
    await stopFeed(db, systemClock())
    return outside
  }
  await beginFeed(db, config.url, systemClock())
  const site = () => server.address() as AddressInfo | null
  return { ...outside, address: fetchWithOwn(outside.address, config, site) }
}

/** Makes the console beside everything else that a start does. Where that fails the site and the workers run all the same. */
function buildConsole({ dataFolder }: Config, log: Logger) {
  const building: { built: Console | undefined; done: Promise<void> } = {
    built: undefined,
    done: Promise.resolve(),
  }
  building.done = builtConsole(dataFolder)
    .then(readConsole)
    .then(
      (made) => {
        building.built = made
      },
      (fault) => log.error({ err: fault }, 'the console could not be built; everything else runs'),
    )
  return building
}

function listen(app: ReturnType<typeof createApp>, config: Config) {
  return new Promise<ReturnType<typeof serve>>((done, failed) => {
    const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, () => done(server))
    server.on('error', (fault: NodeJS.ErrnoException) => {
      if (fault.code === 'EADDRINUSE')
        failed(
          new Refusal(
            `Port ${config.port} is taken, perhaps by another Alarum. Stop it, or choose another: PORT=${config.port + 1} npm start`,
          ),
        )
      else if (fault.code === 'EACCES')
        failed(new Refusal(`Port ${config.port} may not be used by this user. Choose one above 1023.`))
      else failed(fault)
    })
  })
}

async function welcome(installation: Installation, config: Config) {
  const link = await signInLink(installation, config.url, config.owner)
  return [
    '',
    `  The site           ${config.url}/`,
    `  Sign in, once      ${link}`,
    `  The console        ${config.url}/console/`,
    `  Outbox             ${config.url}/outbox`,
    '',
    config.smtpUrl
      ? `  Mail goes out by ${new URL(config.smtpUrl).host}.`
      : '  No SMTP_URL: mail is kept in the outbox.',
    '  Ctrl-C stops everything, the database too.',
    '',
  ]
}

/**
 * Listens from the first moment: a Ctrl-C while starting must not leave the database running. It goes on listening,
 * because under npm one Ctrl-C arrives twice, and the second must not kill what the first is stopping.
 */
function untilAsked() {
  return new Promise<void>((done) => {
    process.on('SIGINT', () => done())
    process.on('SIGTERM', () => done())
  })
}
