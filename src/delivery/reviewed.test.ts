import { sql } from 'kysely'
import { expect } from 'vitest'
import { versionOf } from '#platform/doors/version.ts'
import type { Db } from '#platform/db/db.ts'
import { test } from '#platform/testing/world.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import type { By } from '#posts/actions/operator.ts'
import { theOne, today } from '#projects/projects.test.room.ts'
import { decide } from '#routes/actions.ts'
import { heldByStep } from '#routes/model/held.ts'
import type { Said } from '#routes/model/verdict.ts'
import { checklistList, routesOf, stepBy, stepsOf } from '#routes/views.ts'
import { momentAt } from '#sources/views.ts'
import { close, planEvaluation, tick, writeEvaluation } from './actions.ts'
import { codeOf, everybody, held, room, underWay } from './delivery.test.room.ts'
import { heldByEvaluation } from './model/evaluation.ts'
import { evaluationsOf } from './views.ts'

/** Lets somebody decide the one open step of the project's newest route; every item of its checklist is answered with yes. */
async function say(by: By, db: Db, id: string, said: Pick<Said, 'verdict' | 'reason'>) {
  const moment = await momentAt(db, today, null)
  const [route] = await routesOf(db, moment, id)
  const steps = route === undefined ? [] : await stepsOf(db, moment, route.id)
  const open = steps.find(({ standing }) => standing.state === 'open')
  const step = open && (await stepBy(db, moment, open.step.id))
  if (step === undefined) throw new Error(`${id} asks nobody`)
  const list = (await checklistList(db, moment)).find(
    ({ id: one }) => one === step.step.checklist?.id,
  )
  const answers = (list?.items ?? []).map((item) => ({
    item: item.id,
    answer: 'yes' as const,
    note: '',
  }))
  const version = versionOf(heldByStep(step))
  await decide(by, step.step.id, { ...said, reasons: [], conditions: [], answers, version }, room)
}

test('a financial closure goes to those whom the rules name; given back, the project stays as it is', async ({
  iom,
}) => {
  const manager = await somebody(iom, 'Mara', 'project-manager')
  const money = await as(iom, await somebody(iom, 'Rana', 'resource-management-officer'), today)
  const by = await everybody(iom)
  const id = 'pr-closing'
  await underWay(iom, id, manager)
  await sql`delete from project_need`.execute(iom)
  const closing = async (move: 'close-operations' | 'close-finances') =>
    close(by, id, move, { version: await held(iom, id) }, room)
  await closing('close-operations')
  await closing('close-finances')
  expect((await theOne(iom, id)).state).toBe('operationally-closed')
  expect(await codeOf(closing('close-finances'))).toBe('routes/under-way')
  const ticking = { checklist: 'financial', item: 'costs', answer: 'done', note: '' } as const
  const ticked = tick(by, id, { ...ticking, version: await held(iom, id) })
  expect(await codeOf(ticked)).toBe('routes/under-way')
  await say(money, iom, id, { verdict: 'return', reason: 'An advance is open' })
  expect((await theOne(iom, id)).state).toBe('operationally-closed')
  await closing('close-finances')
  await say(money, iom, id, { verdict: 'endorse', reason: '' })
  expect((await theOne(iom, id)).state).toBe('financially-closed')
})

test('an evaluation that is done is reviewed, not by those who wrote in it; given back, it is under way again', async ({
  iom,
}) => {
  const manager = await somebody(iom, 'Mara', 'project-manager')
  const function_ = 'monitoring-and-evaluation'
  const wrote = await as(iom, await somebody(iom, 'Mo', function_, 'headquarters'), today)
  const other = await as(iom, await somebody(iom, 'Nia', function_, 'headquarters'), today)
  const by = await everybody(iom)
  const moment = await momentAt(iom, today, null)
  const id = 'pr-judged'
  await underWay(iom, id, manager)
  const days = { evaluator: 'A firm outside', from: '2026-06-01', to: '2026-07-01' }
  const plan = { kind: 'mid-term', ...days, version: await held(iom, id) } as const
  const evaluation = await planEvaluation(wrote, id, plan)
  const now = async () => {
    const [one] = await evaluationsOf(iom, moment, id)
    if (one === undefined) throw new Error('there is none')
    return one
  }
  const write = async (who: By) => {
    const version = versionOf(heldByEvaluation(await now()))
    const said = { ...days, state: 'done', findings: 'It helped', version } as const
    return writeEvaluation(who, id, evaluation, said, room)
  }
  await write(by)
  expect(await codeOf(write(by))).toBe('routes/under-way')
  const endorses = { verdict: 'endorse', reason: '' } as const
  expect(await codeOf(say(wrote, iom, id, endorses))).toMatch(/^routes\/(not-yours|author)/)
  await say(other, iom, id, { verdict: 'return', reason: 'Say whom it helped' })
  expect((await now()).state).toBe('under-way')
  // Whoever gave it back wrote nothing in it.
  await write(by)
  await say(other, iom, id, endorses)
  expect((await now()).state).toBe('done')
})
