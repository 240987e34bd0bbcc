import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { openEmbedded, runningEmbedded } from './engine.ts'
import { client } from './test-clients.ts'

describe('a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('it is created, closed and opened again with its rows', { timeout: 30_000 }, async () => {
    // As a first start leaves it that is killed in the middle of initdb.
    mkdirSync(join(folder, 'pgdata.new'))
    writeFileSync(join(folder, 'pgdata.new', 'PG_VERSION'), '18\n')
    const told: string[] = []
    const first = await openEmbedded(folder, { onProgress: (what) => told.push(what) })
    const ada = await client(first)
    await ada.query('create table office (code text); insert into office values ($$NBO$$)')
    await ada.end()
    await first.close()

    const second = await openEmbedded(folder, { onProgress: (what) => told.push(what) })
    const ben = await client(second)
    expect((await ben.query('select code from office')).rows).toEqual([{ code: 'NBO' }])
    await ben.end()
    await second.close()
    expect(told).toEqual(['creating', 'ready', 'ready'])
    expect(readdirSync(folder).toSorted()).toEqual(['lock.sqlite', 'pgdata'])
  })

  test('the socket is private and can be found by others while it is open', async () => {
    const engine = await openEmbedded(folder)
    expect(statSync(engine.socketFolder).mode & 0o777).toBe(0o700)
    const { socketFolder, port } = engine
    expect(await runningEmbedded(folder)).toEqual({ socketFolder, port, pid: process.pid })
    await expect(openEmbedded(folder)).rejects.toMatchObject({
      name: 'FolderInUse',
      pid: process.pid,
    })
    await Promise.all([engine.close(), engine.close()])
    expect(await runningEmbedded(folder)).toBe(null)
    expect(existsSync(socketFolder)).toBe(false)
  })

  test('another process keeps us out, with its pid, until it is killed', async () => {
    const other = await holder(folder)
    const found = await runningEmbedded(folder)
    expect(found?.pid).toBe(other.pid)
    await expect(openEmbedded(folder)).rejects.toMatchObject({ folder, pid: other.pid })

    other.kill('SIGKILL')
    await once(other, 'exit')
    expect(await runningEmbedded(folder)).toBe(null)
    const told: string[] = []
    const engine = await openEmbedded(folder, { onProgress: (what) => told.push(what) })
    await engine.close()
    expect(told).toEqual(['recovering', 'ready'])
    expect(existsSync(found?.socketFolder ?? '')).toBe(false)
  })

  test('one that another version of PostgreSQL wrote is refused in the words of the engine', async () => {
    writeFileSync(join(folder, 'pgdata', 'PG_VERSION'), '17\n')
    await expect(openEmbedded(folder)).rejects.toThrow('initialized by PostgreSQL version 17')
    expect(await runningEmbedded(folder)).toBe(null)
    writeFileSync(join(folder, 'pgdata', 'PG_VERSION'), '18\n')
    const engine = await openEmbedded(folder)
    await engine.close()
  })
})

async function holder(folder: string) {
  const engine = JSON.stringify(new URL('./engine.ts', import.meta.url).href)
  const program = `const { openEmbedded } = await import(${engine})
    await openEmbedded(${JSON.stringify(folder)}); console.log('open')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [word] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  expect(String(word)).toBe('open\n')
  return child
}
