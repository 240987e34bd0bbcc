import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'

const running: Started[] = []
const folders: string[] = []
/** Where the first test has its databases; those after it find them loaded there. */
let kept = ''
beforeAll(async () => {
  kept = await mkdtemp(join(tmpdir(), 'meridian-start-'))
})
afterAll(() => rm(kept, { recursive: true, force: true }))
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    if (child.exitCode === null) child.kill('SIGKILL')
    await ended
  }
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-start-'))
  folders.push(folder)
  return folder
}

const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

/** The program itself, without the wrapper that installs: `bin/meridian.mjs` starts exactly this, with what was compiled before. */
const sources = [
  '--disable-warning=ExperimentalWarning',
  '--import',
  './bin/tsx.mjs',
  './src/main.ts',
]

interface Started {
  child: ChildProcess
  said(): string
  ended: Promise<number | null>
}

function run(
  args: readonly string[],
  env: Record<string, string>,
  program: readonly string[] = sources,
): Started {
  const { DATABASE_URL: _url, TEST_DATABASE_URL: _test, ...rest } = process.env
  const child = spawn(process.execPath, [...program, ...args], {
    env: { ...rest, NODE_COMPILE_CACHE: 'node_modules/.cache/compiled', ...env },
  })
  let output = ''
  child.stdout.on('data', (part: Buffer) => (output += part.toString()))
  child.stderr.on('data', (part: Buffer) => (output += part.toString()))
  const started: Started = {
    child,
    said: () => output,
    ended: new Promise((done) => child.on('exit', (code) => done(code))),
  }
  running.push(started)
  return started
}

async function until(is: () => Promise<boolean> | boolean, what: string): Promise<void> {
  for (let tries = 0; tries < 1200; tries += 1) {
    if (await is()) return
    await new Promise((later) => setTimeout(later, 50))
  }
  throw new Error(`waited too long: ${what}`)
}

const status = (url: string) =>
  fetch(url).then(
    (answer) => answer.status,
    () => 0,
  )

describe('starting', () => {
  test('serves at once, is ready when the default organisation is loaded, and loads nothing twice', async () => {
    const port = String(await freePort())
    const env = { DATA_DIR: kept, PORT: port, HOST: '', ORIGIN: '' }
    const home = `http://127.0.0.1:${port}`

    const first = run(['serve'], env)
    await until(async () => (await status(`${home}/healthz`)) === 200, 'listening')
    expect(await status(`${home}/readyz`)).toBe(503)
    expect(await status(`${home}/en`)).toBe(503)
    await until(async () => (await status(`${home}/readyz`)) === 200, 'ready')
    expect(await status(`${home}/en/offices/vienna`)).toBe(200)
    await until(() => first.said().includes('orpe: ready'), 'both loaded')

    const beside = run(
      ['offices', '--as-of', '2018-06-30', '--kind', 'regional-office', '--json'],
      env,
    )
    expect(await beside.ended).toBe(0)
    expect(JSON.parse(beside.said())).toMatchObject({ total: 9 })

    const second = run(['serve'], { ...env, PORT: String(await freePort()) })
    expect(await second.ended).not.toBe(0)
    expect(second.said()).toContain('in use by process')

    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)

    const again = run(['serve'], env)
    await until(() => again.said().includes('orpe: ready'), 'second start')
    expect(again.said()).toContain('iom: iom is unchanged')
    expect(again.said()).not.toContain('recording')

    const taken = run(['serve'], { ...env, DATA_DIR: await newFolder() })
    expect(await taken.ended).toBe(4)
    expect(taken.said()).toContain('already in use')
  })

  test('ends in order when asked, also through the starter that `npm start` runs', async () => {
    const env = { DATA_DIR: kept, PORT: String(await freePort()) }
    const started = run(['serve'], env, ['bin/meridian.mjs'])
    await until(() => started.said().includes('iom: ready'), 'ready')
    started.child.kill('SIGTERM')
    expect(await started.ended).toBe(0)
    expect(await readdir(join(env.DATA_DIR, 'iom'))).not.toContain('running.json')
  })

  test('killed in the middle of the load, it loses nothing it reported, and the next start carries on', async () => {
    const folder = await newFolder()
    const port = String(await freePort())
    const env = { DATA_DIR: folder, PORT: port }
    const first = run(['serve'], env)
    await until(() => first.said().includes('iom: iom: recording'), 'loading the organisation')
    first.child.kill('SIGKILL')
    await first.ended
    expect(first.said()).toMatch(/iom: world: resolving (\d+) of \1 /)

    const second = run(['serve'], env)
    await until(() => second.said().includes('iom: ready'), 'ready after the kill')
    expect(second.said()).toContain('iom: world is unchanged')
    expect(await status(`http://127.0.0.1:${port}/en/offices/london`)).toBe(200)
  })

  test.each([
    [{ PORT: 'eighty' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ ORIGIN: 'meridian.example' }, 'ORIGIN'],
    [{ ORIGIN: 'https://meridian.example/path' }, 'ORIGIN'],
    [{ DATABASE_URL: 'mysql://localhost/x' }, 'DATABASE_URL'],
  ])('a bad setting is a clear error: %o', async (env, name) => {
    const { ended, said } = run(['serve'], { DATA_DIR: await newFolder(), ...env })
    expect(await ended).toBe(2)
    expect(said()).toContain(name)
    expect(said().split('\n').length).toBeLessThan(4)
  })
})

describe('the terminal', () => {
  test('answers people with tables, programs with JSON, and mistakes with exit codes', async () => {
    const env = { DATA_DIR: kept, LANG: 'en_GB.UTF-8' }
    const table = run(['office', 'vienna', '--as-of', '2018-06-30'], env)
    expect(await table.ended).toBe(0)
    expect(table.said()).toMatch(/Special Liaison Mission.*002:101/)
    expect(table.said()).toContain('As of 30 June 2018')
    expect(table.said()).toMatch(/← .*\(brussels\) was merged into .*\(vienna\);.* 2024.*eca-about/)

    const country = run(
      ['country', 'KGZ', '--as-of', '2018-06-30', '--function', 'coordination', '--json'],
      env,
    )
    expect(await country.ended).toBe(0)
    expect(JSON.parse(country.said())).toMatchObject({
      items: [{ office: 'astana', function: 'coordination' }],
    })

    const found = run(['search', 'Nur-Sultan'], env)
    await found.ended
    expect(found.said()).toContain('astana')

    const findings = run(['findings', '--json'], env)
    expect(await findings.ended).toBe(0)
    expect(JSON.parse(findings.said()).items.length).toBeGreaterThan(20)

    expect(await run(['office', 'atlantis'], env).ended).toBe(3)
    expect(await run(['offices', '--as-of', '2023-02-30'], env).ended).toBe(2)
    expect(await run(['offices', '--kind', 'embassy'], env).ended).toBe(2)
    expect(await run(['fly'], env).ended).toBe(2)
    const help = run(['--help'], env)
    expect(await help.ended).toBe(0)
    expect(help.said()).toContain('Examples:')
  })
})
