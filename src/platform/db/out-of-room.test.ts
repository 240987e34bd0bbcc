import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { hasRoom, isOutOfRoom, NoRoom } from './out-of-room.ts'

test.each(['ENOSPC', 'EDQUOT', 'EFBIG', '53100'])('%s says that there is no room', (code) =>
  expect(isOutOfRoom(Object.assign(new Error('no'), { code }))).toBe(true),
)

test('so do the words of the engine where the code was lost, and nothing else', () => {
  expect(isOutOfRoom(new Error('could not write to file "pg_wal": No space left on device'))).toBe(
    true,
  )
  expect(isOutOfRoom(new Error('relation "room" does not exist'))).toBe(false)
  expect(isOutOfRoom('ENOSPC')).toBe(false)
})

test('the sentence for the operator names the folder and what to do', () => {
  const error = new NoRoom('in the folder /srv/meridian')
  expect(error.message).toMatch(/no room left .* in the folder \/srv\/meridian\. Make room/)
  expect(isOutOfRoom(error)).toBe(true)
})

test('a folder with room has room, and nothing is left behind; one that is missing lacks something else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-room-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  expect(hasRoom(folder)).toBe(true)
  expect(readdirSync(folder)).toEqual([])
  expect(hasRoom(join(folder, 'missing'))).toBe(true)
})
