import { sql } from 'kysely'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { upperText } from '#frameworks/model/upper.ts'
import { momentAt } from '#sources/views.ts'
import { questionBelow, type Replaced, succeeded } from './actions/questioning.ts'
import { plan, today, upper, version } from './plans.test.room.ts'
import { type QuestionFilter, questionList } from './views/questions.ts'

/** Where letters about questions lead. */
export const link = (locale: string, office: string) =>
  `http://localhost/${locale}/plans/to-confirm?office=${office}`

/** The regional strategy that others cite. */
export const strategy = {
  id: 'p-region',
  level: 'regional-strategy',
  office: 'vienna',
  covers: ['KGZ'],
} as const
/** What most plans below it have in common. */
export const below = { level: 'country-strategy', office: 'kyrgyzstan', covers: ['KGZ'] } as const

const deed = { by: byCommand('test'), name: 'test.arranged', subject: 'plan:test' }

/** What is asked below once a version has taken the place of another. */
export const replaced = (db: Db, which: Replaced) =>
  perform(db, deed, async (act) =>
    succeeded(act, which, { today: await momentAt(act.db, today, null), link }),
  )

/** Every question as one line: where, about what, where it is read on, how it stands. */
export async function asked(db: Db, filter: QuestionFilter = {}): Promise<string[]> {
  const questions = await questionList(db, await momentAt(db, today, null), filter)
  return questions
    .map(({ plan, number, part, upper, now, state }) =>
      [
        `${plan}@${number}/${part}`,
        upperText(upper),
        now === null ? '-' : upperText(now),
        state,
      ].join(' '),
    )
    .toSorted()
}

/** The strategy, revised: o1 says something else, o2 stays, o3 is gone; and plans of every kind below it. */
export async function revised(db: Db) {
  await plan(db, { ...strategy, objectives: { o1: [], o2: [], o3: [] } })
  await plan(db, {
    ...below,
    id: 'p-country',
    objectives: { a: ['p-region@1/o1'], b: ['p-region@1/o2'], c: ['p-region@1/o3'] },
  })
  await plan(db, { ...below, id: 'p-draft', state: 'draft', objectives: { a: ['p-region@1/o1'] } })
  await plan(db, {
    ...below,
    id: 'p-over',
    to: '2025-12-31',
    from: '2021-01-01',
    objectives: { a: ['p-region@1/o1'] },
  })
  await plan(db, {
    ...below,
    id: 'p-old',
    state: 'superseded',
    objectives: { a: ['p-region@1/o1'] },
  })
  await plan(db, {
    ...below,
    id: 'p-action',
    level: 'national-plan-of-action',
    objectives: { a: ['p-country@1/a'] },
  })
  await version(db, {
    ...strategy,
    number: 2,
    objectives: { o2: [], o1: [] },
    titles: { o1: 'Otherwise' },
  })
  await replaced(db, { plan: 'p-region', from: 1, to: 2 })
}

/** The question that \`questionedFor\` leaves. */
export const questionId = 'q-sample'

/** A plan of the office that cites something revised since, with a question of a known id about it. */
export async function questionedFor(db: Db, office: string): Promise<void> {
  const cited = upper('sdg@2015/10.7')
  await plan(db, { ...below, id: 'p-asked', office, objectives: { a: [upperText(cited)] } })
  await perform(db, deed, async (act) => {
    const change = { upper: cited, became: 'revised', now: cited, from: null, fields: [] } as const
    await questionBelow(act, [change], { today: await momentAt(act.db, today, null), link: null })
    await sql`update plan_question set id = ${questionId} where plan = 'p-asked'`.execute(act.db)
  })
}
