import { describe, expect } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { standOf } from '#platform/http/stand.ts'
import { test } from '#platform/testing/world.ts'
import { momentAt } from '#sources/views.ts'
import type { Project } from '#projects/model/project.ts'
import { operatorsSight } from '#projects/model/sight.ts'
import { cast, line, project, today } from '#projects/projects.test.room.ts'
import { putHeader, putStanding, putYears } from '#projects/store.ts'
import { countFor } from '#projects/views/counts.ts'
import { projectCount, type ProjectFilter } from '#projects/views/list.ts'
import { sightOf } from '#projects/views/seen.ts'
import { figuresOf } from './views/figures.ts'

const filters: readonly ProjectFilter[] = [
  {},
  { states: ['concept'] },
  { origin: 'own', isUnderWay: true },
]

/** Sums and counts as they follow what happened, beside those made at once of what was known after the last event. */
async function expectSame(db: Db, people: Awaited<ReturnType<typeof cast>>): Promise<void> {
  const moment = await momentAt(db, today, null)
  const looking = { db, moment, stand: await standOf(db) }
  const askers = [null, people.developer.asker]
  const sights = await Promise.all(askers.map((asker) => sightOf({ db, asker })))
  for (const sight of [operatorsSight, ...sights])
    for (const filter of filters) {
      const plain = { ...looking, moment: { ...moment, asKnown: looking.stand.at } }
      expect(await figuresOf(looking, filter, sight)).toEqual(await figuresOf(plain, filter, sight))
      expect(await countFor(looking, filter, sight)).toBe(
        await projectCount(db, moment, filter, sight),
      )
    }
}

/** Something is written of a project, past what its verbs ask. */
const happens = (db: Db, work: (act: Parameters<typeof putStanding>[0]) => Promise<void>) =>
  perform(db, { by: byCommand('test'), name: 'test.arranged', subject: 'project:any' }, work)

const header = ({ officeName: _name, ...said }: Project) => said

describe('figures that follow what happens', () => {
  test('come to the same as if all projects were added up again', async ({ iom }) => {
    const people = await cast(iom)
    await expectSame(iom, people)
    const themes = { currency: 'USD', themes: 'protection, labour-mobility', donor: 'jp-mofa' }
    const lines = [line('b1', { rate: '70000.10', year: '2026' }), line('b2', { rate: '5' })]
    const first = await project(iom, {
      id: 'pr-follow-one',
      state: 'active',
      from: '2026-01-01',
      to: '2027-06-30',
      fields: themes,
      parts: lines,
      countries: ['KGZ', 'UZB'],
    })
    const second = await project(iom, { id: 'pr-follow-two', isConfidential: true })
    await expectSame(iom, people)
    // It goes on, becomes confidential, another office has it in another currency, and its years change while its amount stays.
    await happens(iom, (act) =>
      putStanding(act, first.id, { ...first, state: 'suspended', isConfidential: true }),
    )
    await happens(iom, async (act) => {
      await putStanding(act, second.id, { ...second, state: 'active', isConfidential: false })
      await putHeader(
        act,
        { project: second.id, number: 1 },
        { ...header(second), office: 'dakar', currency: 'EUR', amount: '12.5' },
      )
    })
    await happens(iom, (act) =>
      putYears(act, first.id, [{ year: 2027, currency: 'USD', amount: '1' }]),
    )
    await expectSame(iom, people)
    // What became of nothing is counted, and its amount only where it is asked for.
    const moment = await momentAt(iom, today, null)
    const euros = async (filter: ProjectFilter) => {
      const looking = { db: iom, moment, stand: await standOf(iom) }
      const { total } = await figuresOf(
        looking,
        { text: 'pr-follow-two', ...filter },
        operatorsSight,
      )
      return [total.count, total.sums.map(({ amount }) => amount), total.untold]
    }
    expect(await euros({})).toEqual([1, ['12.5'], 0])
    await happens(iom, (act) =>
      putStanding(act, second.id, { ...second, state: 'withdrawn', isConfidential: false }),
    )
    expect(await euros({})).toEqual([1, [], 0])
    expect(await euros({ states: ['withdrawn'] })).toEqual([1, ['12.5'], 0])
    // A year that ends leaves no row behind it.
    await happens(iom, (act) => putYears(act, first.id, []))
    await expectSame(iom, people)
  })
})
