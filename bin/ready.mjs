// Makes a fresh clone ready, with nothing but Node 20.19 and npm: installs what the lock file names,
// then goes on under the Node that package.json pins. Plain JavaScript, because it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const marker = join(root, 'node_modules', '.meridian-installed')
const pinnedNode = join(
  root,
  'node_modules',
  '.bin',
  process.platform === 'win32' ? 'node.cmd' : 'node',
)

/** Runs `npm ci` unless this lock file was installed to the end before. */
export function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lock) return
  console.error('Installing what Meridian needs (once) …')
  // The pinned Node serves this program; that npm itself runs under an older one is no news to the reader.
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    env: { ...process.env, NODE_ENV: '' },
  })
  if (npm.status !== 0) {
    console.error('npm ci did not succeed; nothing was started.')
    process.exit(npm.status ?? 1)
  }
  writeFileSync(marker, lock)
}

const canRunSource = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 18)
}

/** The Node to run the sources with: this one if it is new enough, else the pinned one. */
export function suitableNode() {
  if (canRunSource()) return process.execPath
  if (existsSync(pinnedNode)) return realpathSync(pinnedNode)
  console.error(
    `Meridian needs Node 22.18 or later, and no pinned Node exists for ${process.platform} ${process.arch}.`,
  )
  process.exit(1)
}

/** Goes on in a child under a suitable Node. It ends when we end, in whatever way: the channel between us closes. */
export function continueUnder(args, env = {}) {
  const child = spawn(suitableNode(), args, {
    cwd: process.cwd(),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...env },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((done) => {
    child.on('exit', (code, signal) => done(signal ? 128 + 15 : (code ?? 1)))
  })
}
