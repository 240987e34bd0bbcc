import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { type Db } from '#platform/db/db.ts'
import { codeOf } from '#platform/testing/outcome.ts'
import { test } from '#platform/testing/world.ts'
import { as } from '#posts/people.test.room.ts'
import { addChange, comment, openConsultation } from './actions.ts'
import { commentsOf } from './views.ts'
import { today, day, link, training, cast, on, draft } from './cast.test.room.ts'

describe('consulting', () => {
  const letters = async (db: Db) => {
    const { rows } = await sql<{ name: string; topic: string; link: string }>`
      select name, topic, link from letter order by name`.execute(db)
    return rows
  }

  test('those in the offices concerned and invited are told, and comment on a change or the whole until the deadline', async ({
    iom,
  }) => {
    const { drafter, vienna, dakar, developer } = await cast(iom)
    const id = await draft(drafter)
    const said = { text: 'Who pays for it?', change: 1, office: null }
    const consultation = { deadline: '2026-12-15', offices: [], version: await on(drafter, id) }
    const late = { ...consultation, deadline: day }
    expect(await codeOf(openConsultation(drafter, id, late, link))).toBe('scenarios/late-deadline')
    const past = { ...consultation, deadline: '2026-11-21' }
    expect(await codeOf(openConsultation(drafter, id, past, link))).toBe('scenarios/past-deadline')
    const nowhere = { ...consultation, offices: ['atlantis'] }
    expect(await codeOf(openConsultation(drafter, id, nowhere, link))).toBe('field/office')
    await openConsultation(drafter, id, consultation, link)
    const leads = { topic: 'scenarios.consultation', link: `http://localhost/en/scenarios/${id}` }
    expect(await letters(iom)).toEqual([{ name: 'Vera', ...leads }])
    await comment(vienna, id, said)
    await comment(vienna, id, { ...said, change: null, office: 'vienna' })
    expect(await codeOf(comment(vienna, id, { ...said, change: 7 }))).toBe(
      'scenarios/unknown-change',
    )
    expect(await codeOf(comment(vienna, id, { ...said, office: 'pretoria' }))).toBe(
      'posts/reason.elsewhere',
    )
    expect(await codeOf(comment(dakar, id, said))).toBe('posts/reason.elsewhere')
    expect(await codeOf(comment(developer, id, said))).toBe('scenarios/unknown-scenario')
    const after = await as(iom, vienna.asker.person, '2026-12-16')
    expect(await codeOf(comment(after, id, said))).toBe('scenarios/deadline-passed')
    expect(await commentsOf(iom, drafter.asker.today, id)).toMatchObject([
      { change: 1, name: 'Vera', office: 'vienna', text: 'Who pays for it?' },
      { change: null, name: 'Vera', office: 'vienna' },
    ])
    expect(
      await codeOf(addChange(drafter, id, { change: training, version: await on(drafter, id) })),
    ).toBe('scenarios/not-draft')
  })

  test('an office that is invited is asked too; nobody comments on a draft, and nobody is asked about nothing', async ({
    iom,
  }) => {
    const { drafter, vienna, dakar, head } = await cast(iom)
    const id = await draft(drafter)
    const said = { text: 'We could help', change: null, office: null }
    expect(await codeOf(comment(vienna, id, said))).toBe('scenarios/unknown-scenario')
    expect(await codeOf(comment(head, id, said))).toBe('scenarios/not-running')
    const version = await on(drafter, id)
    await openConsultation(drafter, id, { deadline: today, offices: ['dakar'], version }, link)
    await comment(dakar, id, said)
    expect(await commentsOf(iom, drafter.asker.today, id)).toMatchObject([{ office: 'dakar' }])
    const empty = await draft(drafter, [])
    const asked = { deadline: today, offices: [], version: await on(drafter, empty) }
    expect(await codeOf(openConsultation(drafter, empty, asked, link))).toBe('scenarios/no-changes')
  })
})
