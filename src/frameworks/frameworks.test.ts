import { describe, expect } from 'vitest'
import type { Moment } from '#platform/moment.ts'
import { test } from '#platform/testing/world.ts'
import { loadFrameworks } from './actions.ts'
import { compareEditions } from './model/compare.ts'
import { frameworkList, mappingsBetween, mappingsTo, objectivesOf } from './views.ts'

const on = (asOf: string): Moment => ({ asOf, asKnown: null, horizon: '2025-02-11' })
const today = on('2026-11-22')
const srf = 'strategic-results-framework'

describe('the frameworks of the organisation', () => {
  test('are there in full, and unchanged files are passed over', async ({ iom }) => {
    const counts = new Map<string, number>()
    for (const { editions } of await frameworkList(iom, today))
      for (const each of editions) counts.set(`${each.framework}@${each.edition}`, each.objectives)
    expect(Object.fromEntries(counts)).toMatchObject({
      'migof@2015': 6,
      'strategic-plan@2024-2028': 3,
      'strategic-results-framework@2019-2023': 4,
      'global-compact@2018': 23 + 187,
      'sdg@2015': 17 + 169 + 248,
    })
    const compact = await objectivesOf(iom, today, 'global-compact', '2018')
    const titles = compact.filter(({ kind }) => kind === 'objective').map((each) => each.titles.en)
    expect(new Set(titles).size).toBe(23)
    expect(titles[19]).toMatch(/^Promote faster, safer and cheaper transfer of remittances/)
    expect(await loadFrameworks(iom, 'organisations')).toEqual({ changed: 0 })
  })

  test('stand by day: the older edition is superseded, the newer in force, later ended', async ({
    iom,
  }) => {
    const standing = async (day: string) => {
      const all = await frameworkList(iom, on(day))
      const own = all.find(({ id }) => id === srf)
      return [own?.inForce, ...(own?.editions ?? []).map((each) => each.standing)]
    }
    expect(await standing('2023-06-01')).toEqual(['2019-2023', 'coming', 'in-force'])
    expect(await standing('2026-11-22')).toEqual(['2024', 'in-force', 'superseded'])
    expect(await standing('2029-01-01')).toEqual([null, 'ended', 'superseded'])
  })

  test('every output of the results framework contributes to the Global Compact, but the one whose code stood twice', async ({
    iom,
  }) => {
    const one = { framework: srf, edition: '2024' }
    const other = { framework: 'global-compact', edition: '2018' }
    const mappings = await mappingsBetween(iom, today, one, other)
    expect(mappings).toHaveLength(201)
    const compared = compareEditions(
      await objectivesOf(iom, today, srf, '2024'),
      await objectivesOf(iom, today, 'global-compact', '2018'),
      mappings,
    )
    expect(compared.aloneHere.map(({ upper }) => upper.code)).toEqual(['2a13'])
    expect(compared.aloneThere).toEqual([])
    const toRemittances = await mappingsTo(iom, today, [
      { of: 'global-compact', version: '2018', code: '20' },
    ])
    expect(toRemittances.map(({ from }) => from.code)).toEqual(['3c14', '3c15'])
  })

  test('show that the four objectives of the older edition have no counterpart among the three of the plan', async ({
    iom,
  }) => {
    const one = { framework: srf, edition: '2019-2023' }
    const other = { framework: 'strategic-plan', edition: '2024-2028' }
    const compared = compareEditions(
      await objectivesOf(iom, today, srf, '2019-2023'),
      await objectivesOf(iom, today, 'strategic-plan', '2024-2028'),
      await mappingsBetween(iom, today, one, other),
    )
    expect(
      [compared.matched, compared.aloneHere, compared.aloneThere].map((each) => each.length),
    ).toEqual([0, 4, 3])
  })
})
