import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { versionOf } from '#platform/doors/version.ts'
import { codeOf } from '#platform/testing/outcome.ts'
import { test } from '#platform/testing/world.ts'
import { keptCalendar } from '#calendars/calendars.test.room.ts'
import { momentAt } from '#sources/views.ts'
import { answerQuestion, carryQuestions, questionBelow } from './actions/questioning.ts'
import { uncite } from './actions/citing.ts'
import type { By } from '#posts/actions/operator.ts'
import { type Answer, heldByQuestion } from './model/questions.ts'
import { cast, plan, today, upper, version } from './plans.test.room.ts'
import { asked, below, link, replaced, revised } from './questions.test.room.ts'
import { questionList } from './views/questions.ts'
import { citationsOf } from './views/parts.ts'

const deed = { by: byCommand('test'), name: 'test.arranged', subject: 'plan:test' }
const now = (db: Db) => momentAt(db, today, null)
const only = async (db: Db, id?: string) => {
  const [question] = await questionList(db, await now(db), { plan: id, states: ['open'] })
  if (question === undefined) throw new Error('nothing is asked')
  return question
}
const answer = async (by: By, said: Answer, plans?: string) => {
  const question = await only(by.db, plans)
  const version = versionOf(heldByQuestion(question))
  await answerQuestion(by, question.id, { answer: said, reason: 'Looked at', version })
}

