import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { databaseLike, type TestDatabase } from '#platform/testing/world.ts'
import { found } from '#platform/refusal.ts'
import { dueList } from '#delivery/views.ts'
import { operatorsSight } from '#projects/model/sight.ts'
import { projectStates } from '#projects/model/life.ts'
import { wrongFields } from '#projects/model/wrong.ts'
import { versionBy } from '#projects/views.ts'
import { projectList } from '#projects/views/list.ts'
import { partsOf } from '#projects/views/parts.ts'
import { templateBy } from '#projects/views/templates.ts'
import { demoTeam } from '#posts/actions.ts'
import { ruleList, stepsOf } from '#routes/views.ts'
import { routesOf } from '#routes/views/routes.ts'
import { momentAt } from '#sources/views.ts'
import { addDemo } from '../src/demo.ts'
import { organisations } from '../src/organisations.ts'

const today = '2026-11-22'
let world: TestDatabase
beforeAll(async () => {
  world = await databaseLike('iom')
  const [organisation] = await organisations()
  if (organisation === undefined) throw new Error('there is no organisation')
  await addDemo(world.db, organisation)
}, 120_000)
afterAll(() => world.close())

/** The values of the first column of a query, each once, in their order. */
async function each(query: ReturnType<typeof sql<{ one: string }>>): Promise<string[]> {
  const { rows } = await query.execute(world.db)
  return [...new Set(rows.map(({ one }) => one))].toSorted()
}

test('demo projects stand in every state', async () => {
  const states = await each(sql`
    select stood.state as one from project_standing stood join project on project.id = stood.project
    where project.origin = 'demo' and upper_inf(stood.recorded)`)
  expect(states).toEqual([...projectStates].toSorted())
})

test('what demo projects say could be written by anybody', async () => {
  const moment = await momentAt(world.db, today, null)
  const faults: string[] = []
  for (const { id, version: number } of await projectList(
    world.db,
    moment,
    { origin: 'demo' },
    { sight: operatorsSight },
  )) {
    const which = { project: id, number }
    const { template: of, languages } = found(await versionBy(world.db, moment, which), id)
    const template = found(await templateBy(world.db, moment, of), id)
    const parts = await partsOf(world.db, moment, which)
    for (const part of parts)
      for (const { field, reason } of wrongFields(part, { template, languages }, parts))
        faults.push(`${id} ${part.part} ${field}: ${reason}`)
  }
  expect(faults).toEqual([])
})

test('every rule of routes asked about a demo or a published project, but for those that the README names', async () => {
  const asked = await each(sql`
    select step.rule as one from route_step step join route_standing stood on stood.step = step.id
      and upper_inf(stood.recorded) and stood.state <> 'skipped'
    union select step.value ->> 'rule' from planned_route planned, jsonb_array_elements(planned.content -> 'steps') step
      where upper_inf(planned.recorded) and not (step.value ->> 'isSkipped')::boolean`)
  const rules = await ruleList(world.db, await momentAt(world.db, today, null))
  const unused = [...new Set(rules.map(({ id }) => id))].filter((id) => !asked.includes(id))
  const readme = await readFile(new URL('../organisations/README.md', import.meta.url), 'utf8')
  const named = /Never asked[^.]*: (?<rules>[^.]*)\./.exec(readme)?.groups?.['rules'] ?? ''
  expect(unused.toSorted()).toEqual(
    [...named.matchAll(/`(?<id>[a-z-]+)`/g)].map(({ groups }) => groups?.['id']),
  )
})

test('money of the European Union is asked of the Global Office in Brussels', async () => {
  const moment = await momentAt(world.db, today, null)
  const [route] = await routesOf(world.db, moment, 'pr-demo-european-return')
  const steps = route === undefined ? [] : await stepsOf(world.db, moment, route.id)
  const brussels = steps.find(({ step }) => step.rule === 'european-money')
  expect(brussels?.standing).toMatchObject({
    office: 'brussels-global-office',
    post: 'demo-resource-mobilisation-officer',
  })
})

test('in 2019 the office in Nur-Sultan is asked because it coordinates Central Asia; today nobody is known to', async () => {
  const moment = await momentAt(world.db, today, null)
  const coordinating = async (project: string) => {
    const [route] = await routesOf(world.db, moment, project)
    const steps = route === undefined ? [] : await stepsOf(world.db, moment, route.id)
    return steps.find(({ step }) => step.rule === 'coordinating-office')?.standing
  }
  const then = await coordinating('pr-demo-five-countries-2019')
  expect(then).toMatchObject({
    state: 'decided',
    office: 'astana',
    because: { function: 'coordination', via: 'central-asia', office: 'astana' },
  })
  expect(then?.because?.sources.length).toBeGreaterThan(0)
  expect((await coordinating('pr-demo-five-countries-contracts'))?.state).toBe('skipped')
})

test('what follows endorsement stands in demo projects: agreements, revisions of each kind, reports, closure, evaluation', async () => {
  const { db } = world
  expect(await each(sql`select state as one from agreement where upper_inf(recorded)`)).toEqual([
    'review',
    'signed',
  ])
  expect(
    await each(sql`
      select revision.kind || ' ' || stood.state as one from revision join revision_standing stood
        on stood.project = revision.project and stood.number = revision.number and upper_inf(stood.recorded)`),
  ).toEqual(['budget-change review', 'no-cost-extension in-force', 'scope declined'])
  expect(await each(sql`select state as one from report where upper_inf(recorded)`)).toEqual([
    'draft',
    'sent',
  ])
  const due = await dueList(db, await momentAt(db, today, null), today, {
    sight: operatorsSight,
    from: '2026-01-01',
    to: '2027-01-31',
    limit: 100,
  })
  const told = due.map(({ kind, project, day, isLate }) => [kind, project, day, isLate])
  expect(told).toContainEqual(['report', 'pr-demo-retorno-andino', '2026-10-12', true])
  expect(told).toContainEqual(['report', 'pr-demo-arabic-data', '2026-12-12', false])
  expect(told).toContainEqual(['report', 'pr-demo-bus-stations', '2026-11-30', false])
  expect(
    await each(sql`
      select coalesce(answer, 'none') || ' ' || state as one from recommendation where upper_inf(recorded)`),
  ).toEqual(['accepted done', 'accepted open', 'rejected not-pursued'])
  expect(
    await each(sql`select checklist || ' ' || item as one from closing_tick where upper_inf(recorded)
      and checklist = 'financial'`),
  ).toEqual(['financial commitments', 'financial costs'])
  expect(await each(sql`select paper as one from paper_issued`)).toEqual(['interim-report'])
})

test('offices of demo people asked for technical support, and it was answered, declined, or waits', async () => {
  const states = await each(
    sql`select state as one from support_standing where upper_inf(recorded)`,
  )
  expect(states).toEqual(['answered', 'asked', 'closed', 'declined', 'in-progress', 'taken'])
  expect(await each(sql`select office as one from support_request`)).toEqual([
    'kyrgyzstan',
    'vienna',
  ])
})

test('where the demo people came too late for what the files tell, no project is left half made', async () => {
  const late = await databaseLike('iom')
  const [organisation] = await organisations()
  if (organisation === undefined) throw new Error('there is no organisation')
  await demoTeam(late.db, await momentAt(late.db, today, null))
  await expect(addDemo(late.db, organisation)).rejects.toThrow()
  const left = await late.db
    .selectFrom('project')
    .select('id')
    .where('origin', '=', 'demo')
    .execute()
  expect(left).toEqual([])
  await late.close()
}, 120_000)
