import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { commands } from './doors-commands.ts'
import { tryDoors } from './doors-matrix.ts'

tryDoors('2026-11-22')

test('every command of the terminal stands in the matrix', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['bin/meridian.mjs', '--help'])
  const listed = stdout.split('\nCommands:\n')[1]?.split('\n\n')[0] ?? ''
  const names = [...listed.matchAll(/^ {2}([a-z-]+)/gm)].map((match) => match[1] ?? '')
  expect(names.toSorted()).toEqual(Object.keys(commands).toSorted())
})
