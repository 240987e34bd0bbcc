import { readdir, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { crawlOf } from './crawl.ts'
import { type OrganisationShown, origins } from './pages.ts'
import { type Running, startProgram } from './requests.ts'

/** Whether an address outside is written as it should be; not encrypted only where a source has it so, or tells no scheme. */
function isWellFormed(href: string, files: string): boolean {
  const { protocol, hostname, host, pathname } = new URL(href)
  if (protocol === 'mailto:') return /^mailto:[^@\s]+@[^@\s]+\.[a-z]+$/i.test(href)
  if (protocol === 'tel:') return /^tel:\+\d{6,15}$/.test(href)
  const isSourced = files.includes((host + pathname).replace(/\/$/, ''))
  // Another organisation of this installation.
  const isHere = hostname.endsWith('.localhost')
  const isKept = protocol === 'https:' || (protocol === 'http:' && (isSourced || isHere))
  return isKept && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(hostname)
}

/** Follows every link of an organisation: a file for each, so that two are followed at the same time. */
export function followLinks(organisation: OrganisationShown): void {
  let program: Running
  let files = ''
  beforeAll(async () => {
    // Links to what was known at a moment: with the clock of the database, so that none is to come.
    program = await startProgram(() => new Date())
    const names = (await readdir('organisations', { recursive: true })).filter(
      (name) => name.endsWith('.csv') || name.endsWith('.json'),
    )
    files = (
      await Promise.all(names.map((name) => readFile(`organisations/${name}`, 'utf8')))
    ).join()
  })
  afterAll(() => program.close())

  test('every link of the pages leads somewhere, and to what it points at', async () => {
    const { asked, broken, unmarked, outside } = await crawlOf(program, organisation)
    expect(broken).toEqual([])
    expect(unmarked).toEqual([])
    expect(outside.filter((href) => !isWellFormed(href, files))).toEqual([])
    expect(asked.filter((url) => url.startsWith('/en')).length).toBeGreaterThan(300)
    expect(asked.filter((url) => url.startsWith('/api')).length).toBeGreaterThan(10)
    expect(asked).toContain('/en/changes.atom')
    expect(outside.length).toBeGreaterThan(10)
    expect(outside.filter((href) => href.startsWith(origins[organisation]))).toEqual([])
  }, 600_000)
}
