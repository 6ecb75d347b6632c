// The console of the real program, opened cold in Chromium: how soon its desk is ready, and what the first screen weighs.
// node bench/console.ts [--json]. Beside it stands the public home page of the same server, which has no script at all:
// the floor of what a page costs on this machine.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const port = 4198
const site = `http://localhost:${port}`
const data = mkdtempSync(join(tmpdir(), 'alarum-bench-'))
const program = new URL('../bin/alarum', import.meta.url).pathname
const turns = 7

const { link, stop } = await start()
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
})
const state = await signedIn(browser, link)
const consoles = []
const homes = []
for (let turn = 0; turn < turns; turn++) {
  consoles.push(await opened('/console/demonstration/', '.page h1'))
  homes.push(await opened('/', 'main h1'))
}
await browser.close()
await stop()
rmSync(data, { recursive: true, force: true })

const result = {
  consoleReadyMs: median(consoles.map(({ ms }) => ms)),
  publicHomeReadyMs: median(homes.map(({ ms }) => ms)),
  firstScreenScriptKb: Math.round((consoles[0]?.scriptBytes ?? 0) / 1024),
  firstScreenScripts: consoles[0]?.scripts ?? 0,
  requests: consoles[0]?.requests ?? 0,
}
if (process.argv.includes('--json')) console.log(JSON.stringify(result))
else for (const [name, value] of Object.entries(result)) console.log(`${name.padEnd(22)}${value}`)

/** Starts the program with its demonstration and waits for the sign-in link, by when the console is built. */
async function start() {
  const child = spawn(process.execPath, [program, 'serve'], {
    env: { ...process.env, ALARUM_DATA: data, PORT: String(port), ALARUM_LOG: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  await new Promise<void>((done, failed) => {
    child.stdout.on('data', (piece) => {
      said += piece
      if (said.includes('Ctrl-C')) done()
    })
    child.on('exit', () => failed(new Error(`It ended before it printed its links:\n${said}`)))
  })
  const stop = () => new Promise<void>((done) => child.once('exit', () => done()) && child.kill('SIGINT'))
  return { link: /Sign in, once\s+(\S+)/.exec(said)?.[1] ?? '', stop }
}

async function signedIn(browser: Browser, link: string) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(link)
  const state = await context.storageState()
  await context.close()
  return state
}

/** Opens a page with an empty cache, signed in; milliseconds until its heading is there and nothing loads any more. */
async function opened(path: string, ready: string) {
  const context = await browser.newContext({ storageState: state })
  const page = await context.newPage()
  const began = performance.now()
  await page.goto(site + path)
  await page.waitForSelector(ready)
  await page.waitForFunction(() => !document.querySelector('.state-of-screen'))
  const ms = Math.round(performance.now() - began)
  const resources = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map((entry) => entry as PerformanceResourceTiming)
      .map(({ name, encodedBodySize }) => ({ name, bytes: encodedBodySize })),
  )
  await context.close()
  const scripts = resources.filter(({ name }) => name.endsWith('.js'))
  const scriptBytes = scripts.reduce((sum, { bytes }) => sum + bytes, 0)
  return { ms, scriptBytes, scripts: scripts.length, requests: resources.length }
}

function median(numbers: number[]) {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}
