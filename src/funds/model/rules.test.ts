import { describe, expect, test } from 'vitest'
import { Refusal } from '#platform/refusal.ts'
import { takeRates } from '#funds/forms/rates.ts'
import { comparedRules, conditionsOn } from './applying.ts'
import type { Fund, Rules } from './conditions.ts'
import { converted, rateBetween, type Units } from './rates.ts'

const said = <Value>(value: Value) => ({ value, certainty: 'sourced' as const, source: 'a page' })

const fund = (id: string, versions: Fund['versions'], more: Partial<Fund> = {}): Fund => ({
  id,
  titles: { en: id },
  partners: [],
  isEuropeanUnion: false,
  versions,
  ...more,
})
const always = (rules: Rules) => [{ from: null, until: null, rules }]

const funds: Fund[] = [
  fund(
    'own',
    [
      { from: '2017-01-01', until: '2020-01-01', rules: { staffAndOfficeMost: said('40') } },
      { from: '2020-01-01', until: null, rules: { staffAndOfficeMost: said('30') } },
    ],
    { partners: ['own-fund'] },
  ),
  fund('union', always({ submitter: said('brussels') }), { isEuropeanUnion: true }),
  fund('default', always({ finalWithinMonths: said(3), isCoFundingAllowed: said(true) })),
]

const asked = (wanted: { fund?: string; donor?: string; isUnion?: boolean; day?: string }) =>
  conditionsOn(funds, {
    fund: wanted.fund ?? null,
    donor:
      wanted.donor === undefined
        ? null
        : { id: wanted.donor, isEuropeanUnion: wanted.isUnion ?? false },
    day: wanted.day ?? '2026-11-22',
  })

describe('which conditions apply', () => {
  test('those of the fund, of the day, and of the default where it says nothing', () => {
    const conditions = asked({ fund: 'own' })
    expect(conditions).toMatchObject({
      fund: 'own',
      from: '2020-01-01',
      staffAndOfficeMost: '30',
      finalWithinMonths: 3,
      needsRequestLetter: false,
    })
    expect(conditions?.said.staffAndOfficeMost?.fund).toBe('own')
    expect(conditions?.said.finalWithinMonths?.fund).toBe('default')
    expect(conditions?.said.overheadRate).toBeUndefined()
    expect(asked({ fund: 'own', day: '2019-12-31' })?.staffAndOfficeMost).toBe('40')
  })

  test('those about the donor, those of the Union for its institutions, else the default', () => {
    expect(asked({ donor: 'own-fund' })?.fund).toBe('own')
    expect(asked({ donor: 'eu-echo', isUnion: true })).toMatchObject({
      fund: 'union',
      submitter: 'brussels',
    })
    expect(asked({ donor: 'somebody' })?.fund).toBe('default')
    // The conditions of the organisation are no fund: naming them leaves nothing out.
    expect(asked({ fund: 'default', donor: 'own-fund' })?.fund).toBe('own')
    expect(asked({})?.fund).toBe('default')
  })

  test('the default before a fund has any', () => {
    expect(asked({ fund: 'own', day: '2016-12-31' })?.fund).toBe('default')
    expect(conditionsOn(funds.slice(0, 1), { fund: 'own', donor: null, day: '2016-01-01' })).toBe(
      undefined,
    )
  })

  test('a version is told beside the one before it', () => {
    const before = { finalWithinMonths: said(3), currency: said('USD') }
    const after = { finalWithinMonths: said(2), currency: said('USD'), overheadRate: said('7') }
    const told = comparedRules(before, after).map(({ name, isChanged }) => `${name} ${isChanged}`)
    expect(told).toEqual(['currency false', 'overheadRate true', 'finalWithinMonths true'])
    expect(comparedRules(undefined, after).some(({ isChanged }) => isChanged)).toBe(false)
  })
})

const units = (currency: string, day: string, count: string): Units => ({
  currency,
  day,
  units: count,
  source: 'a table',
  isDemo: false,
})
const rates = [
  units('EUR', '2026-11-01', '0.8'),
  units('JPY', '2026-10-01', '150'),
  units('KWD', '2026-11-01', '0.307'),
]
const between = (from: string, to: string) => {
  const rate = rateBetween({ from, to, day: '2026-11-22' }, rates)
  if (rate === null) throw new Error('no rate')
  return rate
}

