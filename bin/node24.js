// Runs a script of this checkout under Node 24, which npm installs here whatever Node the machine has.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Runs `script` (a path from the checkout's root) in this process, or in a child where this Node is older than 24. */
export async function runUnderNode24(script, args) {
  const file = fileURLToPath(new URL(`../${script}`, import.meta.url))
  if (Number(process.versions.node.split('.')[0]) >= 24) {
    process.argv = [process.argv[0], file, ...args]
    return import(pathToFileURL(file).href)
  }
  const node = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url))
  if (!existsSync(node)) {
    console.error(
      `Alarum runs on Node 24; this is ${process.version}. Run npm ci (without --omit=optional), or use Node 24 or newer.`,
    )
    process.exit(2)
  }
  const child = spawn(node, [file, ...args], { stdio: 'inherit' })
  // Passed on, for whoever signals this process alone. Ctrl-C then arrives twice, which the program expects.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [script, ...args] = process.argv.slice(2)
  await runUnderNode24(script, args)
}