describe('what is to be confirmed', () => {
  test('is exactly what cites something revised or withdrawn, in plans that are worked on or in force', async ({
    iom,
  }) => {
    await revised(iom)
    expect(await asked(iom)).toEqual([
      'p-country@1/a p-region@1/o1 p-region@2/o1 open',
      'p-country@1/c p-region@1/o3 - open',
      'p-draft@1/a p-region@1/o1 p-region@2/o1 open',
    ])
    const [question] = await questionList(iom, await now(iom))
    // Twenty working days after a Sunday.
    expect(question).toMatchObject({ owner: 'kyrgyzstan', due: '2026-12-18', since: '2026-01-01' })
  })

  test('is due by the calendar of the office whose plan it is', async ({ iom }) => {
    await keptCalendar(iom, 'kyrgyzstan', '2026-12-01')
    await revised(iom)
    const [question] = await questionList(iom, await now(iom))
    expect(question).toMatchObject({ owner: 'kyrgyzstan', due: '2026-12-21' })
  })

  test('is told to the office once for an act, and asked once', async ({ iom }) => {
    const { developer } = await cast(iom)
    await revised(iom)
    const letters = async () => {
      const { rows } = await sql<{ name: string; link: string; count: string; manner: string }>`
        select name, link, details ->> 'count' as count, manner from letter where topic = 'plans.to-confirm' order by name`.execute(
        iom,
      )
      return rows
    }
    const first = await letters()
    const leads = { link: 'http://localhost/en/plans/to-confirm?office=kyrgyzstan', count: '3' }
    expect(first).toEqual([
      { name: 'Cora', ...leads, manner: 'digest' },
      { name: 'Pia', ...leads, manner: 'digest' },
    ])
    const before = await asked(iom)
    await replaced(iom, { plan: 'p-region', from: 1, to: 2 })
    expect(await asked(iom, { past: true })).toEqual(before)
    expect(await letters()).toEqual(first)
    await answer(developer, 'confirmed', 'p-draft')
    expect(await asked(iom, { plan: 'p-draft' })).toEqual([
      'p-draft@1/a p-region@1/o1 p-region@2/o1 confirmed',
    ])
  })

  test('is answered by who writes for the office, with a reason that goes into the history', async ({
    iom,
  }) => {
    const { developer, elsewhere } = await cast(iom)
    await revised(iom)
    expect(await codeOf(answer(elsewhere, 'confirmed', 'p-country'))).toBe('posts/reason.elsewhere')
    const question = await only(iom, 'p-country')
    const held = versionOf(heldByQuestion(question))
    const wanted = { answer: 'confirmed', reason: 'Still right', version: held } as const
    await answerQuestion(developer, question.id, wanted)
    expect(await codeOf(answerQuestion(developer, question.id, wanted))).toBe('form/stale')
    const answered = versionOf({ state: 'confirmed', reason: 'Still right' })
    expect(
      await codeOf(answerQuestion(developer, question.id, { ...wanted, version: answered })),
    ).toBe('plans/question-closed')
    expect(await codeOf(answerQuestion(developer, 'q-none', wanted))).toBe('plans/unknown-question')
    expect(await codeOf(answer(developer, 'confirmed', 'p-country'))).toBe(
      'plans/nothing-to-confirm',
    )
    await answer(developer, 'to-amend', 'p-country')
    const { rows } = await sql<{ name: string; why: string; office: string }>`
      select name, why, office from event where name = 'plans.question-answered' order by id`.execute(
      iom,
    )
    expect(rows).toEqual([
      { name: 'plans.question-answered', why: 'Still right', office: 'kyrgyzstan' },
      { name: 'plans.question-answered', why: 'Looked at', office: 'kyrgyzstan' },
    ])
  })

  test('goes from a draft with its citation, is carried into an amendment, and closes when something else is cited', async ({
    iom,
  }) => {
    const { developer } = await cast(iom)
    await revised(iom)
    await answer(developer, 'dropped', 'p-draft')
    expect(await citationsOf(iom, await now(iom), { plan: 'p-draft', number: 1 })).toEqual([])
    const amended = { plan: 'p-country', number: 2 }
    await version(iom, {
      ...below,
      id: 'p-country',
      number: 2,
      state: 'draft',
      objectives: { a: ['p-region@1/o1'], b: ['p-region@1/o2'], c: ['p-region@1/o3'] },
    })
    await perform(iom, deed, (act) =>
      carryQuestions(act, { plan: 'p-country', number: 1 }, amended),
    )
    expect(await asked(iom, amended)).toEqual([
      'p-country@2/a p-region@1/o1 p-region@2/o1 open',
      'p-country@2/c p-region@1/o3 - open',
    ])
    await uncite(developer, amended, { part: 'a', uppers: ['p-region@1/o1'] })
    expect(await asked(iom, amended)).toEqual([
      'p-country@2/a p-region@1/o1 p-region@2/o1 cited-anew',
      'p-country@2/c p-region@1/o3 - open',
    ])
  })

  test('follows an objective of a framework from edition to edition, though the plan cites the first', async ({
    iom,
  }) => {
    const { developer } = await cast(iom)
    await plan(iom, {
      ...below,
      id: 'p-country',
      objectives: { a: ['sdg@2015/10.7'], b: ['sdg@2015/10'] },
    })
    const change = (from: string, to: string | null) =>
      perform(iom, deed, async (act) =>
        questionBelow(
          act,
          [
            {
              upper: upper(from),
              became: to === null ? 'withdrawn' : 'revised',
              now: to === null ? null : upper(to),
              from: null,
              fields: [],
            },
          ],
          { today: await now(act.db), link },
        ),
      )
    expect(await change('sdg@2015/10.7', 'sdg@2031/10.7')).toEqual({ questions: 1 })
    expect(await change('sdg@2015/10.7', 'sdg@2031/10.7')).toEqual({ questions: 0 })
    // The old edition is corrected while the new one is asked about: the new one is what matters.
    expect(await change('sdg@2015/10.7', 'sdg@2015/10.7')).toEqual({ questions: 0 })
    expect(await change('sdg@2031/10.7', 'sdg@2040/10.7')).toEqual({ questions: 1 })
    await answer(developer, 'confirmed')
    expect(await change('sdg@2040/10.7', null)).toEqual({ questions: 1 })
    expect(await asked(iom)).toEqual([
      'p-country@1/a sdg@2015/10.7 - open',
      'p-country@1/a sdg@2015/10.7 sdg@2031/10.7 overtaken',
      'p-country@1/a sdg@2015/10.7 sdg@2040/10.7 confirmed',
    ])
  })
})
