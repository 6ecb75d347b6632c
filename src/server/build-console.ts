import { spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, globSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliCompress, constants } from 'node:zlib'

const checkout = new URL('../..', import.meta.url).pathname

/**
 * The folder of the built console, made when its sources have changed since: `<data>/console/<hash>`. Built beside its
 * final name and renamed, so that what was cut short is never taken for whole, and two that build at once do not meet.
 */
export async function builtConsole(dataFolder: string): Promise<string> {
  const folder = join(dataFolder, 'console')
  const hash = await sourceHash()
  const final = join(folder, hash)
  if (existsSync(final)) return final
  await mkdir(folder, { recursive: true })
  const making = join(folder, `.${randomUUID()}`)
  await runVite(making)
  await compress(making)
  await rename(making, final).catch(async (fault) => {
    if (!existsSync(final)) throw fault
    await rm(making, { recursive: true })
  })
  await sweep(folder, hash)
  return final
}

/** Everything the build reads: the console's files, the tokens it shares with the site, the exact versions of packages. */
async function sourceHash() {
  const files = globSync(['console/**/*.{ts,tsx,css,html,svg}', 'src/http/tokens.css', 'package-lock.json'], {
    cwd: checkout,
  })
  const hash = createHash('sha256')
  for (const file of files.sort()) hash.update(file).update(await readFile(join(checkout, file)))
  return hash.digest('hex').slice(0, 20)
}

/** In a process of its own, whose memory is free again afterwards. Throws with what it printed. */
function runVite(out: string) {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')
  const child = spawn(
    process.execPath,
    [
      vite,
      'build',
      join(checkout, 'console'),
      '--config',
      join(checkout, 'console/vite.config.ts'),
      '--outDir',
      out,
    ],
    { cwd: checkout, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production' } },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece) => {
      said += piece
    })
  return new Promise<void>((done, failed) => {
    child.on('error', failed)
    child.on('exit', (code) =>
      code === 0 ? done() : failed(new Error(`The console could not be built:\n${said}`, { cause: 'build' })),
    )
  })
}

/** Once here rather than at each request. */
async function compress(folder: string) {
  for (const file of globSync('**/*.{js,mjs,css,html,svg}', { cwd: folder })) {
    const bytes = await readFile(join(folder, file))
    const packed = await new Promise<Buffer>((done, failed) =>
      brotliCompress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }, (fault, out) =>
        fault ? failed(fault) : done(out),
      ),
    )
    await writeFile(join(folder, `${file}.br`), packed)
  }
}

/** Builds of older sources go; one that is being made by somebody else stays. */
async function sweep(folder: string, keep: string) {
  for (const name of await readdir(folder))
    if (name !== keep && !name.startsWith('.')) await rm(join(folder, name), { recursive: true, force: true })
}
