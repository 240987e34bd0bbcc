import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { periodTables } from '../domains.ts'
import type { Db } from '#platform/db/db.ts'
import { versionOf } from '#platform/doors/version.ts'
import { lastEvent } from '#platform/http/stand.ts'
import { Refusal } from '#platform/refusal.ts'
import { momentNow, test } from '#platform/testing/world.ts'
import { checkKey } from '#network/model/checks/check.ts'
import { snapshotOn } from '#network/views/changes.ts'
import { networkImpactParts } from '#network/views/impact/parts.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import { momentAt } from '#sources/views.ts'
import type { Change } from '#decisions/model/change.ts'
import { withdraw as withdrawDecision } from '#decisions/actions/withdraw.ts'
import { decisionById } from '#decisions/views.ts'
import {
  addChange,
  adoptScenario,
  branchScenario,
  type By,
  comment,
  draftScenario,
  editScenario,
  openConsultation,
  rebaseScenario,
  rejectScenario,
  removeChange,
  replaceChanges,
  withdrawScenario,
} from './actions.ts'
import { compared } from './model/compare.ts'
import { heldByEditing, heldByRevision } from './model/held.ts'
import { maySee } from './model/sight.ts'
import { changesOf, commentsOf, scenarioById, scenarioList } from './views.ts'
import { rehearse } from './views/rehearse.ts'

const today = '2026-11-22'
const day = '2027-01-01'
const workshop = {
  ground: { tables: periodTables, publisher: 'The organisation' },
  parts: networkImpactParts,
}
const link = (locale: string, id: string) => `http://localhost/${locale}/scenarios/${id}`

const change = (kind: Change['kind'], subject: string, value = '', qualifier = ''): Change => ({
  kind,
  subject,
  value,
  qualifier,
  note: '',
})
const training = change('give-function', 'office:vienna', 'training', 'central-asia')
const renamed = change('rename', 'office:pretoria', 'Pretoria for the south', 'en')

const codeOf = async (work: Promise<unknown>) => {
  try {
    await work
    return 'done'
  } catch (error) {
    if (error instanceof Refusal)
      return error.code === 'form/invalid' ? (error.faults[0]?.reason ?? '') : error.code
    throw error
  }
}

/** Those who play a part: who drafts, who adopts, who is affected. */
async function cast(db: Db) {
  const on = async (name: string, role: string, office: string) =>
    as(db, await somebody(db, name, role, office), today)
  return {
    drafter: await on('Dara', 'deputy-chief-of-staff', 'headquarters'),
    head: await on('Hana', 'chief-of-staff', 'headquarters'),
    vienna: await on('Vera', 'chief-of-mission', 'vienna'),
    dakar: await on('Dio', 'chief-of-mission', 'dakar'),
    developer: await on('Pia', 'project-developer', 'vienna'),
  }
}

const now = async ({ db, asker }: By, id: string) => {
  const scenario = await scenarioById(db, asker.today, id)
  if (scenario === undefined) throw new Error(`there is no ${id}`)
  return scenario
}
const on = async (by: By, id: string) => versionOf(heldByRevision(await now(by, id)))

const draft = (by: By, changes: readonly Change[] = [training, renamed]) =>
  draftScenario(by, { title: 'Six regions', note: '', day, changes })

const rehearsed = async (by: By, id: string) =>
  rehearse({ db: by.db, stand: await lastEvent(by.db), locale: 'en' }, await now(by, id), workshop)

/** Adopted by somebody who signs for everything and gives a reason for not asking anybody. */
async function adopt(by: By, id: string, more: { unheard?: string | null; version?: string } = {}) {
  const { checks } = await rehearsed(by, id)
  const wanted = {
    reason: 'Closer to the countries',
    unheard: 'Asked before',
    signed: checks.map(checkKey),
    version: await on(by, id),
    ...more,
  }
  return adoptScenario(by, id, wanted, workshop, link)
}

const lastDeed = async (db: Db) => {
  const { rows } = await sql<{
    name: string
    why: string | null
    post_title: string
    changes: unknown
  }>`
    select name, why, post_title, changes from event order by id desc limit 1`.execute(db)
  return rows[0]
}

