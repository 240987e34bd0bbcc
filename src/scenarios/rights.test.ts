import { describe, expect } from 'vitest'
import { versionOf } from '#platform/doors/version.ts'
import { problemOf } from '#platform/http/problem.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { Refusal } from '#platform/refusal.ts'
import { codeOf } from '#platform/testing/outcome.ts'
import { test } from '#platform/testing/world.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import { withdraw as withdrawDecision } from '#decisions/actions/withdraw.ts'
import type { By } from '#posts/actions/permitted.ts'
import { comment, editScenario, openConsultation, withdrawScenario } from './actions.ts'
import {
  adopt,
  cast,
  change,
  draft,
  link,
  now,
  on,
  rehearsed,
  today,
  workshop,
} from './cast.test.room.ts'
import { heldByEditing } from './model/held.ts'
import { toDo } from './views/told.ts'

/** Somebody of whose rights only one was lent. */
const withOnly = (by: By, right: string): By => ({
  ...by,
  asker: { ...by.asker, grants: by.asker.grants.filter((grant) => grant.right === right) },
})

const refusalOf = async (work: Promise<unknown>): Promise<Refusal> => {
  const refusal = await work.then(
    () => null,
    (error: unknown) => error,
  )
  if (refusal instanceof Refusal) return refusal
  throw new Error('nothing was refused')
}

describe('who takes a scenario back', () => {
  test('needs the right to draft for a draft, and that to adopt for what was adopted, and no other beside it', async ({
    iom,
  }) => {
    const { drafter, head, vienna } = await cast(iom)
    const [drafts, adopts] = [withOnly(head, 'scenarios.draft'), withOnly(head, 'scenarios.adopt')]
    const id = await draft(drafter)
    await adopt(head, id)
    const given = { reason: 'Not yet', version: await on(head, id) }
    const how = (by: By) => codeOf(withdrawScenario(by, id, given, workshop.ground))
    expect(await how(vienna)).toBe('posts/reason.no-right')
    expect(await how(drafts)).toBe('posts/reason.no-right')
    expect(await how(adopts)).toBe('done')
    const other = await draft(drafter)
    const giveUp = { reason: 'Too dear', version: await on(head, other) }
    expect(await codeOf(withdrawScenario(drafts, other, giveUp, workshop.ground))).toBe('done')
  })

  test('adopts scenarios: to decide on every office of it is not enough, by no door', async ({
    iom,
  }) => {
    const { drafter, head } = await cast(iom)
    const role = 'deputy-director-general-for-operations'
    const deputy = await as(iom, await somebody(iom, 'Odo', role, 'headquarters'), today)
    const decision = await adopt(head, await draft(drafter))
    expect(await codeOf(withdrawDecision(deputy, decision, 'Not mine', workshop.ground))).toBe(
      'posts/reason.no-right',
    )
    expect(await codeOf(withdrawDecision(head, decision, 'Not yet', workshop.ground))).toBe('done')
  })
})

describe('what somebody is told', () => {
  test('names days and decisions as people do, in their language', async ({ iom }) => {
    const { drafter, head, vienna } = await cast(iom)
    const id = await draft(drafter)
    const version = await on(drafter, id)
    await openConsultation(drafter, id, { deadline: '2026-12-15', offices: [], version }, link)
    const titleOf = async (work: Promise<unknown>) =>
      problemOf(await refusalOf(work), wordsIn('fr')).title
    expect(await titleOf(adopt(head, id, { unheard: null }))).toContain('15 décembre 2026')
    const late = await as(iom, vienna.asker.person, '2026-12-16')
    const said = { text: 'Too late', change: null, office: null }
    expect(await titleOf(comment(late, id, said))).toContain('15 décembre 2026')
    const decision = await adopt(head, id)
    const then = await as(iom, head.asker.person, '2027-01-02')
    expect(await titleOf(withdrawDecision(then, decision, 'No', workshop.ground))).toContain(
      '1er janvier 2027',
    )
    const later = [change('rename', 'office:pretoria', 'Pretoria again', 'en')]
    const next = await draft(drafter, later)
    await adopt(head, next)
    expect(await titleOf(withdrawDecision(head, decision, 'No', workshop.ground))).toContain(
      (await now(head, next)).title,
    )
  })

  test('names the office that a change cannot be of', async ({ iom }) => {
    const { drafter, head } = await cast(iom)
    const id = await draft(drafter, [change('open', 'office:vienna', 'country-office')])
    const refusal = await refusalOf(adopt(head, id))
    expect(problemOf(refusal, wordsIn('en')).errors).toMatchObject([
      {
        field: 'changes.1.subject',
        reason: '“Europe and Central Asia” is open already on this day.',
      },
    ])
    const naming = { db: iom, moment: head.asker.today, words: head.words }
    const [first] = await toDo(await rehearsed(head, id), naming)
    expect(first?.text).toBe('“Europe and Central Asia” is open already on this day.')
  })

  test('goes by letter to those who may look, and to nobody else', async ({ iom }) => {
    const { drafter } = await cast(iom)
    const id = await draft(drafter)
    const version = await on(drafter, id)
    await openConsultation(drafter, id, { deadline: '2026-12-15', offices: [], version }, link)
    const letters = await iom.selectFrom('letter').select(['name']).execute()
    expect(letters.map(({ name }) => name)).toEqual(['Vera'])
  })
})

test('who was asked until a day is not overtaken by the day from which it holds', async ({
  iom,
}) => {
  const { drafter } = await cast(iom)
  const id = await draft(drafter)
  const version = await on(drafter, id)
  await openConsultation(drafter, id, { deadline: '2026-12-15', offices: [], version }, link)
  const edited = async (to: string) => {
    const scenario = await now(drafter, id)
    const form = versionOf(heldByEditing(scenario))
    const { title, note } = scenario
    return codeOf(editScenario(drafter, id, { title, note, day: to, version: form }))
  }
  expect(await edited('2026-12-15')).toBe('scenarios/late-deadline')
  expect(await edited('2026-12-16')).toBe('done')
})
