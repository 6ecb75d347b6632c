// Runs every test: installs Debian's Chromium for the browser tests when it is missing and this is root, else says what
// to install. Further arguments go to node --test, for example: npm test -- src/alerts
import { type SpawnSyncOptions, spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'

const wanted = process.argv.slice(2)
const patterns = wanted.length
  ? wanted.map((path) => (path.endsWith('.ts') ? path : `${path}/**/*.test.ts`))
  : ['src/**/*.test.ts']
const files = patterns.flatMap((pattern) => globSync(pattern)).sort()
if (files.length === 0) {
  console.error(`No test matches ${wanted.join(' ')}.`)
  process.exit(2)
}
if (files.some((file) => file.includes('.browser.'))) needChromium()
const { status } = spawnSync(
  process.execPath,
  ['--test', '--test-concurrency=2', '--test-timeout=180000', ...files],
  {
    stdio: 'inherit',
  },
)
process.exit(status ?? 1)

function needChromium() {
  if (['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].some(existsSync)) return
  const line = 'apt-get install chromium'
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    console.error(`The browser tests need Chromium: ask an administrator to run ${line}`)
    process.exit(1)
  }
  console.log('Installing Chromium for the browser tests …')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const quiet: SpawnSyncOptions = { stdio: ['ignore', 'ignore', 'inherit'], env: environment }
  spawnSync('apt-get', ['update', '-qq'], quiet)
  const installed = spawnSync(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
    quiet,
  )
  if (installed.status !== 0) {
    console.error(`Chromium could not be installed. Run: ${line}`)
    process.exit(1)
  }
}
