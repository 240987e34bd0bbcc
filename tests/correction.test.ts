import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { officePage } from '#network/views/office.ts'
import { databaseLike, momentNow } from '#platform/testing/world.ts'
import { loadCollection } from '#sources/actions.ts'
import { momentAt, statements } from '#sources/views.ts'
import { periodTables } from '../src/domains.ts'

describe('editing a row and loading again', () => {
  test('is a correction in recorded time: the old answer by asKnown, the new one without', async () => {
    const { db, close } = await databaseLike('iom')
    const folder = await mkdtemp(join(tmpdir(), 'meridian-iom-'))
    try {
      await cp('organisations/iom', folder, { recursive: true })
      const before = await momentNow(db)
      const file = join(folder, '002.csv')
      const text = await readFile(file, 'utf8')
      const edited = text.replace(
        /^(002\/vienna\/kind,office:vienna,kind),special-liaison-mission/m,
        '$1,mission-with-regional-functions',
      )
      expect(edited).not.toBe(text)
      await writeFile(file, edited)

      const collection = { name: 'iom', folder, surveys: ['002', '004', '000', '003'] }
      const loaded = await loadCollection(db, collection, periodTables)
      expect(loaded.changed).toBe(1)

      const asked = await momentAt(db, '2008-06-30', null)
      const then = await momentAt(db, '2008-06-30', before)
      expect((await officePage(db, asked, 'en', 'vienna'))?.kind).toBe(
        'mission-with-regional-functions',
      )
      expect((await officePage(db, then, 'en', 'vienna'))?.kind).toBe('special-liaison-mission')

      const said = (moment: typeof asked) =>
        statements(
          db,
          moment,
          { subject: 'office:vienna', predicate: 'kind', source: '002' },
          { limit: 10, cursor: null },
        )
      expect((await said(asked)).items.map((each) => each.value)).toEqual([
        'mission-with-regional-functions',
      ])
      expect((await said(then)).items.map((each) => each.value)).toEqual([
        'special-liaison-mission',
      ])
    } finally {
      await rm(folder, { recursive: true })
      await close()
    }
  })
})
