import { sql } from 'kysely'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { Refusal } from '#platform/refusal.ts'
import { versionOf, heldByRevision } from '#platform/doors/version.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import type { By } from '#posts/actions/operator.ts'
import { momentAt } from '#sources/views.ts'
import { project, type Sketch, today } from '#projects/projects.test.room.ts'
import { projectBy } from '#projects/views.ts'
import { decide, type RouteRoom, submit } from './actions.ts'
import { heldByStep } from './model/held.ts'
import type { Said } from './model/verdict.ts'
import { openRouteOf, routesOf, type StandingStep, stepBy, stepsOf } from './views.ts'

export { today }

/** Where letters lead in tests. */
export const room: RouteRoom = {
  link: (locale, id) => `https://meridian.example/${locale}/projects/${id}/route`,
  work: (locale) => `https://meridian.example/${locale}/work`,
}

/** Those who play a part on a route of a project in Kyrgyzstan; who wrote it is the developer. */
export async function cast(db: Db) {
  const on = async (name: string, role: string, office: string, at = today) =>
    as(db, await somebody(db, name, role, office), at)
  return {
    developer: await on('Pia', 'project-developer', 'kyrgyzstan'),
    chief: await on('Cora', 'chief-of-mission', 'kyrgyzstan'),
    money: await on('Rana', 'resource-management-officer', 'kyrgyzstan'),
    director: await on('Dirk', 'regional-director', 'vienna'),
    support: await on('Sven', 'regional-project-support', 'vienna'),
    head: await on('Hana', 'chief-of-staff', 'headquarters'),
  }
}

/** A proposal in Kyrgyzstan, of which nobody in particular wrote anything; whether it is complete is asked elsewhere. */
export async function proposal(db: Db, more: Partial<Sketch> = {}) {
  await sql`delete from project_need`.execute(db)
  return project(db, {
    id: 'pr-route',
    fields: { themes: 'protection', currency: 'USD', expected: '90000' },
    ...more,
  })
}

/** Sends it on its route; nothing is missing for it. */
export async function sent(by: By, id = 'pr-route'): Promise<string> {
  const now = await projectBy(by.db, by.asker.today, id)
  if (now === undefined) throw new Error(`there is no ${id}`)
  return submit(by, id, { version: versionOf(heldByRevision(now)) }, { ...room, checks: {} })
}

/** The steps of the project's newest route, by rule. */
export async function stepsNow(db: Db, id = 'pr-route'): Promise<Map<string, StandingStep>> {
  const moment = await momentAt(db, today, null)
  const [route] = await routesOf(db, moment, id)
  if (route === undefined) throw new Error(`${id} was never sent`)
  const steps = await stepsOf(db, moment, route.id)
  return new Map(steps.map((each) => [each.step.rule, each]))
}

/** The step of a rule, as it is now. */
export async function stepOf(db: Db, rule: string, id = 'pr-route'): Promise<StandingStep> {
  const step = (await stepsNow(db, id)).get(rule)
  if (step === undefined) throw new Error(`${id} has no ${rule}`)
  return step
}

/** An endorsement that answers everything with yes; what is given is otherwise. */
export async function say(
  by: By,
  rule: string,
  said: Partial<Said> = {},
  id = 'pr-route',
): Promise<void> {
  const { step } = await stepOf(by.db, rule, id)
  const now = await stepBy(by.db, by.asker.today, step.id)
  if (now === undefined) throw new Error(`there is no ${rule}`)
  const items: Readonly<Record<string, readonly string[]>> = {
    office: ['government-request', 'capacity', 'security', 'sexual-exploitation'],
    coordination: ['priorities', 'overlap'],
    budget: ['arithmetic', 'cost-norms', 'staff-and-office', 'overhead'],
    theme: ['approach', 'indicators', 'gender'],
    quality: ['matrix', 'plan-objective', 'lessons', 'monitoring'],
    endorsement: ['strategy', 'comments', 'risk'],
    fund: ['eligible', 'letter', 'shares'],
    european: ['framework', 'visibility', 'template'],
  }
  const answers = (items[step.checklist?.id ?? ''] ?? []).map((item) => ({
    item,
    answer: 'yes' as const,
    note: '',
  }))
  const whole = { verdict: 'endorse' as const, reason: '', reasons: [], answers, conditions: [] }
  await decide(by, step.id, { ...whole, ...said, version: versionOf(heldByStep(now)) }, room)
}

/** What came of an attempt: `done`, or the code of the refusal with its faults. */
export async function endOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt
    return 'done'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const faults = error.faults.map(({ field, reason }) => `${field} ${reason}`)
    return [error.code, ...faults].join(' ')
  }
}

/** The operator, standing on the day of the tests. */
export const operator = async (db: Db): Promise<By> => ({
  db,
  asker: { command: 'test', today: await momentAt(db, today, null) },
  words: wordsIn('en'),
})

/** Whether the project is on a route now. */
export const isUnderWay = async (db: Db, id = 'pr-route'): Promise<boolean> =>
  (await openRouteOf(db, await momentAt(db, today, null), id)) !== undefined

/** Does something as the tests arrange it. */
export const arrange = <T>(db: Db, work: Parameters<typeof perform<T>>[2]): Promise<T> =>
  perform(db, { by: byCommand('test'), name: 'posts.arranged', subject: 'test:any' }, work)
