import { sql } from 'kysely'
import { expect } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import type { Day } from '#platform/day.ts'
import { versionOf } from '#platform/doors/version.ts'
import { test } from '#platform/testing/world.ts'
import { somebody } from '#posts/people.test.room.ts'
import { theOne, today } from '#projects/projects.test.room.ts'
import { momentAt } from '#sources/views.ts'
import {
  answerRecommendation,
  followRecommendation,
  planEvaluation,
  recommend,
  sendReport,
  writeReport,
} from './actions.ts'
import { dayThere } from './actions/delivering.ts'
import { routedReport, submitReport, templateIn } from './actions/reports.ts'
import { everybody, held, room, underWay } from './delivery.test.room.ts'
import { remindOfDues } from './jobs.ts'
import { heldByReport } from './model/report.ts'
import { reportBy } from './views.ts'
import { reportTemplates } from './views/rules.ts'

/** Of how many things somebody is told when the program looks on this day. */
const on = (db: Db, day: Day): Promise<number> =>
  remindOfDues(
    db,
    { today: day, todayAt: () => day },
    { link: (locale) => `https://meridian.test/${locale}/calendar` },
  )

/** Those who are told in Kyrgyzstan: who develops, who endorses and who manages; answers whoever manages. */
async function managing(db: Db): Promise<string> {
  await somebody(db, 'Pia', 'project-developer')
  await somebody(db, 'Cora', 'chief-of-mission')
  await somebody(db, 'Rana', 'resource-management-officer')
  await somebody(db, 'Dirk', 'regional-director', 'vienna')
  await somebody(db, 'Sven', 'regional-project-support', 'vienna')
  return somebody(db, 'Mara', 'project-manager')
}

/** The letters about what is due, the first first: of which stage, to whom, of how many things. */
async function letters(db: Db): Promise<string[]> {
  const { rows } = await sql<{ topic: string; name: string; count: string }>`
    select topic, name, details ->> 'count' as count from letter where topic like 'delivery.due-%' order by id`.execute(
    db,
  )
  return rows.map(({ topic, name, count }) => `${topic.replace('delivery.', '')} ${name} ${count}`)
}

/** Writes a report, lets whoever is asked clear it, and sends it. */
async function sent(db: Db, id: string, report: string): Promise<void> {
  const by = await everybody(db)
  const moment = await momentAt(db, today, null)
  const due = await reportBy(db, moment, id, report)
  if (due === undefined) throw new Error(`${id} owes no ${report}`)
  const { chapters } = templateIn(await reportTemplates(db, moment), due, today)
  const texts = Object.fromEntries(chapters.map((chapter) => [chapter.id, 'As planned.']))
  const version = versionOf(heldByReport(null))
  await writeReport(by, id, report, { texts, language: 'en', version })
  await submitReport(by, id, report, { version: await held(db, id) }, room)
  const deed = { by: byCommand('test'), name: 'test.cleared', subject: `project:${id}` }
  await perform(db, deed, async (act) => {
    const project = await theOne(act.db, id)
    const at = { act, by: { ...by, db: act.db }, project, today: await dayThere(by, project) }
    await routedReport(at, report, 'cleared')
  })
  await sendReport(by, id, report, { day: today, version: await held(db, id) })
}

test('a report is reminded of before its day and when it was missed, then passes up: each once', async ({
  iom,
}) => {
  const mara = await managing(iom)
  await underWay(iom, 'pr-late', mara)
  // Due on 2026-08-11: fourteen days before, the day after, and fourteen days after that day.
  expect(await on(iom, '2026-07-27')).toBe(0)
  expect(await on(iom, '2026-07-28')).toBe(1)
  expect(await on(iom, '2026-07-28')).toBe(0)
  expect(await on(iom, '2026-08-11')).toBe(0)
  expect(await on(iom, '2026-08-12')).toBe(1)
  expect(await on(iom, '2026-08-24')).toBe(0)
  expect(await on(iom, '2026-08-25')).toBe(1)
  expect(await on(iom, '2026-11-22')).toBe(0)
  expect(await letters(iom)).toEqual(['due-before Mara 1', 'due-after Mara 1', 'due-above Cora 1'])
})

test('what two projects owe is told in one letter; of a report that was sent nobody is told', async ({
  iom,
}) => {
  const mara = await managing(iom)
  for (const id of ['pr-sent', 'pr-owing']) await underWay(iom, id, mara)
  expect(await on(iom, '2026-08-01')).toBe(2)
  await sent(iom, 'pr-sent', 'interim-1')
  expect(await on(iom, '2026-08-12')).toBe(1)
  expect(await on(iom, '2026-09-01')).toBe(1)
  expect(await letters(iom)).toEqual(['due-before Mara 2', 'due-after Mara 1', 'due-above Cora 1'])
})

test('a recommendation reminds the post that sees to it, and nobody any more once it is done', async ({
  iom,
}) => {
  const mara = await managing(iom)
  const by = await everybody(iom)
  const id = 'pr-recommended'
  await underWay(iom, id, mara)
  const evaluation = await planEvaluation(by, id, {
    kind: 'mid-term',
    evaluator: 'A firm outside',
    from: '2026-12-01',
    to: '2027-06-30',
    version: await held(iom, id),
  })
  const recommended = async (text: string, due: Day) =>
    recommend(by, id, evaluation, {
      text,
      office: 'kyrgyzstan',
      holder: 'project-developer-of-pia',
      due,
      version: await held(iom, id),
    })
  await recommended('Train earlier', '2026-12-10')
  const followed = await recommended('Train more', '2026-12-20')
  await on(iom, '2026-11-22')
  const before = (await letters(iom)).length
  expect(await on(iom, '2026-12-08')).toBe(2)
  await answerRecommendation(by, id, followed, {
    answer: 'accepted',
    version: await held(iom, id),
  })
  await followRecommendation(by, id, followed, {
    state: 'done',
    note: 'Two more trainings',
    version: await held(iom, id),
  })
  expect(await on(iom, '2026-12-11')).toBe(1)
  expect(await on(iom, '2026-12-24')).toBe(1)
  expect(await on(iom, '2027-01-20')).toBe(0)
  expect((await letters(iom)).slice(before)).toEqual([
    'due-before Pia 2',
    'due-after Pia 1',
    'due-above Cora 1',
  ])
})
