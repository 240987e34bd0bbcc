import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import type { Moment } from '#platform/moment.ts'
import { momentNow, test } from '#platform/testing/world.ts'
import { WrongFiles } from '#sources/actions.ts'
import { loadFrameworks } from './actions.ts'
import type { UpperChange } from './model/upper.ts'
import { objectivesOf, uppersNamed } from './views.ts'

const on = (asOf: string): Moment => ({ asOf, asKnown: null, horizon: '2025-02-11' })
const today = on('2026-11-22')

/** The files of the organisation, where they can be changed. */
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frameworks-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function copyWith(change: (name: string, text: string) => string): Promise<string> {
  const own = await mkdtemp(join(folder, 'copy-'))
  await mkdir(join(own, 'frameworks'))
  await cp('organisations/frameworks', join(own, 'frameworks'), { recursive: true })
  for (const name of ['editions.csv', 'mappings.csv', 'objectives-migof-2015.csv', 'notes.csv']) {
    const path = join(own, 'frameworks', name)
    await writeFile(path, change(name, await readFile(path, 'utf8')))
  }
  return own
}

describe('a file that changed', () => {
  test('closes the row and opens another; the wording before is read as it was known, and whoever cites it is told', async ({
    iom,
  }) => {
    const before = await momentNow(iom)
    const told: UpperChange[] = []
    const own = await copyWith((name, text) =>
      name === 'objectives-migof-2015.csv'
        ? text.replace('Strong partnerships', 'Strong and fair partnerships')
        : text,
    )
    expect(
      await loadFrameworks(iom, own, async (_act, changes) => {
        told.push(...changes)
      }),
    ).toEqual({ changed: 2 })
    const p3 = { of: 'migof', version: '2015', code: 'p3' }
    expect(told).toEqual([
      {
        upper: p3,
        became: 'revised',
        now: p3,
        from: null,
        fields: [
          {
            field: 'title.en',
            before: 'Strong partnerships',
            after: 'Strong and fair partnerships',
          },
        ],
      },
    ])
    const wording = async (asKnown: string | null) =>
      (await uppersNamed(iom, { ...today, asKnown }, [p3])).get('migof@2015/p3')?.titles.en
    expect(await wording(null)).toBe('Strong and fair partnerships')
    expect(await wording(before)).toBe('Strong partnerships')
  })

  test('takes an objective out: it stays readable, as withdrawn, and nothing else changed', async ({
    iom,
  }) => {
    const told: UpperChange[] = []
    const own = await copyWith((name, text) =>
      name === 'objectives-migof-2015.csv'
        ? text
            .split('\n')
            .filter((line) => !line.startsWith('migof,2015,p2,'))
            .join('\n')
        : text,
    )
    await loadFrameworks(iom, own, async (_act, changes) => {
      told.push(...changes)
    })
    expect(told.map(({ upper, became }) => `${upper.code} ${became}`)).toEqual(['p2 withdrawn'])
    const p2 = { of: 'migof', version: '2015', code: 'p2' }
    const found = (await uppersNamed(iom, today, [p2])).get('migof@2015/p2')
    expect([found?.standing, found?.titles.en]).toEqual([
      'withdrawn',
      'Evidence and whole-of-government approaches',
    ])
    const left = await objectivesOf(iom, today, 'migof', '2015')
    expect(left.map(({ upper }) => upper.code)).toEqual(['p1', 'p3', 'o1', 'o2', 'o3'])
  })

  test('brings a newer edition: what it goes on with is revised, what it drops is withdrawn, from its first day', async ({
    iom,
  }) => {
    const told: UpperChange[] = []
    const own = await copyWith((name, text) => {
      if (name === 'editions.csv')
        return `${text}migof,2027,Framework of 2027,,,,2027-01-01,,2015,example\n`
      return name === 'mappings.csv'
        ? `${text}migof@2015/o1,migof@2027/o1,continues,stated,,,example\n`
        : text
    })
    const header = (
      await readFile('organisations/frameworks/objectives-migof-2015.csv', 'utf8')
    ).split('\n')[0]
    await writeFile(
      join(own, 'frameworks', 'objectives-migof-2027.csv'),
      `${header}\nmigof,2027,o1,,objective,Well-being,,,,,,,,example\n`,
    )
    await loadFrameworks(iom, own, async (_act, changes) => {
      told.push(...changes)
    })
    expect(
      told.map(({ upper, became, now, from }) => [upper.code, became, now?.version, from]),
    ).toEqual([
      ['p1', 'withdrawn', undefined, '2027-01-01'],
      ['p2', 'withdrawn', undefined, '2027-01-01'],
      ['p3', 'withdrawn', undefined, '2027-01-01'],
      ['o1', 'revised', '2027', '2027-01-01'],
      ['o2', 'withdrawn', undefined, '2027-01-01'],
      ['o3', 'withdrawn', undefined, '2027-01-01'],
    ])
    const old = await objectivesOf(iom, today, 'migof', '2015')
    expect(old.every(({ standing }) => standing === 'in-force')).toBe(true)
    const later = await objectivesOf(iom, on('2027-01-01'), 'migof', '2015')
    expect(later.every(({ standing }) => standing === 'superseded')).toBe(true)
  })

  test('with wrong rows is refused whole, each row named', async ({ iom }) => {
    const own = await copyWith((name, text) => {
      if (name === 'editions.csv') return text.replace('2029-01-01,,https', '2023-01-01,,https')
      if (name === 'mappings.csv')
        return text.replace(
          'global-compact@2018/7,contributes',
          'global-compact@2018/99,contributes',
        )
      return name === 'objectives-migof-2015.csv'
        ? text.replace('migof,2015,o3,,objective', 'migof,2015,o2,o9,dream')
        : text
    })
    const wrong = await loadFrameworks(iom, own).catch((error: unknown) => error)
    if (!(wrong instanceof WrongFiles)) throw wrong
    expect(wrong.rows.map(({ file, row, reason }) => `${file}:${row} ${reason}`)).toEqual([
      'organisations/frameworks/editions.csv:3 row/period-order',
      'organisations/frameworks/objectives-migof-2015.csv:7 row/word',
    ])
    const links = await copyWith((name, text) => {
      if (name === 'mappings.csv')
        return text.replace(
          'global-compact@2018/7,contributes',
          'global-compact@2018/99,contributes',
        )
      return name === 'objectives-migof-2015.csv'
        ? text.replace('migof,2015,o3,,objective', 'migof,2015,o2,o9,objective')
        : text
    })
    const unlinked = await loadFrameworks(iom, links).catch((error: unknown) => error)
    if (!(unlinked instanceof WrongFiles)) throw unlinked
    expect(
      unlinked.rows.map(({ file, row, field, reason }) => `${file}:${row} ${field} ${reason}`),
    ).toEqual([
      'organisations/frameworks/objectives-migof-2015.csv:7 code row/key-twice',
      'organisations/frameworks/objectives-migof-2015.csv:7 parent row/unknown-subject',
      'organisations/frameworks/mappings.csv:213 from row/unknown-subject',
      'organisations/frameworks/mappings.csv:2 to row/unknown-subject',
      'organisations/frameworks/mappings.csv:208 to row/unknown-subject',
      'organisations/frameworks/mappings.csv:211 to row/unknown-subject',
    ])
    expect((await objectivesOf(iom, today, 'migof', '2015')).length).toBe(6)
  })
})
