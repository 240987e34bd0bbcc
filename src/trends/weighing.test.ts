import { describe, expect } from 'vitest'
import { momentNow, test } from '#platform/testing/world.ts'
import {
  amendObservation,
  arrangeObservations,
  type By,
  closeIssue,
  describeIssue,
  observe,
  openIssue,
  reopenIssue,
  withdrawObservation,
} from './actions.ts'
import {
  cast,
  codeOf,
  followed,
  observed,
  onDescription,
  onIssue,
  onObservation,
} from './trends.test.room.ts'
import { issueById, issueList, issuesNamed, openIssues } from './views.ts'

/** Chooses the observations of an issue, from what it is now. */
const arrange = async (by: By, id: string, observations: readonly string[]) =>
  arrangeObservations(by, id, { observations, version: await onIssue(by, id) })
const turning = async (by: By, id: string, day: string) => ({
  day,
  reason: 'As agreed',
  version: await onIssue(by, id),
})

describe('an issue', () => {
  test('is followed by whoever weighs for the office, by itself or by mandate', async ({ iom }) => {
    const { chief, developer, director, dakar } = await cast(iom)
    const by = (who: By) => codeOf(openIssue(who, followed))
    expect(await by(chief)).toBe('done')
    expect(await by(director)).toBe('done')
    expect(await by(developer)).toBe('posts/reason.no-right')
    expect(await by(dakar)).toBe('posts/reason.elsewhere')
    const all = await issueList(iom, chief.asker.today, { sight: 'all' })
    expect(all.map(({ id }) => id)).toEqual(['t-seasonal-work-abroad', 't-seasonal-work-abroad-2'])
  })

  test('is told of each field that cannot be taken', async ({ iom }) => {
    const { chief } = await cast(iom)
    const with_ = (more: object) => codeOf(openIssue(chief, { ...followed, ...more }))
    expect(await with_({ office: 'nowhere' })).toBe('office field/office')
    expect(await with_({ countries: [] })).toBe('countries trends/fault.no-place')
    expect(await with_({ countries: ['KGZ', 'XXQ', 'XXZ'] })).toBe('countries field/country')
    expect(await with_({ area: 'nowhere', language: 'xx' })).toBe(
      'area field/area, language trends/fault.no-language',
    )
    expect(await with_({ day: '2026-11-23' })).toBe('day trends/fault.future')
  })

  test('rises with what is put to it, as known then, and without what is withdrawn or taken out', async ({
    iom,
  }) => {
    const { chief, director } = await cast(iom)
    const issue = await openIssue(chief, followed)
    const see = (more: object) => observe(chief, { office: 'kyrgyzstan', ...observed, ...more })
    const [one, two] = [await see({}), await see({ confidence: 'high', weight: 5 })]
    const level = async (asKnown: string | null = null) => {
      const held = await issueById(iom, { ...chief.asker.today, asKnown }, issue, 'all')
      return [held?.curve.level, held?.curve.tendency, held?.observations]
    }
    expect(await level()).toEqual([null, 'dormant', 0])
    await arrange(director, issue, [one])
    const before = await momentNow(iom)
    expect(await level()).toEqual([24, 'emerging', 1])
    await arrange(chief, issue, [two, one])
    const both = await momentNow(iom)
    expect(await level()).toEqual([70, 'emerging', 2])
    await withdrawObservation(chief, two, {
      reason: 'Counted twice',
      version: await onObservation(chief, two),
    })
    expect(await level()).toEqual([24, 'emerging', 1])
    await arrange(chief, issue, [])
    expect(await level()).toEqual([null, 'dormant', 0])
    expect(await level(before)).toEqual([24, 'emerging', 1])
    expect(await level(both)).toEqual([70, 'emerging', 2])
  })

  test('takes no observation of another theme, none that is withdrawn or that there is not', async ({
    iom,
  }) => {
    const { chief, director, dakar } = await cast(iom)
    const issue = await openIssue(chief, followed)
    const see = (more: object) => observe(chief, { office: 'kyrgyzstan', ...observed, ...more })
    const [own, other, gone] = [await see({}), await see({ theme: 'protection' }), await see({})]
    await withdrawObservation(chief, gone, {
      reason: 'No',
      version: await onObservation(chief, gone),
    })
    const put = async (...ids: string[]) => codeOf(arrange(chief, issue, ids))
    expect(await put(own, other)).toBe('observations trends/fault.other-theme')
    expect(await put(gone, 'ob-none')).toBe(
      'observations trends/fault.unknown-observations, observations trends/fault.withdrawn-observations',
    )
    expect(await codeOf(arrange(dakar, issue, [own]))).toBe('posts/reason.elsewhere')
    const stale = await onIssue(chief, issue)
    await arrange(director, issue, [own])
    expect(
      await codeOf(arrangeObservations(chief, issue, { observations: [], version: stale })),
    ).toBe('form/stale')
    const version = await onObservation(chief, own)
    const why = 'It is about health'
    const theme = 'migration-health' as const
    expect(await codeOf(amendObservation(chief, own, { ...observed, theme, version, why }))).toBe(
      'theme trends/fault.in-issue',
    )
    const described = { ...followed, theme, version: await onDescription(chief, issue) }
    expect(await codeOf(describeIssue(chief, issue, described))).toBe(
      'theme trends/fault.has-observations',
    )
  })

  test('is closed and followed again, each from its day', async ({ iom }) => {
    const { chief } = await cast(iom)
    const id = await openIssue(chief, followed)
    const close = async (day: string) =>
      codeOf(closeIssue(chief, id, await turning(chief, id, day)))
    const reopen = async (day: string) =>
      codeOf(reopenIssue(chief, id, await turning(chief, id, day)))
    expect(await reopen('2026-11-01')).toBe('trends/not-closed')
    expect(await close('2026-10-01')).toBe('day field/after')
    expect(await close('2026-11-24')).toBe('day trends/fault.future')
    expect(await close('2026-11-01')).toBe('done')
    expect(await close('2026-11-02')).toBe('trends/closed')
    expect(await reopen('2026-10-31')).toBe('day field/after')
    expect(await reopen('2026-11-20')).toBe('done')
    const tendency = async (asOf: string) =>
      (await issueById(iom, { ...chief.asker.today, asOf }, id, 'all'))?.curve.tendency
    expect(await tendency('2026-10-31')).toBe('dormant')
    expect(await tendency('2026-11-10')).toBe('closed')
    expect(await tendency('2026-11-22')).toBe('dormant')
    const then = { ...chief.asker.today, asOf: '2026-09-30' }
    expect(await issueList(iom, then, { sight: 'all' })).toEqual([])
  })

  test('is named to others with its countries of the day, and only to whom may read it', async ({
    iom,
  }) => {
    const { chief } = await cast(iom)
    const area = await openIssue(chief, { ...followed, area: 'central-asia', countries: ['RUS'] })
    const open = await openIssue(chief, { ...followed, isPublic: true })
    await closeIssue(chief, open, await turning(chief, open, '2026-11-01'))
    const now = chief.asker.today
    const [named] = await openIssues(iom, now, 'all')
    expect(named).toMatchObject({ id: area, theme: 'labour-mobility', tendency: 'dormant' })
    expect(named?.countries).toEqual(expect.arrayContaining(['KGZ', 'KAZ', 'RUS', 'UZB']))
    expect(await openIssues(iom, now, 'public')).toEqual([])
    const ids = [area, open, 't-none']
    expect([...(await issuesNamed(iom, now, ids, 'all')).keys()]).toEqual([area, open])
    expect([...(await issuesNamed(iom, now, ids, 'public')).keys()]).toEqual([open])
    const within = async (countries: string[]) =>
      (await issueList(iom, now, { sight: 'all', within: countries })).map(({ id }) => id)
    expect(await within(['TJK', 'SEN'])).toEqual([area])
    expect(await within(['SEN'])).toEqual([])
  })
})
