import { describe, expect } from 'vitest'
import { type Db } from '#platform/db/db.ts'
import { versionOf } from '#platform/doors/version.ts'
import { lastEvent } from '#platform/http/stand.ts'
import { codeOf } from '#platform/testing/outcome.ts'
import { test } from '#platform/testing/world.ts'
import { snapshotOn } from '#network/views/changes.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import { momentAt } from '#sources/views.ts'
import { withdraw as withdrawDecision } from '#decisions/actions/withdraw.ts'
import { decisionById } from '#decisions/views.ts'
import {
  adoptScenario,
  editScenario,
  openConsultation,
  rebaseScenario,
  rejectScenario,
  removeChange,
  withdrawScenario,
} from './actions.ts'
import { heldByEditing } from './model/held.ts'
import { maySee } from './model/sight.ts'
import { scenarioList } from './views.ts'
import {
  today,
  day,
  workshop,
  link,
  change,
  training,
  cast,
  now,
  on,
  draft,
  rehearsed,
  adopt,
  lastDeed,
} from './cast.test.room.ts'

describe('deciding', () => {
  const holds = async (db: Db, on_: string) =>
    JSON.stringify(await snapshotOn(db, await momentAt(db, on_, null), 'en'))

  test('a scenario is adopted as one act, holds from its day, and is withdrawn before it as if it had never been', async ({
    iom,
  }) => {
    const { drafter, head } = await cast(iom)
    const id = await draft(drafter)
    const before = [await holds(iom, today), await holds(iom, day)]
    const foreseen = await rehearsed(head, id)
    expect(foreseen.lines.length).toBeGreaterThan(0)
    expect(foreseen.subjects).toEqual(expect.arrayContaining(['office:vienna', 'office:pretoria']))
    const decision = await adopt(head, id)
    expect(await lastDeed(iom)).toMatchObject({
      name: 'scenarios.adopted',
      why: 'Closer to the countries',
      changes: [{ before: 'Draft', after: 'Adopted' }, { after: day }],
    })
    expect(await now(head, id)).toMatchObject({
      state: 'adopted',
      outcome: { kind: 'adopted', name: 'Hana', decision, unheard: 'Asked before' },
    })
    expect(await holds(iom, today)).not.toContain('Pretoria for the south')
    expect(await holds(iom, day)).toContain('Pretoria for the south')
    const afterwards = await rehearsed(head, id)
    expect(afterwards.lines).toEqual(foreseen.lines)
    expect(
      await codeOf(withdrawScenario(drafter, id, { reason: 'No', version: '' }, workshop.ground)),
    ).toBe('posts/reason.no-right')
    const inEffect = await as(iom, head.asker.person, '2027-01-02')
    const given = { reason: 'Not yet', version: await on(head, id) }
    expect(await codeOf(withdrawScenario(inEffect, id, given, workshop.ground))).toBe(
      'decisions/in-effect',
    )
    await withdrawScenario(head, id, given, workshop.ground)
    expect([await holds(iom, today), await holds(iom, day)]).toEqual(before)
    expect(await now(head, id)).toMatchObject({
      state: 'withdrawn',
      outcome: { reason: 'Not yet' },
    })
    expect(await decisionById(iom, head.asker.today, decision)).toMatchObject({
      state: 'withdrawn',
    })
    expect(await codeOf(adopt(head, id))).toBe('scenarios/decided-already')
  })

  test('a scenario whose decision was withdrawn as a decision is withdrawn too', async ({
    iom,
  }) => {
    const { drafter, head } = await cast(iom)
    const id = await draft(drafter)
    const decision = await adopt(head, id)
    await withdrawDecision(head, decision, 'Not yet', workshop.ground)
    expect(await now(head, id)).toMatchObject({ state: 'withdrawn', outcome: { kind: 'adopted' } })
    const given = { reason: 'Not yet', version: await on(head, id) }
    expect(await codeOf(withdrawScenario(drafter, id, given, workshop.ground))).toBe(
      'scenarios/decided-already',
    )
    expect((await scenarioList(iom, head.asker.today, { state: 'adopted' })).length).toBe(0)
  })

  test('a draft is given up by who drafts; a scenario is rejected with a reason after it was consulted on', async ({
    iom,
  }) => {
    const { drafter, head, vienna } = await cast(iom)
    const id = await draft(drafter)
    const reason = { reason: 'Too dear', version: await on(drafter, id) }
    expect(await codeOf(rejectScenario(head, id, reason))).toBe('scenarios/not-consulted')
    expect(await codeOf(rejectScenario(drafter, id, reason))).toBe('posts/reason.no-right')
    await withdrawScenario(drafter, id, reason, workshop.ground)
    expect(await now(head, id)).toMatchObject({
      state: 'withdrawn',
      outcome: { kind: 'withdrawn' },
    })
    expect(maySee(vienna.asker, await now(head, id))).toBe(false)
    const other = await draft(drafter)
    const asked = { deadline: today, offices: [], version: await on(drafter, other) }
    await openConsultation(drafter, other, asked, link)
    const given = { reason: 'Too dear', version: await on(drafter, other) }
    expect(await codeOf(withdrawScenario(drafter, other, given, workshop.ground))).toBe(
      'scenarios/not-draft',
    )
    await rejectScenario(head, other, given)
    expect(await now(head, other)).toMatchObject({
      state: 'rejected',
      outcome: { reason: 'Too dear' },
    })
    expect(await codeOf(rejectScenario(head, other, given))).toBe('scenarios/decided-already')
  })

  test('of two who decide at once, the second is told', async ({ iom }) => {
    const { drafter, head } = await cast(iom)
    const deputy = await as(
      iom,
      await somebody(iom, 'Dedi', 'deputy-director-general', 'headquarters'),
      today,
    )
    const id = await draft(drafter)
    const version = await on(drafter, id)
    await adopt(head, id, { version })
    expect(await codeOf(adopt(deputy, id, { version }))).toBe('scenarios/decided-already')
    const other = await draft(drafter, [
      change('give-function', 'office:bangkok', 'training', 'asia'),
    ])
    const seen = await on(drafter, other)
    const edited = { title: 'Another', note: '', day: '2028-01-01' }
    const form = versionOf(heldByEditing(await now(drafter, other)))
    await editScenario(drafter, other, { ...edited, version: form })
    expect(await codeOf(adopt(head, other, { version: seen }))).toBe('form/stale')
  })

  test('nobody adopts for a day that has begun, nor while those affected may still speak, unless the reason is recorded', async ({
    iom,
  }) => {
    const { drafter, head, vienna } = await cast(iom)
    const id = await draft(drafter)
    expect(await codeOf(adopt(drafter, id))).toBe('posts/reason.no-right')
    expect(await codeOf(adopt(await as(iom, head.asker.person, day), id))).toBe(
      'scenarios/past-day',
    )
    expect(await codeOf(adopt(head, id, { unheard: null }))).toBe('scenarios/not-consulted')
    const asked = { deadline: '2026-12-15', offices: [], version: await on(drafter, id) }
    await openConsultation(drafter, id, asked, link)
    expect(await codeOf(adopt(vienna, id))).toBe('posts/reason.no-right')
    expect(await codeOf(adopt(head, id, { unheard: null }))).toBe('scenarios/consultation-running')
    const later = await as(iom, head.asker.person, '2026-12-16')
    await adopt(later, id, { unheard: null })
    expect(await now(head, id)).toMatchObject({ state: 'adopted', outcome: { unheard: null } })
  })

  test('nobody adopts what cannot be, what leaves errors behind, or warnings nobody signed for', async ({
    iom,
  }) => {
    const { drafter, head } = await cast(iom)
    const wrong = await draft(drafter, [change('close', 'office:atlantis'), training])
    expect((await rehearsed(head, wrong)).wrong).toMatchObject([{ at: 0, field: 'subject' }])
    expect(await codeOf(adopt(head, wrong))).toBe('scenarios/wrong-changes')
    await adopt(
      head,
      await draft(drafter, [change('change-line', 'office:pretoria', 'office:vienna')]),
    )
    const circle = await draft(drafter, [change('change-line', 'office:vienna', 'office:pretoria')])
    expect(await codeOf(adopt(head, circle))).toBe('scenarios/checks-fail')
    const id = await draft(drafter)
    const unsigned = {
      reason: 'Closer',
      unheard: 'Asked before',
      signed: [],
      version: await on(head, id),
    }
    const refusal = await adoptScenario(head, id, unsigned, workshop, link).catch(
      (error: unknown) => error,
    )
    expect(refusal).toMatchObject({ code: 'scenarios/unsigned' })
    expect(refusal).toMatchObject({ faults: [{ reason: 'scenarios/told' }] })
    expect(await codeOf(adopt(head, await draft(drafter, [])))).toBe('scenarios/no-changes')
  })

  test('what moved under a scenario is told before it is adopted; once it was seen, what no longer fits is still told', async ({
    iom,
  }) => {
    const { drafter, head } = await cast(iom)
    const id = await draft(drafter)
    const other = await draft(drafter, [
      training,
      change('change-kind', 'office:pretoria', 'country-office'),
    ])
    await adopt(head, other)
    const { moved, wrong } = await rehearsed(head, id)
    expect(moved).toEqual(
      expect.arrayContaining([
        {
          manner: 'begins',
          subject: 'office:vienna',
          predicate: 'function',
          value: 'training',
          qualifier: 'central-asia',
        },
        expect.objectContaining({ manner: 'ends', subject: 'office:pretoria', predicate: 'kind' }),
        expect.objectContaining({
          manner: 'begins',
          subject: 'office:pretoria',
          value: 'country-office',
        }),
      ]),
    )
    expect(wrong).toMatchObject([{ at: 0, reason: 'change/held-already' }])
    expect(await codeOf(adopt(head, id))).toBe('scenarios/base-moved')
    const seen = await lastEvent(iom)
    const toCome = { seen: '2099-01-01T00:00:00Z', version: await on(drafter, id) }
    expect(await codeOf(rebaseScenario(drafter, id, toCome))).toBe('field/instant')
    await rebaseScenario(drafter, id, { seen: seen.at ?? '', version: await on(drafter, id) })
    expect((await rehearsed(head, id)).moved).toEqual([])
    expect(await codeOf(adopt(head, id))).toBe('scenarios/wrong-changes')
    await removeChange(drafter, id, { number: 1, version: await on(drafter, id) })
    expect(await codeOf(adopt(head, id))).toBe('done')
    const given = { reason: 'Later', version: await on(head, other) }
    expect(await codeOf(withdrawScenario(head, other, given, workshop.ground))).toBe(
      'decisions/rested-upon',
    )
  })
})
