import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { codeOf } from '#platform/testing/outcome.ts'
import { test } from '#platform/testing/world.ts'
import { lacksOf } from '#projects/views/needs.ts'
import { cast, project } from '#projects/projects.test.room.ts'
import { writeLines } from './actions/lines.ts'
import { arrange, budgetNow, lineNow, which } from './budgets.test.room.ts'
import { budgetNeed } from './views/need.ts'

describe('a budget', () => {
  test('is held against its fund, and says what would repair it', async ({ iom }) => {
    const held = await arrange(iom, 'pr-held')
    const { reckoning, faults, conditions, overhead } = await budgetNow(iom, 'pr-held')
    expect(conditions.fund).toBe('iom-development-fund-1')
    expect(reckoning).toMatchObject({ direct: '150000', staffAndOffice: '60000' })
    expect(faults.map(({ rule, details }) => [rule, details['take'], details['shift']])).toEqual([
      ['staff-and-office', '21428.58', '15000'],
    ])
    expect(faults[0]?.said?.source).toContain('developmentfund.iom.int')
    expect(overhead).not.toBeNull()
    const { developer } = await cast(iom)
    const asked = { db: iom, moment: developer.asker.today, asker: null }
    const submitting = { project: held, number: 1, move: 'submit' } as const
    const lacks = await lacksOf(asked, submitting, { budget: budgetNeed })
    expect(lacks.filter(({ need }) => need === 'budget')).toMatchObject([
      { reason: 'budgets/lack.staff-and-office', details: { take: '21,428.58\u00a0USD' } },
    ])
  })

  test('of money of a fund needs what the fund asks, whether the field of the fund is filled in or not', async ({
    iom,
  }) => {
    await sql`insert into project_need (id, move, content, in_use, recorded) values ('test-fund', 'submit',
      '{"asks": {"kind": "document", "document": "request-letter"}, "funds": ["iom-development-fund-1"], "donors": [], "types": [], "source": "test"}',
      '[2000-01-01,)', '[2000-01-01,)')`.execute(iom)
    const donor = 'iom-development-fund'
    const { developer } = await cast(iom)
    const lacking = async (id: string, fields: Record<string, string>) => {
      const held = await project(iom, { id, fields: { currency: 'USD', ...fields } })
      const asked = { db: iom, moment: developer.asker.today, asker: null }
      const submitting = { project: held, number: 1, move: 'submit' } as const
      const lacks = await lacksOf(asked, submitting, { budget: budgetNeed })
      return lacks.some(({ need }) => need === 'test-fund')
    }
    expect(await lacking('pr-named', { fund: 'iom-development-fund-1' })).toBe(true)
    expect(await lacking('pr-unnamed', { donor })).toBe(true)
    expect(await lacking('pr-of-none', {})).toBe(false)
  })

  test('stands in its own currency; dollars stand beside it with their rate, where one is known', async ({
    iom,
  }) => {
    await arrange(iom, 'pr-yen', { currency: 'JPY', fund: '' })
    const { reckoning, beside } = await budgetNow(iom, 'pr-yen')
    expect(reckoning?.currency).toBe('JPY')
    // No rates are loaded in this world, and none is made up.
    expect(beside).toBeNull()
  })
})

describe('several lines at once', () => {
  test('are written together, or not at all; what others wrote meanwhile stays', async ({
    iom,
  }) => {
    const { developer, other, elsewhere } = await cast(iom)
    const { revision } = await arrange(iom, 'pr-table')
    const at = String(revision)
    const row = (part: string, fields: Record<string, string>, parent = '') => ({
      part,
      parent,
      fields,
      formulas: [],
    })
    const write = (by: typeof developer, rows: ReturnType<typeof row>[]) =>
      writeLines(by, which('pr-table'), { rows, revision: at })
    expect(await codeOf(write(elsewhere, [row('b1', { rate: '1' })]))).toMatch(/^posts\//)
    expect(await write(other, [row('b1', { unit: 'month' })])).toEqual(['b1'])
    const ids = await write(developer, [
      row('b1', { rate: '50000', unit: '' }),
      row('new-1', { 'title.en': 'Workshop', kind: 'programme', quantity: '2', rate: '5' }, 'a2'),
    ])
    expect(ids).toEqual(['b1', 'b4'])
    expect(await lineNow(iom, 'pr-table', 'b1')).toMatchObject({ rate: '50000', unit: 'month' })
    await expect(
      write(developer, [row('b2', { rate: '1' }), row('b1', { unit: 'week' })]),
    ).rejects.toMatchObject({
      code: 'budgets/lines-changed',
      faults: [{ field: 'b1.unit', reason: 'sheet/conflict' }],
    })
    expect(await lineNow(iom, 'pr-table', 'b2')).toMatchObject({ rate: '80000' })
    await expect(
      write(developer, [
        row('b2', { rate: '1,000.5', year: '2031' }),
        row('new-1', { kind: 'staff' }, 'o1'),
      ]),
    ).rejects.toMatchObject({
      code: 'form/invalid',
      faults: [
        { field: 'b2.rate', reason: 'field/separators' },
        { field: 'new-1.parent', reason: 'projects/not-under' },
        { field: 'new-1.title.en', reason: 'field/missing' },
      ],
    })
    expect(await codeOf(write(developer, [row('b2', {})]))).toBe('budgets/nothing-changed')
  })

  test('stay as they are once the project is under way', async ({ iom }) => {
    const { developer } = await cast(iom)
    await project(iom, { id: 'pr-locked', state: 'active', fields: { currency: 'USD' } })
    const rows = [{ part: '', parent: '', fields: { 'title.en': 'x' }, formulas: [] }]
    const writing = writeLines(developer, which('pr-locked'), { rows, revision: '1' })
    expect(await codeOf(writing)).toBe('projects/not-writable')
  })
})
