import { describe, expect } from 'vitest'
import { versionOf } from '#platform/doors/version.ts'
import { codeOf } from '#platform/testing/outcome.ts'
import { momentNow, test } from '#platform/testing/world.ts'
import { momentAt } from '#sources/views.ts'
import {
  addChange,
  branchScenario,
  editScenario,
  openConsultation,
  removeChange,
  replaceChanges,
} from './actions.ts'
import { compared } from './model/compare.ts'
import { heldByEditing } from './model/held.ts'
import { maySee } from './model/sight.ts'
import { changesOf, scenarioById, scenarioList } from './views.ts'
import {
  today,
  day,
  link,
  change,
  training,
  renamed,
  cast,
  now,
  on,
  draft,
  lastDeed,
} from './cast.test.room.ts'

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