describe('exchange rates', () => {
  test('go through the dollar, and hold from the older of two days', () => {
    expect(between('EUR', 'USD')).toMatchObject({ rate: '1.25', day: '2026-11-01' })
    expect(between('EUR', 'JPY')).toMatchObject({ rate: '187.5', day: '2026-10-01' })
    expect(between('USD', 'USD')).toMatchObject({ rate: '1', day: '2026-11-22' })
    expect(between('XOF', 'XOF').rate).toBe('1')
    expect(rateBetween({ from: 'EUR', to: 'SEK', day: '2026-11-22' }, rates)).toBeNull()
  })

  test('reckon exactly and round to what the currency has', () => {
    expect(converted('100', between('EUR', 'USD'))).toBe('125.00')
    expect(converted('0.01', between('EUR', 'JPY'))).toBe('2')
    expect(converted('1', between('USD', 'KWD'))).toBe('0.307')
    expect(converted('1', between('JPY', 'USD'))).toBe('0.01')
    expect(converted('-1.005', between('USD', 'USD'))).toBe('-1.01')
    expect(converted('-0.001', between('USD', 'USD'))).toBe('0.00')
    // No binary fraction on the way: 999999999999999.99 of the one is told to the last cent.
    expect(converted('999999999999999.99', between('EUR', 'USD'))).toBe('1249999999999999.99')
  })
})

const head = 'currency,day,units,source\n'
const faultsOf = (rows: string, text = head + rows): string[] => {
  try {
    takeRates(text, { today: '2026-11-22', isDemo: false })
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.faults.length === 0) return [error.code]
    return error.faults.map(({ field, reason }) => `${field} ${reason}`)
  }
}

describe('a file of rates', () => {
  test('is taken as it stands', () => {
    const taken = takeRates(`${head}EUR,2026-11-01,0.925,table\nJPY,2026-11-01,151,table\n`, {
      today: '2026-11-22',
      isDemo: false,
    })
    expect(taken).toEqual([
      { ...units('EUR', '2026-11-01', '0.925'), source: 'table' },
      { ...units('JPY', '2026-11-01', '151'), source: 'table' },
    ])
  })

  test.each([
    ['EUR,2026-11-01,"1,234.5",t', 'rows.2.units funds/fault.number'],
    ['EUR,2026-11-01,"0,925",t', 'rows.2.units funds/fault.number'],
    ['EUR,2026-11-01,-1,t', 'rows.2.units funds/fault.number'],
    ['EUR,2026-11-01,1e3,t', 'rows.2.units funds/fault.number'],
    ['EUR,2026-11-01,=1+1,t', 'rows.2.units funds/fault.number'],
    ['EUR,2026-11-01,٠٫٩,t', 'rows.2.units funds/fault.number'],
    ['EUR,2026-11-01,0.00,t', 'rows.2.units funds/fault.zero'],
    ['XXQ,2026-11-01,1,t', 'rows.2.currency funds/fault.currency'],
    ['eur,2026-11-01,1,t', 'rows.2.currency funds/fault.currency'],
    ['USD,2026-11-01,1,t', 'rows.2.currency funds/fault.home'],
    ['EUR,2026-02-30,1,t', 'rows.2.day field/day'],
    ['EUR,01.11.2026,1,t', 'rows.2.day field/day'],
    ['EUR,2027-03-01,1,t', 'rows.2.day funds/fault.ahead'],
    ['EUR,2026-11-01,1,', 'rows.2.source field/missing'],
    ['EUR,2026-11-01,1', 'rows.2 sources/file/columns'],
    ['EUR,2026-11-01,1,t\nEUR,2026-11-01,2,t', 'rows.3.day funds/fault.twice'],
  ])('is refused for %s', (rows, fault) => {
    expect(faultsOf(rows)).toContain(fault)
  })

  test('is refused without rows, with another header, and past its size', () => {
    expect(faultsOf('')).toEqual(['funds/no-rates'])
    expect(faultsOf('', 'a,b\n1,2\n')).toEqual(['rows.1 sources/file/header'])
    expect(faultsOf('x\n'.repeat(20_001))).toEqual(['funds/too-many-rates'])
  })
})
