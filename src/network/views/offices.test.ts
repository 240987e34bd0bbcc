import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '#platform/db/db.ts'
import { cursorFrom } from '#platform/http/paging.ts'
import { test } from '#platform/testing/world.ts'
import { momentAt } from '#sources/views.ts'
import type { OfficeFilter } from './narrowing.ts'
import { officeTotal } from './narrowing.ts'
import { officeList } from './offices.ts'
import { frameOn, structureOn, structurePart, structureTotal } from './structure.ts'

/** Every page of a list, told that it is so long. */
async function toldOf(db: Db, filter: OfficeFilter, day: string, total: number): Promise<string[]> {
  const moment = await momentAt(db, day, null)
  const names: string[] = []
  for (let next: string | null = ''; next !== null;) {
    const cursor = cursorFrom(next, 2)
    const page = await officeList(db, moment, filter, { locale: 'en', limit: 70, cursor, total })
    names.push(...page.items.map((item) => `${item.name} (${item.id}, ${item.cityName})`))
    next = page.next
  }
  return names
}

const filters: OfficeFilter[] = [
  {},
  { kind: 'country-office' },
  { function: 'project-endorsement' },
  { country: 'KGZ' },
  { area: 'central-asia' },
  { language: 'fr' },
  { city: 'vienna' },
  { q: 'vien' },
  { line: 'headquarters' },
]

for (const filter of filters)
  test(`a list narrowed by ${JSON.stringify(filter)} is the same read by its names and by what narrows it`, async ({
    iom,
  }) => {
    for (const day of ['2018-06-30', '2025-02-11']) {
      const byNames = await toldOf(iom, filter, day, 1_000_000)
      const byFilter = await toldOf(iom, filter, day, 0)
      expect(byNames).toEqual(byFilter)
      const total = await officeTotal(iom, await momentAt(iom, day, null), {
        filter,
        possible: false,
      })
      expect(byNames).toHaveLength(total)
    }
  })

test('the frame of the structure holds who has somebody below, with how many it leaves out', async ({
  iom,
}) => {
  const moment = await momentAt(iom, '2025-02-11', null)
  await sql`delete from office_line`.execute(iom)
  for (const office of ['nairobi', 'dakar', 'cairo'])
    await sql`insert into office_line (office, reports_to, sure, possible, stated, claims, recorded)
      values (${office}, ${office === 'cairo' ? 'office:dakar' : 'office:vienna'}, '[2024-01-01,)', '[2024-01-01,)', '{}', '{test}', '{[2024-01-01,)}')`.execute(
      iom,
    )
  const whole = (await structureOn(iom, moment)).filter((node) => node.type === 'office')
  const frame = (await frameOn(iom, moment)).filter((node) => node.type === 'office')
  const above = new Set(whole.map((node) => node.parent))
  const framed = whole.filter((node) => above.has(node.id) || node.kind === 'headquarters')
  expect(frame.map((node) => node.id).toSorted()).toEqual(framed.map((node) => node.id).toSorted())
  const ids = new Set(frame.map((node) => node.id))
  for (const node of frame)
    expect(node.below, node.id).toBe(
      whole.filter((each) => each.parent === node.id && !ids.has(each.id)).length,
    )
  expect(frame.find((node) => node.id === 'office:vienna')).toMatchObject({ below: 1 })
})

test('the structure in parts is the structure', async ({ iom }) => {
  const moment = await momentAt(iom, '2025-02-11', null)
  const whole = await structureOn(iom, moment)
  const total = await structureTotal(iom, moment)
  const parts: string[] = []
  for (let next: string | null = ''; next !== null;) {
    const part = await structurePart(iom, moment, { limit: 50, cursor: cursorFrom(next, 2), total })
    parts.push(...part.items.map((node) => `${node.id} in ${node.parent}`))
    next = part.next
  }
  expect(parts).toHaveLength(total)
  expect(parts.toSorted()).toEqual(whole.map((node) => `${node.id} in ${node.parent}`).toSorted())
})
