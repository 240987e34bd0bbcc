import { sql } from 'kysely'
import { expect } from 'vitest'
import { perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { versionOf } from '#platform/doors/version.ts'
import { test } from '#platform/testing/world.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import { makeMove } from '#projects/actions/making.ts'
import { operatorsSight } from '#projects/model/sight.ts'
import { theOne, today } from '#projects/projects.test.room.ts'
import { endsRoutes } from '#routes/actions.ts'
import { bareFacts } from '#routes/model/facts.ts'
import { addRoute } from '#routes/store/routes.ts'
import { routesOf } from '#routes/views.ts'
import { momentAt } from '#sources/views.ts'
import {
  deliveryOutcomes,
  draftAgreement,
  reopensAgreement,
  signAgreement,
  submitReport,
  writeReport,
} from './actions.ts'
import { moveAgreement } from './actions/agreement.ts'
import {
  arranged,
  cleared,
  codeOf,
  everybody,
  held,
  room,
  underWay,
  withAgreement,
} from './delivery.test.room.ts'
import { heldByReport } from './model/report.ts'
import { agreementOf, dueList, reportBy } from './views.ts'
import { begun } from './views/reports.ts'

/** Puts an agreement before Legal, as the route of its own would that nobody is on. */
async function asked(db: Db, id: string): Promise<void> {
  const by = await everybody(db)
  await perform(db, arranged(id), async (act) => {
    await addRoute(act, {
      id: `rt-${id}`,
      project: id,
      number: 1,
      purpose: 'agreement',
      about: null,
      anchor: today,
      facts: bareFacts('kyrgyzstan', 'Kyrgyzstan'),
      authors: { persons: [], posts: [] },
      follows: null,
    })
    const within = { ...by, db: act.db }
    await moveAgreement({ act, by: within, project: await theOne(act.db, id), today }, 'review')
  })
}

test('an agreement that Legal has or cleared is written anew when its project goes back', async ({
  iom,
}) => {
  const by = await everybody(iom)
  const moment = await momentAt(iom, today, null)
  const followers = [endsRoutes(deliveryOutcomes), reopensAgreement]
  for (const id of ['pr-asked', 'pr-cleared']) {
    await withAgreement(iom, id)
    await (id === 'pr-asked' ? asked(iom, id) : cleared(iom, id))
    const version = await held(iom, id)
    const rules = { checks: {}, followers, holders: [] }
    await makeMove(by, id, 'reject', { version, reason: 'No money this year' }, rules)
    expect((await agreementOf(iom, moment, id))?.state).toBe('drafted')
  }
  const [route] = await routesOf(iom, moment, 'pr-asked')
  expect(route?.end).toMatchObject({ outcome: 'taken-back', reason: 'No money this year' })
})

test('an agreement differs from its project only where it is said why, and is signed in its time', async ({
  iom,
}) => {
  const by = await everybody(iom)
  const id = 'pr-differs'
  await withAgreement(iom, id)
  const draft = async (difference: string, to = '2026-12-31') =>
    draftAgreement(by, id, {
      reference: 'GA-78',
      currency: 'JPY',
      amount: '1',
      valueDay: '2026-01-01',
      from: '2026-01-01',
      to,
      terms: { finalWithinMonths: 12 },
      instalments: [],
      difference,
      version: await held(iom, id),
    })
  expect(await codeOf(draft('', '9999-12-31'))).toBe('form/invalid projects/long-period')
  const unlike = 'delivery/fault.unlike-project'
  expect(await codeOf(draft(' '))).toBe(`form/invalid ${unlike} ${unlike} delivery/fault.asks-less`)
  await draft('The donor pays one year in its own currency.')
  const moment = await momentAt(iom, today, null)
  expect((await agreementOf(iom, moment, id))?.terms).toMatchObject({
    finalWithinMonths: 12,
    extensionMonthsBefore: 1,
  })
  await cleared(iom, id)
  const signing = { signedOn: '1000-11-20', version: await held(iom, id) }
  expect(await codeOf(signAgreement(by, id, signing, room))).toContain('delivery/fault.life')
})

test('everybody who wrote in a report is no longer asked about it', async ({ iom }) => {
  const on = async (name: string, role: string, office?: string) =>
    as(iom, await somebody(iom, name, role, office), today)
  const cora = await on('Cora', 'chief-of-mission')
  const mara = await on('Mara', 'project-manager')
  await on('Rana', 'resource-management-officer')
  await on('Dirk', 'regional-director', 'vienna')
  await on('Sven', 'regional-project-support', 'vienna')
  const id = 'pr-two-writers'
  await underWay(iom, id, mara.asker.person)
  const moment = await momentAt(iom, today, null)
  const write = async (by: typeof cora, texts: Record<string, string>) => {
    const report = begun(await reportBy(iom, moment, id, 'interim-1'))
    const version = versionOf(heldByReport(report))
    await writeReport(by, id, 'interim-1', { texts, language: 'en', version })
  }
  const { rows } = await sql<{ chapters: { id: string }[] }>`
    select content -> 'chapters' as chapters from report_template where upper_inf(recorded)`.execute(
    iom,
  )
  const chapters = rows.flatMap((row) => row.chapters.map((chapter) => chapter.id))
  await write(cora, Object.fromEntries(chapters.map((chapter) => [chapter, 'As planned.'])))
  await write(mara, { summary: 'As planned!' })
  await submitReport(mara, id, 'interim-1', { version: await held(iom, id) }, room)
  const [route] = await routesOf(iom, moment, id)
  expect(route?.authors.persons.toSorted()).toEqual(
    [cora.asker.person, mara.asker.person].toSorted(),
  )
})

test('a condition is met on the day that the clock at its office showed', async ({ iom }) => {
  const id = 'pr-conditioned'
  await withAgreement(iom, id)
  await asked(iom, id)
  await sql`
    insert into route_step (id, route, place, stage, rule, rule_from, countries, verb, roles, working_days, verdicts)
    values ('rs-late', ${`rt-${id}`}, 1, 1, 'chief-of-mission', '2010-01-01', '{}', 'projects.endorse', '{chief-of-mission}', 3, '{endorse}')`.execute(
    iom,
  )
  await sql`insert into route_condition values ('cn-late', 'rs-late', 1, 'Fill both posts', '2026-07-31')`.execute(
    iom,
  )
  await sql`update project_header set office = 'astana' where project = ${id}`.execute(iom)
  // One o'clock in the night of the next day in Astana.
  await sql`insert into route_condition_said (condition, said, note, person_name, at)
    values ('cn-late', 'confirmed', '', 'Cora', '2026-06-30T20:00:00Z')`.execute(iom)
  const due = await dueList(iom, await momentAt(iom, today, null), today, {
    sight: operatorsSight,
    project: id,
    kinds: ['condition'],
    from: '2026-07-01',
    to: '2026-08-31',
    limit: 5,
  })
  expect(due.map(({ ref, settled }) => [ref, settled])).toEqual([['cn-late', '2026-07-01']])
})
