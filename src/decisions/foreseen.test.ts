import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { periodTables } from '#domains.ts'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { test } from '#platform/testing/world.ts'
import { snapshotOn } from '#network/views/changes.ts'
import { structureOn } from '#network/views/structure.ts'
import { momentAt } from '#sources/views.ts'
import { decide } from './actions/decide.ts'
import { undo } from './actions/withdraw.ts'
import type { Change } from './model/change.ts'
import { decisionById } from './views.ts'
import { foresee } from './views/foreseen.ts'

const ground = { tables: periodTables, publisher: 'The organisation' }
const change = (kind: Change['kind'], subject: string, value = '', qualifier = ''): Change => ({
  kind,
  subject,
  value,
  qualifier,
  note: '',
})
const from = '2027-01-01'
const today = '2026-11-22'
/** One of each kind of change that the network of 2025 can take. */
const changes: Change[] = [
  change('open', 'office:almaty', 'sub-office'),
  change('rename', 'office:almaty', 'Almaty', 'en'),
  change('change-line', 'office:almaty', 'office:vienna'),
  change('change-kind', 'office:pretoria', 'country-office'),
  change('relocate', 'office:addis-ababa', 'nairobi'),
  change('give-function', 'office:vienna', 'training', 'central-asia'),
  change('give-coverage', 'office:almaty', 'central-asia'),
  change('merge', 'office:brussels', 'office:vienna'),
  change('close', 'office:afghanistan', 'office:bangkok'),
]

const decided = (db: Db, list: readonly Change[]) =>
  perform(
    db,
    { by: byCommand('test'), name: 'scenarios.adopted', subject: 'scenario:s' },
    async (act) => {
      const { steps } = await foresee(db, await momentAt(db, from, null), list, ground)
      return decide(
        act,
        {
          of: 'scenario:s',
          title: 'A test',
          language: 'en',
          day: today,
          from,
          steps,
          corrections: [],
          cites: null,
          why: 'Tried',
        },
        ground,
      )
    },
  )

/** All rows now held of the dated tables, without when they were recorded and by which decision. */
async function heldNow(db: Db): Promise<Record<string, unknown[]>> {
  const held: Record<string, unknown[]> = {}
  for (const { table } of periodTables) {
    const rows = await sql<{ row: Record<string, unknown> }>`
      select (to_jsonb(held) - 'recorded') as row from ${sql.table(table)} held where upper_inf(held.recorded)
      order by (to_jsonb(held) - 'recorded')::text collate "C"`.execute(db)
    held[table] = rows.rows.map(({ row }) => row)
  }
  return held
}

const plain = (held: unknown): unknown =>
  JSON.parse(JSON.stringify(held).replaceAll('decision-foreseen', 'decision-000001'))

const inOrder = (rows: readonly unknown[]) =>
  rows
    .map((row) => JSON.stringify(row))
    .toSorted()
    .map((row): unknown => JSON.parse(row))

describe('a list of changes', () => {
  test('foreseen is what holds once it is decided, row by row and in what people read', async ({
    iom,
  }) => {
    const before = await momentAt(iom, from, null)
    const { steps, wrong, subjects, after } = await foresee(iom, before, changes, ground)
    expect(wrong).toEqual([])
    expect(steps.length).toBeGreaterThan(changes.length)
    expect(subjects).toContain('office:brussels')
    const rows = plain(await heldNow(after))
    const pages = [await snapshotOn(after, before, 'en'), inOrder(await structureOn(after, before))]
    const unchanged = await heldNow(iom)
    expect(rows).not.toEqual(unchanged)
    await decided(iom, changes)
    expect(rows).toEqual(plain(await heldNow(iom)))
    const moment = await momentAt(iom, from, null)
    const held = [await snapshotOn(iom, moment, 'en'), inOrder(await structureOn(iom, moment))]
    const timeless = (page: unknown): unknown =>
      JSON.parse(JSON.stringify(plain(page)), (key, value: unknown) =>
        key.startsWith('recorded') || key === 'title' ? undefined : value,
      )
    expect(pages.map(timeless)).toEqual(held.map(timeless))
  })

  test('that is withdrawn leaves every row as it was, since when it was', async ({ iom }) => {
    const whole = async () => {
      const all: Record<string, unknown[]> = {}
      for (const { table } of periodTables) {
        const rows = await sql<{ row: string }>`
          select (to_jsonb(held) - 'recorded')::text || lower(held.recorded)::text as row from ${sql.table(table)} held
          where upper_inf(held.recorded) order by (to_jsonb(held) - 'recorded')::text collate "C"`.execute(
          iom,
        )
        all[table] = rows.rows
      }
      return all
    }
    const before = await whole()
    const id = await decided(iom, changes)
    const between = await whole()
    expect(between).not.toEqual(before)
    const deed = { by: byCommand('test'), name: 'decisions.withdrawn', subject: `decision:${id}` }
    await perform(iom, deed, (act) => undo(act, id, today, ground))
    expect(await whole()).toEqual(before)
    expect(await decisionById(iom, { asOf: today, asKnown: null }, id)).toMatchObject({
      state: 'withdrawn',
    })
  })

  test('cannot be written to while it is only foreseen', async ({ iom }) => {
    const { after } = await foresee(iom, await momentAt(iom, from, null), changes, ground)
    await expect(sql`delete from office_kind`.execute(after)).rejects.toThrow()
    await expect(after.transaction().execute(async () => {})).rejects.toThrow(/foreseen/)
  })
})