describe('drafting', () => {
  test('a scenario is drafted, edited, and its list made; what stays keeps its number, and nothing is overwritten', async ({
    iom,
  }) => {
    const { drafter } = await cast(iom)
    const id = await draft(drafter, [training])
    expect(id).toBe('s-six-regions')
    expect(await draft(drafter, [])).toBe('s-six-regions-2')
    const moment = await momentNow(iom)
    const added = { change: renamed, version: await on(drafter, id) }
    expect(await addChange(drafter, id, added)).toBe(2)
    expect(await lastDeed(iom)).toMatchObject({
      name: 'scenarios.change-added',
      post_title: 'Deputy Chief of Staff, Headquarters',
      changes: [
        { field: 'scenarios.field.changes', before: '1', after: '2' },
        {
          field: 'scenarios.field.change',
          before: null,
          after: expect.stringContaining('Pretoria'),
        },
      ],
    })
    await removeChange(drafter, id, { number: 1, version: await on(drafter, id) })
    const list = [training, renamed, change('relocate', 'office:cairo', 'amman')]
    await replaceChanges(drafter, id, { changes: list, version: await on(drafter, id) })
    const numbers = (await changesOf(iom, drafter.asker.today, id)).map((each) => each.number)
    expect(numbers).toEqual([3, 2, 4])
    const edited = { title: 'Six regions, anew', note: 'Second thoughts', day: '2027-07-01' }
    const version = versionOf(heldByEditing(await now(drafter, id)))
    await editScenario(drafter, id, { ...edited, version })
    expect(await now(drafter, id)).toMatchObject({ ...edited, changes: 3, state: 'draft' })
    const then = await momentAt(iom, today, moment)
    expect(await scenarioById(iom, then, id)).toMatchObject({ title: 'Six regions', changes: 1 })
    expect(await changesOf(iom, then, id)).toMatchObject([{ ...training, number: 1 }])
  })

  test('who may not draft is told why; who saves on what somebody else changed is told what', async ({
    iom,
  }) => {
    const { drafter, vienna, developer, head } = await cast(iom)
    expect(await codeOf(draft(vienna))).toBe('posts/reason.no-right')
    const id = await draft(drafter)
    const version = await on(drafter, id)
    await addChange(drafter, id, { change: change('close', 'office:dakar'), version })
    const late = { change: change('close', 'office:cairo'), version }
    expect(await codeOf(addChange(head, id, late))).toBe('form/stale')
    const contrary = {
      change: change('rename', 'office:dakar', 'Dakar', 'en'),
      version: await on(drafter, id),
    }
    expect(await codeOf(addChange(drafter, id, contrary))).toBe('scenarios/wrong-file')
    const strange = { number: 9, version: await on(drafter, id) }
    expect(await codeOf(removeChange(drafter, id, strange))).toBe('scenarios/unknown-change')
    const many = Array.from({ length: 2001 }, (_, at) => change('close', `office:o-${at}`))
    const huge = { changes: many, version: await on(drafter, id) }
    expect(await codeOf(replaceChanges(drafter, id, huge))).toBe('scenarios/huge')
    expect(await codeOf(addChange(developer, id, late))).toBe('posts/reason.no-right')
    expect((await now(drafter, id)).changes).toBe(3)
  })

  test('a draft is seen by those who draft; once consulted on, also by who may propose; never by others', async ({
    iom,
  }) => {
    const { drafter, vienna, developer } = await cast(iom)
    const id = await draft(drafter)
    const seers = async () => {
      const scenario = await now(drafter, id)
      return [drafter, vienna, developer].map(({ asker }) => maySee(asker, scenario))
    }
    expect(await seers()).toEqual([true, false, false])
    expect(maySee(null, await now(drafter, id))).toBe(false)
    const consultation = { deadline: '2026-12-15', offices: [], version: await on(drafter, id) }
    await openConsultation(drafter, id, consultation, link)
    expect(await seers()).toEqual([true, true, false])
    const token = { ...vienna.asker, scopes: ['posts.read'] }
    expect(maySee(token, await now(drafter, id))).toBe(false)
  })

  test('a branch has the changes of the other as they are now, and both are compared', async ({
    iom,
  }) => {
    const { drafter, vienna } = await cast(iom)
    const id = await draft(drafter)
    expect(await codeOf(branchScenario(vienna, id, { title: 'Mine' }))).toBe(
      'posts/reason.no-right',
    )
    const branch = await branchScenario(drafter, id, { title: 'Six regions, without Pretoria' })
    const version = await on(drafter, branch)
    await removeChange(drafter, branch, { number: 2, version })
    const moved = change('relocate', 'office:cairo', 'amman')
    await addChange(drafter, branch, { change: moved, version: await on(drafter, branch) })
    expect(await now(drafter, branch)).toMatchObject({ branchedFrom: id, day, state: 'draft' })
    const [one, other] = [
      await changesOf(iom, drafter.asker.today, id),
      await changesOf(iom, drafter.asker.today, branch),
    ]
    expect(compared(one, other)).toMatchObject({
      onlyFirst: [renamed],
      onlySecond: [moved],
      both: [training],
    })
    expect((await scenarioList(iom, drafter.asker.today)).map((each) => each.id)).toEqual([
      branch,
      id,
    ])
  })
})

