import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { versionOf, heldByRevision } from '#platform/doors/version.ts'
import type { By } from '#posts/actions/operator.ts'
import { consult, endorse, publish, submit } from './actions/life.ts'
import { perform, byCommand } from '#platform/act.ts'
import { putParts } from './store/parts.ts'
import type { PlanState } from './model/plan.ts'
import { plan, today } from './plans.test.room.ts'
import { versionBy } from './views.ts'
import type { Which } from './views/parts.ts'

/** Where letters lead. */
export const links = {
  version: (locale: string, { plan: id, number }: Which) =>
    `http://localhost/${locale}/plans/${id}/${number}`,
  questions: (locale: string, office: string) =>
    `http://localhost/${locale}/plans/to-confirm?office=${office}`,
}

/** The plan that these tests take through its life, and its first version. */
export const strategy = { plan: 'p-kyrgyzstan', number: 1 }
/** The last day for comments: ten working days after the day on which tests stand. */
export const deadline = '2026-12-04'
/** The day after it. */
export const afterwards = '2026-12-05'

/** The version as it is now. */
export const now = async ({ db, asker }: Pick<By, 'db' | 'asker'>, which: Which = strategy) => {
  const version = await versionBy(db, asker.today, which.plan, which.number)
  if (version === undefined) throw new Error(`there is no ${which.plan}@${which.number}`)
  return version
}

/** The version that forms about it carry now. */
export const on = async (by: Pick<By, 'db' | 'asker'>, which: Which = strategy) =>
  versionOf(heldByRevision(await now(by, which)))

/** Writes these chapters, so that nothing that a template requires is missing. */
const chapters = (db: Db, which: Which, ids: readonly string[]) =>
  perform(
    db,
    { by: byCommand('test'), name: 'test.arranged', subject: `plan:${which.plan}` },
    (act) =>
      putParts(
        act,
        which,
        ids.map((id, at) => ({
          part: `chapter-${id}`,
          kind: 'chapter',
          parent: 'plan',
          place: at + 1,
          fields: { 'text.en': `What is said of ${id}` },
        })),
      ),
  )

/** A regional strategy in force, and a country strategy below it that nothing is missing in, in this state. */
export async function arranged(db: Db, state: PlanState = 'draft') {
  await plan(db, {
    id: 'p-region',
    level: 'regional-strategy',
    office: 'vienna',
    covers: ['KGZ'],
    objectives: { o1: [], o2: [] },
  })
  await plan(db, {
    id: strategy.plan,
    level: 'country-strategy',
    office: 'kyrgyzstan',
    covers: ['KGZ'],
    objectives: { o1: ['p-region@1/o1'], o2: ['p-region@1/o2'] },
    state,
  })
  await chapters(db, strategy, ['context', 'approach', 'cross-cutting'])
}

/** Opens its consultation until the deadline. */
export const opened = async (by: By, which: Which = strategy) =>
  consult(by, which, { deadline, offices: [], version: await on(by, which) }, links)

/** Puts it before the mandate holder. */
export const submitted = async (by: By, which: Which = strategy) =>
  submit(by, which, { version: await on(by, which) }, links)

/** Endorses it. */
export const endorsed = async (by: By, which: Which = strategy) =>
  endorse(by, which, { reason: '', version: await on(by, which) }, links)

/** Puts it in force from the day on. */
export const published = async (by: By, which: Which = strategy, from = afterwards) =>
  publish(by, which, { from, to: null, version: await on(by, which) }, links)

/** The letters that were written, by name and topic. */
export async function letters(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string; topic: string }>`
    select name, topic from letter order by id`.execute(db)
  return rows.map(({ name, topic }) => `${name} ${topic}`)
}

export { today }
