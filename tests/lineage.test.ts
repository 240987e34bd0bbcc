import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import { decide } from '#decisions/actions/decide.ts'
import { foresee } from '#decisions/views/foreseen.ts'
import { momentAt } from '#sources/views.ts'
import { periodTables } from '../src/domains.ts'
import { type Running, startProgram } from './requests.ts'

let program: Running
beforeAll(async () => {
  program = await startProgram()
})
afterAll(() => program.close())

interface Row {
  direction: string
  generation: number
  office: string
  manner: string
  successor: string
  [field: string]: unknown
}

const lineageOf = async (office: string): Promise<Row[]> => {
  const { text } = await program.get(`/api/v1/offices/${office}`)
  return JSON.parse(text)['lineage']
}
const told = (rows: readonly Row[]) =>
  rows.map((row) =>
    [row.direction, row.generation, row.office, row.manner, row.successor].join(' '),
  )

describe('the lineage of an office', () => {
  test('tells from whom it came and into whom it went, since when and by which source', async () => {
    const rows = await lineageOf('panama-regional-office')
    expect(told(rows)).toEqual([
      'before 1 buenos-aires merged panama-regional-office',
      'before 1 san-jose merged panama-regional-office',
    ])
    expect(rows[0]).toMatchObject({
      fromPrecision: 'year',
      fromEarliest: '2024-01-01',
      fromLatest: '2024-12-31',
      sources: [{ source: 'americas-about' }],
    })
    expect(told(await lineageOf('brussels'))).toEqual([
      'after 1 brussels split brussels-global-office',
      'after 1 brussels merged vienna',
    ])
  })

  test('goes on over decisions to come, step by step, to the offices beyond', async () => {
    const db = await program.databaseOf('iom')
    const from = '2027-01-01'
    const ground = { tables: periodTables, publisher: 'The organisation' }
    const closing = { kind: 'close', subject: 'office:vienna', qualifier: '', note: '' } as const
    const changes = [{ ...closing, value: 'office:bangkok' }]
    const { wrong, steps } = await foresee(db, await momentAt(db, from, null), changes, ground)
    expect(wrong).toEqual([])
    await perform(db, { by: byCommand('test'), name: 'test.closed', subject: 'test:v' }, (act) =>
      decide(
        act,
        {
          of: 'scenario:s',
          title: 'Vienna closes',
          language: 'en',
          day: '2026-11-22',
          from,
          steps,
          corrections: [],
          cites: null,
          why: 'Tried',
        },
        ground,
      ),
    )
    expect(told(await lineageOf('brussels'))).toEqual([
      'after 1 brussels split brussels-global-office',
      'after 1 brussels merged vienna',
      'after 2 vienna continued bangkok',
    ])
    const back = await lineageOf('bangkok')
    expect(told(back)).toEqual([
      'before 1 vienna continued bangkok',
      'before 2 brussels merged vienna',
    ])
    expect(back[0]).toMatchObject({ from, fromPrecision: 'day' })
  })

  test('stands on the page of the office, with links, both ways', async () => {
    const { text } = await program.get('/en/offices/vienna')
    const section = /<h2[^>]*>Before and after<\/h2>(.*?)<\/section>/s.exec(text)?.[1] ?? ''
    const [before = '', after = ''] = section.split('What became of it')
    expect(before).toContain('Where it came from')
    expect(before).toContain('href="/en/offices/brussels"')
    expect(before).toContain('was merged into')
    expect(before).toContain('href="/en/sources/eca-about"')
    expect(after).toContain('href="/en/offices/bangkok"')
    expect(after).toContain('went on as')
    const bangkok = await program.get('/ar/offices/bangkok')
    expect(bangkok.text).toContain('من أين جاء')
    expect(bangkok.text).not.toContain('إلى ماذا آل')
    const none = await program.get('/en/offices/cairo')
    expect(none.text).not.toContain('Before and after')
  })
})
