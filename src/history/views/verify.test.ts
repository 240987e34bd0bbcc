import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { test } from '#platform/testing/world.ts'
import type { Seal } from '#history/model/chain.ts'
import { headOf, verify } from './verify.ts'

/** Ten deeds, one after another. */
async function tenDeeds(db: Db): Promise<void> {
  for (let at = 1; at <= 10; at += 1)
    await perform(
      db,
      {
        by: { ...byCommand('load'), post: { id: 'head', title: 'Chief “of” Mission\n' } },
        name: 'sources.loaded',
        subject: `office:kiziba-${at}`,
        why: 'é 😀 \u2028 \\ "quoted"',
        detail: { at, nested: [null, 1.5] },
      },
      async (act) => act.note({ field: 'history.field.seal', before: null, after: `value ${at}` }),
    )
}

/** What someone with the rights of the database's owner can do: no trigger stands in the way. */
async function asAttacker(db: Db, ...orders: string[]): Promise<void> {
  await sql`alter table event disable trigger user`.execute(db)
  await sql`grant update, delete on event to current_user`.execute(db)
  for (const order of orders) await sql.raw(order).execute(db)
  await sql`alter table event enable trigger user`.execute(db)
}

const sealOf = async (db: Db): Promise<Seal> => {
  const head = await headOf(db)
  if (head === null) throw new Error('nothing happened yet')
  return { organisation: 'iom', number: head.number, hash: head.hash, at: head.at }
}

/** Makes the entry, and what follows from it, add up again. */
const hashAnew = (from: number) => `do $$ declare each event; begin
  for each in select * from event where number >= ${from} order by number loop
    update event set previous = coalesce((select hash from event where number = each.number - 1), repeat('0', 64)) where id = each.id;
    update event set hash = event_hash(event) where id = each.id;
  end loop; end $$`

describe('the history', () => {
  test('that nobody touched adds up, with every character', async ({ db }) => {
    await tenDeeds(db)
    expect(await verify(db, [await sealOf(db)])).toEqual({ entries: 10, fault: null, entry: null })
  })

  test('of nothing adds up, unless something was sealed', async ({ db }) => {
    expect(await verify(db, [])).toEqual({ entries: 0, fault: null, entry: null })
    const seal = { organisation: 'iom', number: 3, hash: 'a'.repeat(64), at: '' }
    expect((await verify(db, [seal])).fault).toEqual({ is: 'cut', number: 1, until: 3 })
  })

  test('refuses to be changed, cut or emptied', async ({ db }) => {
    await tenDeeds(db)
    for (const order of [
      'update event set why = null',
      'delete from event where number = 10',
      'truncate event',
    ]) {
      await sql`savepoint before`.execute(db)
      await expect(sql.raw(order).execute(db), order).rejects.toThrow(
        /never rewritten|permission denied/,
      )
      await sql`rollback to savepoint before`.execute(db)
    }
  })

  test.for([
    `actor = 'another'`,
    `person = 'p-another'`,
    `post = null`,
    `post_title = 'Deputy'`,
    `for_post = 'head'`,
    `for_post_title = 'Head'`,
    `office = 'vienna'`,
    `why = 'other'`,
    `subject = 'office:vienna'`,
    `name = 'sources.other'`,
    `detail = '{}'`,
    `changes = '[]'`,
    `at = at - interval '1 day'`,
    `hash = repeat('0', 64)`,
  ])('tells that %s was altered', async (change, { db }) => {
    await tenDeeds(db)
    await asAttacker(db, `update event set ${change} where number = 4`)
    const { fault, entry, entries } = await verify(db, [])
    expect(fault).toEqual({ is: 'altered', number: 4, until: 4 })
    expect([entry?.id !== undefined, entries]).toEqual([true, 3])
  })

  test('tells which entry was altered although its hash was made to fit', async ({ db }) => {
    await tenDeeds(db)
    await asAttacker(
      db,
      `update event set why = 'other' where number = 4`,
      `update event set hash = event_hash(event) where number = 4`,
    )
    expect((await verify(db, [])).fault).toEqual({ is: 'altered', number: 4, until: 4 })
  })

  test('tells which entry is missing', async ({ db }) => {
    await tenDeeds(db)
    await asAttacker(db, 'delete from event where number in (1, 7)')
    expect((await verify(db, [])).fault).toEqual({ is: 'missing', number: 1, until: 1 })
  })

  test('tells which entry stands in another place', async ({ db }) => {
    await tenDeeds(db)
    await asAttacker(
      db,
      'alter table event alter column id drop identity',
      `update event set id = (select max(id) + 1 from event) where number = 5`,
    )
    const { fault } = await verify(db, [])
    expect(fault).toEqual({ is: 'reordered', number: 5, until: 5 })
  })

  test('tells that two entries changed places with all they tell', async ({ db }) => {
    await tenDeeds(db)
    const columns =
      'at, actor, name, subject, detail, person, post, post_title, for_post, for_post_title, office, why, changes, number, previous, hash'
    await asAttacker(
      db,
      'alter table event drop constraint event_number, drop constraint event_at_key',
      `create table kept as select * from event where number in (3, 6)`,
      ...[
        [3, 6],
        [6, 3],
      ].map(
        ([to, from]) =>
          `update event set (${columns}) = (select ${columns} from kept where number = ${from}) where id = (select id from kept where number = ${to})`,
      ),
    )
    expect((await verify(db, [])).fault).toEqual({ is: 'reordered', number: 3, until: 3 })
  })

  test('shows a tail that was cut off only to who has a seal', async ({ db }) => {
    await tenDeeds(db)
    const seal = await sealOf(db)
    await asAttacker(db, 'delete from event where number >= 8')
    expect((await verify(db, [])).fault).toBeNull()
    expect((await verify(db, [seal])).fault).toEqual({ is: 'cut', number: 8, until: 10 })
  })

  test('that was rewritten from an entry on is told by the seals around it', async ({ db }) => {
    await tenDeeds(db)
    const { rows } = await sql<Seal>`
      select 'iom' as organisation, number, hash, '' as at from event where number in (2, 5, 10) order by number`.execute(
      db,
    )
    await asAttacker(db, `update event set why = 'other' where number = 4`, hashAnew(4))
    expect((await verify(db, [])).fault).toBeNull()
    expect((await verify(db, rows)).fault).toEqual({ is: 'rewritten', number: 3, until: 5 })
  })

  test('that was cut and grew again is told by a seal', async ({ db }) => {
    await tenDeeds(db)
    const seal = await sealOf(db)
    await asAttacker(db, 'delete from event where number >= 8')
    await tenDeeds(db)
    expect((await verify(db, [seal])).fault).toEqual({ is: 'rewritten', number: 1, until: 10 })
  })

  test('does not trust functions of the database', async ({ db }) => {
    await tenDeeds(db)
    await asAttacker(
      db,
      `create or replace function event_hash(e event) returns text language sql as $$ select e.hash $$`,
      `update event set why = 'other' where number = 4`,
    )
    expect((await verify(db, [])).fault).toMatchObject({ is: 'altered', number: 4 })
  })
})
