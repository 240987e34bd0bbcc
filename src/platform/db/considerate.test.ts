import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { databaseLike } from '#platform/testing/world.ts'
import { considerate } from './considerate.ts'

test('a long reckoning asks one question at a time, and lets others in after each', async () => {
  const { db, close } = await databaseLike('empty')
  try {
    const told: string[] = []
    const letIn = Promise.withResolvers<undefined>()
    const leave = Promise.withResolvers<undefined>()
    const { db: calm, release } = considerate(db, () => {
      letIn.resolve(undefined)
      return leave.promise
    })
    const asked = (name: string) => sql`select 1`.execute(calm).then(() => told.push(name))
    const both = Promise.all([asked('first'), asked('second')])
    await letIn.promise
    await sql`select 1`.execute(db)
    told.push('a reader')
    leave.resolve(undefined)
    await both
    expect(told).toEqual(['first', 'a reader', 'second'])
    release()
    const { rows } = await sql<{ one: number }>`select ${1}::int as one`.execute(calm)
    expect(rows).toEqual([{ one: 1 }])
  } finally {
    await close()
  }
})

test('what fails is told to who asked, and the next is answered', async () => {
  const { db, close } = await databaseLike('empty')
  try {
    const { db: calm } = considerate(db)
    await expect(sql`select nonsense`.execute(calm)).rejects.toThrow('nonsense')
    const { rows } = await sql<{ one: number }>`select 1 as one`.execute(calm)
    expect(rows).toEqual([{ one: 1 }])
  } finally {
    await close()
  }
})