describe('consulting', () => {
  const letters = async (db: Db) => {
    const { rows } = await sql<{ name: string; topic: string; link: string }>`
      select name, topic, link from letter order by name`.execute(db)
    return rows
  }

  test('those in the offices concerned and invited are told, and comment on a change or the whole until the deadline', async ({
    iom,
  }) => {
    const { drafter, vienna, dakar, developer } = await cast(iom)
    const id = await draft(drafter)
    const said = { text: 'Who pays for it?', change: 1, office: null }
    const consultation = { deadline: '2026-12-15', offices: [], version: await on(drafter, id) }
    const late = { ...consultation, deadline: day }
    expect(await codeOf(openConsultation(drafter, id, late, link))).toBe('scenarios/late-deadline')
    const past = { ...consultation, deadline: '2026-11-21' }
    expect(await codeOf(openConsultation(drafter, id, past, link))).toBe('scenarios/past-deadline')
    const nowhere = { ...consultation, offices: ['atlantis'] }
    expect(await codeOf(openConsultation(drafter, id, nowhere, link))).toBe('field/office')
    await openConsultation(drafter, id, consultation, link)
    const leads = { topic: 'scenarios.consultation', link: `http://localhost/en/scenarios/${id}` }
    expect(await letters(iom)).toEqual([
      { name: 'Pia', ...leads },
      { name: 'Vera', ...leads },
    ])
    await comment(vienna, id, said)
    await comment(vienna, id, { ...said, change: null, office: 'vienna' })
    expect(await codeOf(comment(vienna, id, { ...said, change: 7 }))).toBe(
      'scenarios/unknown-change',
    )
    expect(await codeOf(comment(vienna, id, { ...said, office: 'pretoria' }))).toBe(
      'posts/reason.elsewhere',
    )
    expect(await codeOf(comment(dakar, id, said))).toBe('posts/reason.elsewhere')
    expect(await codeOf(comment(developer, id, said))).toBe('scenarios/unknown-scenario')
    const after = await as(iom, vienna.asker.person, '2026-12-16')
    expect(await codeOf(comment(after, id, said))).toBe('scenarios/deadline-passed')
    expect(await commentsOf(iom, drafter.asker.today, id)).toMatchObject([
      { change: 1, name: 'Vera', office: 'vienna', text: 'Who pays for it?' },
      { change: null, name: 'Vera', office: 'vienna' },
    ])
    expect(
      await codeOf(addChange(drafter, id, { change: training, version: await on(drafter, id) })),
    ).toBe('scenarios/not-draft')
  })

  test('an office that is invited is asked too; nobody comments on a draft, and nobody is asked about nothing', async ({
    iom,
  }) => {
    const { drafter, vienna, dakar, head } = await cast(iom)
    const id = await draft(drafter)
    const said = { text: 'We could help', change: null, office: null }
    expect(await codeOf(comment(vienna, id, said))).toBe('scenarios/unknown-scenario')
    expect(await codeOf(comment(head, id, said))).toBe('scenarios/not-running')
    const version = await on(drafter, id)
    await openConsultation(drafter, id, { deadline: today, offices: ['dakar'], version }, link)
    await comment(dakar, id, said)
    expect(await commentsOf(iom, drafter.asker.today, id)).toMatchObject([{ office: 'dakar' }])
    const empty = await draft(drafter, [])
    const asked = { deadline: today, offices: [], version: await on(drafter, empty) }
    expect(await codeOf(openConsultation(drafter, empty, asked, link))).toBe('scenarios/no-changes')
  })
})

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
