import { sql } from 'kysely'
import { expect } from 'vitest'
import { periodTables } from '../src/domains.ts'
import { test } from '#platform/testing/world.ts'
import { closedListsIn } from '#sources/model/facts.ts'
import { rowsFor } from '#sources/model/rows.ts'
import { claimsNow, rulingsNow } from '#sources/store.ts'
import { recordsOf, versionedOf } from '#sources/store/periods.ts'
import { sqlOf } from '#sources/store/versions.ts'

test('every dated table of the organisation, rebuilt from its claims and rulings, is what is held', async ({
  iom,
}) => {
  const claims = await claimsNow(iom)
  const lists = closedListsIn(claims)
  const rulings = await rulingsNow(iom)
  let rows = 0
  for (const table of periodTables) {
    const rebuilt = rowsFor(table, claims, lists, rulings)
    const { table: name, list, definition } = sqlOf(versionedOf(table))
    const given = JSON.stringify(recordsOf(table.of, rebuilt))
    const records = sql`select ${list} from jsonb_to_recordset(${given}::jsonb) as given(${definition})`
    const difference = await sql`
      (select ${list} from ${name} where upper_inf(recorded) except ${records})
      union all (${records} except select ${list} from ${name} where upper_inf(recorded))`.execute(
      iom,
    )
    expect(difference.rows, table.table).toEqual([])
    rows += rebuilt.length
  }
  expect(rows).toBeGreaterThan(9000)
})
