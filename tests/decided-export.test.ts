import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { decide } from '#decisions/actions/decide.ts'
import { foresee } from '#decisions/views/foreseen.ts'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { databaseLike } from '#platform/testing/world.ts'
import { momentAt } from '#sources/views.ts'
import { periodTables } from '../src/domains.ts'
import { exportOrganisation } from '../src/export.ts'
import { loadOrganisation, organisations } from '../src/organisations.ts'

const ground = { tables: periodTables, publisher: 'The organisation' }

async function heldNow(db: Db): Promise<string[]> {
  const held: string[] = []
  for (const { table } of periodTables) {
    const rows = await sql<{ row: string }>`
      select (to_jsonb(held) - 'recorded')::text as row from ${sql.table(table)} held where upper_inf(held.recorded)`.execute(
      db,
    )
    held.push(...rows.rows.map(({ row }) => `${table} ${row}`))
  }
  return held.toSorted()
}

async function decided(db: Db): Promise<void> {
  const from = '2027-01-01'
  const deed = { by: byCommand('test'), name: 'proposals.decided', subject: 'proposal:test' }
  const wanted = { of: 'proposal:test', language: 'en', day: '2026-11-22', cites: null } as const
  const kind = { kind: 'change-kind', value: 'country-office', qualifier: '', note: '' } as const
  await perform(db, deed, async (act) => {
    const changes = [{ ...kind, subject: 'office:pretoria' }]
    const { steps } = await foresee(act.db, await momentAt(act.db, from, null), changes, ground)
    await decide(
      act,
      { ...wanted, title: 'A change', why: 'Tried', from, steps, corrections: [] },
      ground,
    )
    const never = { predicate: 'place', qualifier: '', from: null, until: null }
    await decide(
      act,
      {
        ...wanted,
        title: 'Two corrections',
        why: 'Misread',
        from: null,
        steps: [],
        corrections: [
          { ...never, subject: 'office:vienna', wrong: 'vienna', right: 'budapest' },
          { ...never, subject: 'office:cairo', wrong: 'cairo', right: null },
        ],
      },
      ground,
    )
  })
}

test('what was decided and corrected travels in exported files, and means the same where they are loaded', async () => {
  const [iom] = await organisations()
  if (!iom) throw new Error('no organisation is installed')
  const from = await databaseLike('iom')
  const to = await databaseLike('empty')
  const folder = await mkdtemp(join(tmpdir(), 'meridian-export-'))
  try {
    const before = await heldNow(from.db)
    await decided(from.db)
    await exportOrganisation(from.db, iom, folder)
    await loadOrganisation(to.db, iom, undefined, folder)
    const held = await heldNow(from.db)
    expect(held).not.toEqual(before)
    expect(
      held.filter((row) => row.startsWith('office_place') && row.includes('budapest')),
    ).not.toEqual([])
    expect(await heldNow(to.db)).toEqual(held)
  } finally {
    await rm(folder, { recursive: true })
    await from.close()
    await to.close()
  }
})
