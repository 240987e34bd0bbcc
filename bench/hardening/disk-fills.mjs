/**
 * Fills the disk while the program serves from it, asks on, tries to write, makes room again. The disk is a small one in memory
 * (tmpfs): mounted outright by root, in a namespace of its own (`unshare --user --mount`) by anybody else. Where neither is
 * allowed it says so and ends with 1.
 *
 *   node_modules/.bin/node bench/hardening/disk-fills.mjs
 */
import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  copyTo,
  homeOf,
  keepAsking,
  pause,
  promises,
  remarked,
  run,
  untilAnswered,
} from './program.mjs'

const megabytes = 400
const ok = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0
const isInside = process.env['MERIDIAN_OWN_NAMESPACE'] === '1'
const folder = mkdtempSync(join(tmpdir(), 'meridian-fills-'))
const disk = join(folder, 'disk')
mkdirSync(disk)

if (ok('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk)) {
  console.log(
    `a disk of ${megabytes} MB in memory, mounted ${isInside ? 'in a namespace' : 'by root'}`,
  )
  process.exitCode = await fill().finally(() => ok('umount', '--lazy', disk))
} else if (!isInside) {
  const again = ['--user', '--map-root-user', '--mount', process.execPath, process.argv[1]]
  const env = { ...process.env, MERIDIAN_OWN_NAMESPACE: '1' }
  process.exitCode = spawnSync('unshare', again, { stdio: 'inherit', env }).status ?? 1
} else {
  console.error('no small disk can be mounted here, neither by root nor in a namespace')
  process.exitCode = 1
}
rmSync(folder, { recursive: true, force: true })

async function fill() {
  const { promise, exitCode } = promises()
  const place = join(folder, 'program')
  mkdirSync(place)
  const { remark } = copyTo(place)
  const env = { DATA_DIR: join(disk, 'data'), HOST: '127.0.0.1', PORT: '0' }
  const server = run(['serve'], env, { cwd: place })
  const load = async () => {
    const loading = run(['load', 'iom'], env, { cwd: place })
    return { code: await loading.ended, last: loading.last(), said: loading.said() }
  }
  try {
    await server.heard('orpe: ready')
    const home = await homeOf(server)
    remark('first remark')
    const first = await load()
    const before = await remarked(home, 'first remark')
    promise(
      'with room, a correction is taken',
      first.code === 0 && before > 100,
      `${before} claims`,
    )

    const ballast = join(disk, 'ballast')
    const full = () => {
      const piece = Buffer.alloc(64 * 1024)
      try {
        for (;;) appendFileSync(ballast, piece)
      } catch (error) {
        return error.code
      }
    }
    console.log(`        the disk is full: ${full()}`)
    const asking = keepAsking(home)
    await pause(3000)
    let refused = null
    for (let at = 0; refused === null && at < 12; at += 1) {
      remark(`remark ${at} on a full disk`)
      const answer = await load()
      if (answer.code !== 0) refused = answer
      else console.log('        a correction still found room in what was set aside')
    }
    const isClear =
      refused?.code === 4 && /room/.test(refused.last) && !/\n\s+at /.test(refused.said)
    promise('a write is refused in clear words, exit code 4', isClear, refused?.last)
    await pause(8000)
    const { heard, longest, told } = await asking.stop()
    const fine = /^(200|503 \/problems\/server\/no-(room|database) retry after 5 s)$/
    promise(
      'readers got pages or a clear 503',
      [...heard.keys()].every((what) => fine.test(what)),
      told,
    )
    promise('nobody waited longer than 15 s', longest < 15_000, `${Math.round(longest)} ms at most`)
    promise('the program is still there', server.child.exitCode === null, server.last())

    rmSync(ballast)
    const back = await untilAnswered(`${home}/api/v1/offices?asOf=2018-06-30`)
    promise('with room again it answers by itself', back !== null, `after ${back?.toFixed(1)} s`)
    remark('first remark')
    promise('and takes corrections', (await load()).code === 0)
    const after = await remarked(home, 'first remark')
    promise('nothing acknowledged was lost', after === before, `${after} of ${before} claims`)
    server.child.kill('SIGTERM')
    promise('it stops in order', (await server.ended) === 0)
  } finally {
    server.child.kill('SIGKILL')
  }
  if (exitCode() !== 0)
    console.log(
      server
        .said()
        .split('\n')
        .filter((line) => !/ 200 /.test(line))
        .slice(-25)
        .join('\n'),
    )
  return exitCode()
}
