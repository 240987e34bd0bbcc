import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import type { Moment } from '#platform/moment.ts'
import { codeOf } from '#platform/testing/outcome.ts'
import { momentNow, test } from '#platform/testing/world.ts'
import { partnersBy } from '#partners/views.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import { importRates, loadDemoRates, loadFunds } from './actions.ts'
import { conditionsFor, fundsAt, overheadOn, rateOn } from './views.ts'

const today: Moment = { asOf: '2026-11-22', asKnown: null, horizon: '2025-02-11' }
const own = 'iom-development-fund-2'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'funds-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function copyWith(name: string, change: (text: string) => string): Promise<string> {
  const copy = await mkdtemp(join(folder, 'copy-'))
  await cp('organisations/funds', join(copy, 'funds'), { recursive: true })
  const path = join(copy, 'funds', name)
  await writeFile(path, change(await readFile(path, 'utf8')))
  return copy
}

describe('the conditions of funds', () => {
  test('are there in full, name partners there are, and unchanged files are passed over', async ({
    iom,
  }) => {
    expect(await loadFunds(iom, 'organisations', today)).toEqual({ changed: 0 })
    const funds = await fundsAt(iom, today)
    expect(funds).toHaveLength((await readdir('organisations/funds')).length - 1)
    const named = funds.flatMap(({ partners }) => partners)
    const known = await partnersBy(iom, today, named)
    expect(named.filter((id) => !known.has(id))).toEqual([])
  })

  test('of the organisation’s own fund change with the day', async ({ iom }) => {
    const on = (day: string) => conditionsFor(iom, today, { fund: own, donor: null, day })
    expect(await on('2016-06-30')).toMatchObject({
      staffAndOfficeMost: '30',
      needsRequestLetter: true,
      exPostFromMonths: null,
      evaluationLeast: null,
      isCoFundingAllowed: true,
    })
    expect(await on('2021-06-30')).toMatchObject({
      nationalLeast: '50000',
      regionalMost: '300000',
      exPostFromMonths: 6,
      exPostToMonths: 12,
      evaluationLeast: '5',
      isCoFundingAllowed: false,
      interimEveryMonths: 6,
      interimWithinWeeks: 6,
      finalWithinMonths: 3,
      extensionMonthsBefore: 1,
      reviewer: 'headquarters',
    })
    const { said } = await on('2018-06-30')
    expect(said.exPostFromMonths?.certainty).toBe('sourced')
    expect(said.budgetChangeMost?.certainty).toBe('proposal')
  })

  test('of money of the Union send it through Brussels, whichever institution gives it', async ({
    iom,
  }) => {
    const on = (donor: string, day: string) => conditionsFor(iom, today, { fund: null, donor, day })
    expect(await on('eu-near', '2018-06-30')).toMatchObject({
      fund: 'european-union',
      submitter: 'brussels',
    })
    expect((await on('eu-echo', '2026-06-30')).submitter).toBe('brussels-global-office')
    expect(await on('jp-mofa', '2018-06-30')).toMatchObject({ negotiator: 'tokyo' })
    expect(await on('nobody-knows', '2018-06-30')).toMatchObject({ fund: 'default' })
    const unknown = conditionsFor(iom, today, { fund: 'no-fund', donor: null, day: today.asOf })
    expect(await codeOf(unknown)).toBe('funds/unknown-fund')
  })

  test('of an earlier moment stay known when a file changes; a wrong file changes nothing', async ({
    iom,
  }) => {
    const then = await momentNow(iom)
    const name = `${own}.json`
    const changed = await copyWith(name, (text) => text.replaceAll('"30"', '"25"'))
    expect(await loadFunds(iom, changed, today)).toEqual({ changed: 1 })
    const on = async (asKnown: string | null) => {
      const asked = { fund: own, donor: null, day: today.asOf }
      return (await conditionsFor(iom, { ...today, asKnown }, asked)).staffAndOfficeMost
    }
    expect(await on(null)).toBe('25')
    expect(await on(then)).toBe('30')
    for (const [from, to] of [
      ['"30"', '"130"'],
      ['"2017-01-01"', '"2027-01-01"'],
      ['"USD"', '"XXQ"'],
      ['"50000"', '"500000"'],
    ] as const) {
      const wrong = await copyWith(name, (text) => text.replace(from, to))
      expect(await codeOf(loadFunds(iom, wrong, today)), to).toBe('record-file/wrong')
    }
    expect(await on(null)).toBe('25')
  })

  test('overhead is 5 per cent by a source until 2015, then 7 as we propose', async ({ iom }) => {
    expect(await overheadOn(iom, today, '2013-06-30')).toMatchObject({
      rate: '5',
      certainty: 'sourced',
    })
    expect(await overheadOn(iom, today, '2026-06-30')).toMatchObject({
      rate: '7',
      certainty: 'proposal',
    })
  })
})

const head = 'currency,day,units,source\n'
const november = `${head}EUR,2026-11-01,0.9200,table of November\nKGS,2026-11-01,87.5,table of November\n`

describe('who reviews budgets everywhere', () => {
  test('takes rates whole; a rate that is corrected stays known as it was', async ({ iom }) => {
    const bea = await as(iom, await somebody(iom, 'Bea', 'budget', 'headquarters'), today.asOf)
    expect(await importRates(bea, november)).toEqual({ added: 2, changed: 0, unchanged: 0 })
    expect(await importRates(bea, november)).toEqual({ added: 0, changed: 0, unchanged: 2 })
    const then = await momentNow(iom)
    const corrected = november.replace('87.5', '88')
    expect(await importRates(bea, corrected)).toEqual({ added: 0, changed: 1, unchanged: 1 })
    const on = (day: string, asKnown: string | null = null) =>
      rateOn(iom, { ...today, asKnown }, { from: 'USD', to: 'KGS', day })
    expect(await on('2026-11-22')).toMatchObject({ rate: '88', day: '2026-11-01' })
    expect(await on('2026-11-22', then)).toMatchObject({ rate: '87.5' })
    expect(await on('2026-10-31')).toBeNull()
    const wrong = `${head}SEK,2026-11-01,10.5,t\nNOK,2026-11-01,"10,5",t\n`
    expect(await codeOf(importRates(bea, wrong))).toBe('funds/wrong-rates')
    expect(await rateOn(iom, today, { from: 'USD', to: 'SEK', day: '2026-11-22' })).toBeNull()
  })

  test('not who reviews them at one office', async ({ iom }) => {
    const rahat = await as(
      iom,
      await somebody(iom, 'Rahat', 'resource-management-officer', 'kyrgyzstan'),
      today.asOf,
    )
    expect(await codeOf(importRates(rahat, november))).toBe('posts/reason.elsewhere')
  })

  test('whose rates go before those of the demo', async ({ iom }) => {
    const bea = await as(iom, await somebody(iom, 'Bea', 'budget', 'headquarters'), today.asOf)
    await importRates(bea, november)
    await loadDemoRates(iom, 'organisations/demo', today.asOf)
    const rate = async (to: string) => rateOn(iom, today, { from: 'USD', to, day: '2026-11-22' })
    expect(await rate('EUR')).toMatchObject({ rate: '0.92', isDemo: false })
    expect(await rate('JPY')).toMatchObject({ isDemo: true })
    expect(await loadDemoRates(iom, 'organisations/demo', today.asOf)).toEqual({ changed: 0 })
  })
})
