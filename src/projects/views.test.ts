import { describe, expect } from 'vitest'
import { test } from '#platform/testing/world.ts'
import { projectCount, projectList } from './views/list.ts'
import { sightOf } from './views/seen.ts'
import { cast, line, project } from './projects.test.room.ts'

describe('the list of projects', () => {
  test('shows each what they may see, narrowed and in pages, and counts the same', async ({
    iom,
  }) => {
    const people = await cast(iom)
    await project(iom, { id: 'pr-open', state: 'active', from: '2026-01-01', to: '2026-12-31' })
    await project(iom, { id: 'pr-written', from: '2027-03-01', type: 'IB', countries: ['UZB'] })
    await project(iom, { id: 'pr-closed-to-most', isConfidential: true })
    const { moment, ...of } = { moment: people.developer.asker.today, db: iom }
    const seenBy = async (asker: typeof people.developer.asker | null, filter = {}) => {
      const sight = await sightOf({ ...of, asker })
      const list = await projectList(iom, moment, filter, { sight })
      expect(await projectCount(iom, moment, filter, sight)).toBe(list.length)
      return list.map(({ id }) => id).filter((id) => /^pr-(open|written|closed)/.test(id))
    }
    expect(await seenBy(null)).toEqual(['pr-open'])
    expect(await seenBy(people.elsewhere.asker)).toEqual(['pr-written', 'pr-open'])
    expect(await seenBy(people.developer.asker)).toEqual([
      'pr-written',
      'pr-closed-to-most',
      'pr-open',
    ])
    expect(await seenBy(people.director.asker)).toContain('pr-closed-to-most')
    expect(await seenBy(people.developer.asker, { covers: 'UZB' })).toEqual(['pr-written'])
    expect(await seenBy(people.developer.asker, { text: 'written project' })).toEqual([
      'pr-written',
    ])
    expect(await seenBy(people.developer.asker, { year: 2026 })).toEqual(['pr-open'])
    const sight = await sightOf({ ...of, asker: people.developer.asker })
    const first = await projectList(iom, moment, { offices: ['kyrgyzstan'] }, { sight, limit: 1 })
    expect(first.map(({ id }) => id)).toEqual(['pr-written', 'pr-closed-to-most'])
    const after = { from: first[0]?.from ?? null, id: first[0]?.id ?? '' }
    const further = await projectList(
      iom,
      moment,
      { offices: ['kyrgyzstan'] },
      { sight, limit: 1, after },
    )
    expect(further.map(({ id }) => id)).toEqual(['pr-closed-to-most', 'pr-open'])
  })

  test('knows what a project costs, exactly, from its lines', async ({ iom }) => {
    const { amount, overhead, staffAndOffice, titles, covers } = await project(iom, {
      id: 'pr-costs',
      fields: { currency: 'USD' },
      parts: [
        line('b1', { quantity: '3', rate: '0.10', kind: 'staff', year: '2027' }),
        line('b2', { quantity: '2.5', duration: '12', rate: '1000.01', share: '33.33' }),
      ],
    })
    expect({ amount, overhead, staffAndOffice, titles, covers }).toEqual({
      // 9,999.40 of lines, and the organisation's overhead of seven per cent.
      amount: '10699.36',
      overhead: '699.96',
      staffAndOffice: '0.3',
      titles: { en: 'Project pr-costs' },
      covers: ['KGZ'],
    })
  })
})
