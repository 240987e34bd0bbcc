import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { upperText } from '#frameworks/model/upper.ts'
import { momentAt } from '#sources/views.ts'
import { type Replaced, succeeded } from './actions/questioning.ts'
import { today } from './plans.test.room.ts'
import { type QuestionFilter, questionList } from './views/questions.ts'

/** Where letters about questions lead. */
export const link = (locale: string, office: string) =>
  `http://localhost/${locale}/plans/to-confirm?office=${office}`

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
