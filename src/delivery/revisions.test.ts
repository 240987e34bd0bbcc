import { expect } from 'vitest'
import { perform } from '#platform/act.ts'
import { test } from '#platform/testing/world.ts'
import { somebody } from '#posts/people.test.room.ts'
import { layVersion } from '#projects/actions/versions.ts'
import { line, project, today } from '#projects/projects.test.room.ts'
import { momentAt } from '#sources/views.ts'
import { putRevisionInForce, sendRevision } from './actions.ts'
import {
  agreed,
  arranged,
  codeOf,
  everybody,
  held,
  revised,
  underWay,
} from './delivery.test.room.ts'
import { putInForce } from './store.ts'
import { inForceOf } from './views.ts'
import { laidOf } from './views/laid.ts'

test('two revisions that each keep the rules of the fund are not put in force where both together do not', async ({
  iom,
}) => {
  const by = await everybody(iom)
  const id = 'pr-two-raises'
  const staff = { kind: 'staff', rate: '12500', year: '2027' }
  const people = (part: string, place: number) => ({
    part,
    kind: 'people' as const,
    parent: 'project',
    place,
    fields: { kind: 'migrants', 'reached-as': 'direct', 'target.all.all': '100' },
  })
  await project(iom, {
    id,
    state: 'active',
    from: '2026-01-01',
    to: '2027-12-31',
    fields: {
      currency: 'USD',
      donor: 'iom-development-fund',
      fund: 'iom-development-fund-2',
    },
    parts: [
      line('b1', staff),
      line('b2', staff),
      line('b3', { rate: '10000', purpose: 'evaluation', year: '2027' }),
      line('b4', { rate: '65000', year: '2027' }),
      people('pe1', 400),
      people('pe2', 401),
    ],
  })
  const revise = (part: string, fields: Record<string, string>) => agreed(iom, id, part, fields)
  const numbers = [
    await revise('b1', { rate: '16500' }),
    await revise('b2', { rate: '16500' }),
    await revise('pe1', { within: 'pe2' }),
    await revise('pe2', { within: 'pe1' }),
  ]
  const told: string[] = []
  for (const [at, number] of numbers.entries()) {
    const from = `2026-03-0${at + 1}`
    const choices = new Map()
    const version = await held(iom, id)
    told.push(await codeOf(putRevisionInForce(by, id, { number, from, choices, version })))
  }
  expect(told[0]).toBe('done')
  expect(told[1]).toBe('projects/lacking budgets/lack.staff-and-office')
  expect(told[2]).toBe('done')
  expect(told[3]).toMatch(/^projects\/lacking projects\/within/)
})

test('small changes that the donor did not agree to are one change together', async ({ iom }) => {
  const by = await everybody(iom)
  const id = 'pr-by-and-by'
  await underWay(iom, id, await somebody(iom, 'Mara', 'project-manager'))
  const enforce = async (from: string, rates: readonly [string, string]) => {
    const number = await revised(iom, id, 'b1', { rate: rates[0] })
    await perform(iom, arranged(id), async (act) => {
      const moment = await momentAt(act.db, today, null)
      const laid = await laidOf(act.db, moment, { project: id, number })
      const parts = laid.parts.map((each) =>
        each.part === 'b2' ? { ...each, fields: { ...each.fields, rate: rates[1] } } : each,
      )
      await layVersion(act, { ...by, db: act.db }, { project: id, number }, { ...laid, parts })
    })
    const version = await held(iom, id)
    return codeOf(putRevisionInForce(by, id, { number, from, choices: new Map(), version }))
  }
  // Each time no line changes by ten per cent; together they take 10.25% from one of forty thousand.
  expect(await enforce('2026-10-01', ['62000', '38000'])).toBe('done')
  expect(await enforce('2026-11-01', ['64100', '35900'])).toBe('delivery/needs-donor')
})

test('an extension is asked for in time, on the day on which the donor was asked', async ({
  iom,
}) => {
  const id = 'pr-asked-late'
  await underWay(iom, id, await somebody(iom, 'Mona', 'project-manager'))
  const number = await revised(iom, id, 'project', { to: '2028-06-30' })
  const later = { command: 'test', today: await momentAt(iom, '2027-12-10', null) }
  const by = { ...(await everybody(iom)), asker: later }
  const send = async (day: string) =>
    codeOf(sendRevision(by, id, { number, day, version: await held(iom, id) }))
  expect(await send('2027-12-01')).toContain('delivery/fault.late-extension')
  expect(await send('2027-11-30')).toBe('done')
})

test('a revision of a project that has not begun is in force from its first day', async ({
  iom,
}) => {
  const by = await everybody(iom)
  const id = 'pr-not-begun'
  const first = '2027-02-01'
  await project(iom, { id, state: 'active', from: first, fields: { donor: 'jp-mofa' } })
  await perform(iom, arranged(id), (act) =>
    putInForce(act, { project: id, number: 1, from: first }),
  )
  const number = await agreed(iom, id, 'project', { 'title.en': 'Wider' })
  const enforce = async (from: string) => {
    const version = await held(iom, id)
    return codeOf(putRevisionInForce(by, id, { number, from, choices: new Map(), version }))
  }
  expect(await enforce(today)).toContain('delivery/fault.before-force')
  expect(await enforce(first)).toBe('done')
  const forces = await inForceOf(iom, await momentAt(iom, today, null), id)
  expect(forces.map((each) => [each.number, each.since, each.until])).toEqual([[2, first, null]])
})
