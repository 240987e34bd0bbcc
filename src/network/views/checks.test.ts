import { describe, expect } from 'vitest'
import { test } from '#platform/testing/world.ts'
import { checkKey } from '#network/model/checks/check.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { findingItems } from './findings.ts'
import { momentAt } from '#sources/views.ts'
import { checksOn } from './checks.ts'
import { sql } from 'kysely'

describe('look', () => {
  test('x', async ({ iom }) => {
    const all = (await sql<{id: string}>`select distinct 'office:'||office as id from office_name union select distinct 'unit:'||unit from unit_name`.execute(iom)).rows.map((r) => r.id)
    for (const day of ['2008-06-30', '2018-06-30','2023-06-01', '2025-02-11']) {
      const moment = await momentAt(iom, day, null)
      const t = performance.now()
      const checks = await checksOn({ db: iom, moment, locale: 'en' }, all)
      console.log(day, performance.now() - t, checks.map((c) => checkKey(c) + ' | ' + c.about.map((a) => a.label).join(', ') + JSON.stringify(c.details)).slice(0,40), checks.length)
    }
    const moment = await momentAt(iom, '2025-02-11', null)
    console.log((await findingItems(iom, moment, wordsIn('en'), 'country-of-two-offices')).map((x) => x.text))
  })
})
