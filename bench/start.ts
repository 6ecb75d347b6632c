// Cold start, second start, memory and page weights of the real program: node bench/start.ts [--json]
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const port = 4199
const site = `http://localhost:${port}`
const data = mkdtempSync(join(tmpdir(), 'alarum-bench-'))
const program = new URL('../bin/alarum', import.meta.url).pathname

/** Starts it and waits for its links, then for `ready`; answers the milliseconds until the links, and a way to stop. */
async function start() {
  const began = performance.now()
  const child = spawn(process.execPath, [program, 'serve'], {
    env: { ...process.env, ALARUM_DATA: data, PORT: String(port), ALARUM_LOG: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  const links = new Promise<number>((done, failed) => {
    child.stdout.on('data', (piece) => {
      said += piece
      if (said.includes('Outbox')) done(performance.now() - began)
    })
    child.on('exit', () => failed(new Error(`It ended before it printed its links:\n${said}`)))
  })
  const stop = () => new Promise<void>((done) => child.once('exit', () => done()) && child.kill('SIGINT'))
  return { ms: Math.round(await links), pid: child.pid as number, stop }
}

/** Waits until the demonstration's twelve alerts are on the site. */
async function loaded() {
  const began = performance.now()
  for (;;) {
    const feed = (await (await fetch(`${site}/alerts.json`)).json()) as { items: { url: string }[] }
    if (feed.items.length >= 12) return { ms: Math.round(performance.now() - began), items: feed.items }
    await new Promise((tick) => setTimeout(tick, 100))
  }
}

async function weight(path: string) {
  const body = Buffer.from(await (await fetch(site + path)).arrayBuffer())
  return { path, bytes: body.length, gzip: gzipSync(body).length }
}

function memoryMb(pid: number) {
  const [, kb] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kb) / 1024)
}

const first = await start()
const { ms: demonstrationMs, items } = await loaded()
const pages = []
for (const { url } of items) pages.push(await weight(new URL(url).pathname))
const home = await weight('/')
const memory = memoryMb(first.pid)
await first.stop()
const second = await start()
const memoryIdle = memoryMb(second.pid)
await second.stop()
rmSync(data, { recursive: true, force: true })

const heaviest = pages.reduce((most, page) => (page.gzip > most.gzip ? page : most))
const result = {
  coldStartMs: first.ms,
  demonstrationMs,
  secondStartMs: second.ms,
  memoryMbAfterLoading: memory,
  memoryMbAfterSecondStart: memoryIdle,
  homeGzip: home.gzip,
  heaviestAlertPageGzip: heaviest.gzip,
}
if (process.argv.includes('--json')) console.log(JSON.stringify(result))
else for (const [name, value] of Object.entries(result)) console.log(`${name.padEnd(26)}${value}`)
