import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { test } from '#platform/testing/world.ts'
import { upperText } from '#frameworks/model/upper.ts'
import { addFacts } from '#frameworks/store.ts'
import { momentAt } from '#sources/views.ts'
import { next } from './actions/permitted.ts'
import { plan, type Sketch, today, version } from './plans.test.room.ts'
import { below, strategy } from './questions.test.room.ts'
import { putStanding } from './store.ts'
import { versionBy } from './views.ts'
import { withdrawnCitations } from './views/withdrawn.ts'

const deed = { by: byCommand('test'), name: 'test.arranged', subject: 'test:all' }
const citing: Sketch = {
  ...below,
  id: 'p-country',
  state: 'draft',
  objectives: { a: ['p-region@1/o1'], b: ['p-region@1/o2'], c: ['sdg@2015/10.7', 'sdg@2015/8.8'] },
}

const withdrawn = async (db: Db, day = today) =>
  (await withdrawnCitations(db, await momentAt(db, day, null), { plan: 'p-country', number: 1 }))
    .map(({ part, upper }) => `${part} ${upperText(upper)}`)
    .toSorted()

describe('what is cited is withdrawn', () => {
  test('when the version in force no longer has the part, from its first day on', async ({
    iom,
  }) => {
    await plan(iom, { ...strategy, objectives: { o1: [], o2: [] } })
    await plan(iom, citing)
    expect(await withdrawn(iom)).toEqual([])
    await version(iom, { ...strategy, number: 2, from: '2026-12-01', objectives: { o2: [] } })
    expect(await withdrawn(iom)).toEqual([])
    expect(await withdrawn(iom, '2026-12-01')).toEqual(['a p-region@1/o1'])
  })

  test('when the plan is withdrawn; a draft of it changes nothing', async ({ iom }) => {
    await plan(iom, { ...strategy, objectives: { o1: [], o2: [] } })
    await plan(iom, citing)
    await version(iom, { ...strategy, number: 2, state: 'draft', objectives: { o2: [] } })
    expect(await withdrawn(iom)).toEqual([])
    const first = await versionBy(iom, await momentAt(iom, today, null), 'p-region', 1)
    if (first === undefined) throw new Error('the strategy is gone')
    await perform(iom, deed, (act) =>
      putStanding(act, { plan: 'p-region', number: 1 }, next(first, { state: 'withdrawn' })),
    )
    expect(await withdrawn(iom)).toEqual(['a p-region@1/o1', 'b p-region@1/o2'])
  })

  test('when another plan that is in force follows it', async ({ iom }) => {
    await plan(iom, { ...strategy, objectives: { o1: [], o2: [] } })
    await plan(iom, citing)
    await plan(iom, { ...strategy, id: 'p-next', from: '2027-01-01', objectives: { o1: [] } })
    await sql`update plan set follows = 'p-region' where id = 'p-next'`.execute(iom)
    expect(await withdrawn(iom)).toEqual([])
    expect(await withdrawn(iom, '2027-01-01')).toEqual(['a p-region@1/o1', 'b p-region@1/o2'])
  })

  test('when a newer edition of the framework has no counterpart of it', async ({ iom }) => {
    await plan(iom, { ...strategy, objectives: { o1: [], o2: [] } })
    await plan(iom, citing)
    expect(await withdrawn(iom)).toEqual([])
    const edition = { framework: 'sdg', edition: '2031', until: null, source: 'test' }
    await perform(iom, deed, (act) =>
      addFacts(act, {
        frameworks: [],
        editions: [
          { ...edition, titles: { en: 'Next goals' }, from: '2026-06-01', supersedes: '2015' },
        ],
        objectives: [
          {
            ...edition,
            code: '10.7',
            parent: null,
            place: 1,
            kind: 'target',
            titles: { en: 'Facilitate migration' },
            translatedBy: null,
            text: null,
            from: null,
          },
        ],
        mappings: [
          {
            fromFramework: 'sdg',
            fromEdition: '2015',
            fromCode: '10.7',
            toFramework: 'sdg',
            toEdition: '2031',
            toCode: '10.7',
            relation: 'continues',
            basis: 'stated',
            from: null,
            until: null,
            source: 'test',
          },
        ],
        notes: [],
      }),
    )
    expect(await withdrawn(iom)).toEqual(['c sdg@2015/8.8'])
    expect(await withdrawn(iom, '2026-05-31')).toEqual([])
  })
})
