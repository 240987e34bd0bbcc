import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  absentPages,
  hosts,
  isOfPath,
  isRefused,
  kindsOfPage,
  organisationsShown,
  pagePaths,
} from './pages.ts'
import { type Running, startProgram } from './requests.ts'

let program: Running
beforeAll(async () => {
  program = await startProgram()
})
afterAll(() => program.close())

test.each(organisationsShown)(
  'every page is seen by the tests of pages, for %s',
  (organisation) => {
    const absent: readonly string[] = absentPages[organisation]
    const paths = pagePaths(program).filter((path) => !absent.includes(path))
    expect(paths.length).toBeGreaterThan(15)
    const unseen = paths.filter(
      (path) => !kindsOfPage[organisation].some((each) => !isRefused(each) && isOfPath(each, path)),
    )
    expect(unseen).toEqual([])
  },
)

test.each(organisationsShown)(
  'one page of each kind can be read, and the wrong ones are refused, for %s',
  async (organisation) => {
    for (const path of kindsOfPage[organisation]) {
      const { status } = await program.get(`/en${path}`, { host: hosts[organisation] })
      expect(status >= 400 && status < 500, `/en${path}: ${status}`).toBe(isRefused(path))
      expect(status, `/en${path}`).toBeLessThan(500)
    }
  },
)
