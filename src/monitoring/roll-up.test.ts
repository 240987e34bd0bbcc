import { describe, expect } from 'vitest'
import { codeOf } from '#platform/testing/outcome.ts'
import { test } from '#platform/testing/world.ts'
import { upper } from '#plans/plans.test.room.ts'
import { momentAt } from '#sources/views.ts'
import { approved, helped, planned, today } from './monitoring.test.room.ts'
import { rolledUp } from './views/roll-up.ts'

const counted = { ...helped, measure: 'count', disaggregation: 'none' }
const region = { id: 'p-region', office: 'vienna', level: 'regional-strategy' } as const

describe('what stands below an indicator', () => {
  test('is added once, over several levels; what stands between is not added', async ({ iom }) => {
    const top = 'sdg@2015/10.7.1'
    const indicators = { i1: counted }
    await planned(iom, { ...region, covers: ['KGZ', 'KAZ'], indicators, cites: { i1: [top] } })
    const cites = { i1: ['p-region@1/i1'] }
    await planned(iom, { id: 'p-kgz', indicators, cites })
    await planned(iom, { id: 'p-kaz', covers: ['KAZ'], indicators, cites })
    await approved(iom, 'p-region', { value: '1000' })
    await approved(iom, 'p-kgz', { value: '190' })
    const looking = { db: iom, moment: await momentAt(iom, today, null), asker: null }
    const from = async (text: string, asOf = today) =>
      rolledUp({ ...looking, moment: { ...looking.moment, asOf } }, upper(text), 2026)
    for (const text of [top, 'p-region@1/i1']) {
      const rolled = await from(text)
      expect(rolled.members.map(({ id }) => id).toSorted()).toEqual(['p-kaz/i1', 'p-kgz/i1'])
      expect(rolled.outcome).toEqual({
        isAdded: true,
        value: '190',
        numerator: null,
        denominator: null,
        breakdown: {},
        missing: ['p-kaz/i1'],
      })
    }
    expect((await from(top)).between).toEqual(['p-region/i1'])
    const early = await from(top, '2024-06-01')
    expect(early.outcome).toEqual({
      isAdded: false,
      reasons: [{ obstacle: 'no-members', members: [] }],
    })
    expect(await codeOf(from('p-none@1/i1'))).toBe('monitoring/unknown-upper')
  })

  test('is not added where two count people in one country, also through an area', async ({
    iom,
  }) => {
    const cites = { i1: ['sdg@2015/10.7.1'] }
    await planned(iom, { id: 'p-kgz', cites })
    await planned(iom, { ...region, covers: ['central-asia'], cites })
    await approved(iom, 'p-kgz', { value: '190' })
    const looking = { db: iom, moment: await momentAt(iom, today, null), asker: null }
    const { outcome } = await rolledUp(looking, upper('sdg@2015/10.7.1'), 2026)
    expect(outcome).toMatchObject({ isAdded: false, reasons: [{ obstacle: 'same-country' }] })
  })
})
