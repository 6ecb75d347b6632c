import { existsSync } from 'node:fs'
import { after } from 'node:test'
import { type Browser, chromium } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
let opened: Promise<Browser> | undefined

// At the top of the module, so that it belongs to the file and not to the test that asked first.
after(async () => (await opened)?.close())

/** The test file's browser: a real Chromium, started on first call. Throws with what to install where there is none. */
export function browser(): Promise<Browser> {
  const executablePath = places.find(existsSync)
  if (!executablePath) throw new Error('The browser tests need Chromium: apt-get install chromium')
  opened ??= chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  return opened
}
