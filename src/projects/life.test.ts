import { describe, expect, onTestFinished } from 'vitest'
import { byCommand, perform } from '#platform/act.ts'
import { versionOf, heldByRevision } from '#platform/doors/version.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { codeOf } from '#platform/testing/outcome.ts'
import { databaseLike, test } from '#platform/testing/world.ts'
import { somebody } from '#posts/people.test.room.ts'
import type { By } from '#posts/actions/operator.ts'
import { makeMove, type ProjectRules } from './actions/making.ts'
import { moveProject } from './actions/moving.ts'
import { copyVersion, countVersion, lockVersion } from './actions/versions.ts'
import { addPart } from './actions/parts.ts'
import type { OwnMove } from './model/life.ts'
import { faultsIn, lastDeed } from './outcomes.test.room.ts'
import { cast, line, operator, project, theOne } from './projects.test.room.ts'
import { moversOf } from './views/authors.ts'

const rules: ProjectRules = { checks: {}, followers: [], holders: [] }

const make = async (by: By, id: string, move: OwnMove, reason?: string) =>
  makeMove(
    by,
    id,
    move,
    { version: versionOf(heldByRevision(await theOne(by.db, id))), reason },
    rules,
  )

describe('the life of a project', () => {
  test('goes on only as the table of moves says, by whoever has the right, with a reason where one is asked', async ({
    iom,
  }) => {
    const { developer, chief, elsewhere } = await cast(iom)
    await project(iom, { id: 'pr-one', state: 'active', manager: 'm' })
    expect(await codeOf(make(developer, 'pr-one', 'suspend', 'Fighting'))).toBe(
      'posts/reason.no-right',
    )
    expect(await codeOf(make(elsewhere, 'pr-one', 'propose'))).toBe('posts/reason.elsewhere')
    expect(await faultsIn(() => make(chief, 'pr-one', 'suspend'))).toEqual([
      'reason: field/missing',
    ])
    expect((await make(chief, 'pr-one', 'suspend', 'Fighting')).state).toBe('suspended')
    expect(await lastDeed(iom)).toMatchObject({
      name: 'projects.move-suspend',
      changes: [
        { field: 'projects.field.state', before: 'Active', after: 'Suspended' },
        { field: 'projects.field.reason', before: null, after: 'Fighting' },
      ],
    })
    expect(await codeOf(make(chief, 'pr-one', 'suspend', 'Again'))).toBe('projects/no-move')
    expect((await moversOf(iom, 'pr-one', 'suspend')).persons).toEqual([
      'command' in chief.asker ? '' : chief.asker.person,
    ])
    expect((await make(chief, 'pr-one', 'resume')).state).toBe('active')
    expect((await make(chief, 'pr-one', 'terminate', 'No money')).state).toBe('terminated')
  })

  test('is not proposed while something is missing; what is missing is told part by part', async ({
    iom,
  }) => {
    const { developer } = await cast(iom)
    await project(iom, { id: 'pr-two', state: 'concept', countries: [] })
    expect(await faultsIn(() => make(developer, 'pr-two', 'propose'))).toEqual([
      'chapter-summary:text.en: projects/lack.chapter',
      'chapter-rationale-context:text.en: projects/lack.chapter',
      'project:themes: field/missing',
      'place: projects/lack.parts',
    ])
    expect((await theOne(iom, 'pr-two')).state).toBe('concept')
    const version = versionOf(heldByRevision(await theOne(iom, 'pr-two')))
    await make(developer, 'pr-two', 'withdraw', 'No donor')
    expect(await codeOf(makeMove(developer, 'pr-two', 'revive', { version }, rules))).toBe(
      'form/stale',
    )
    expect((await make(developer, 'pr-two', 'revive')).state).toBe('proposal')
  })

  test('gives fifty projects that are activated at once fifty different codes, and none twice', async () => {
    // A database of its own: only over several connections are they really at once.
    const { db: iom, close } = await databaseLike('iom')
    onTestFinished(close)
    const by = await operator(iom, wordsIn('en'))
    const manager = await somebody(iom, 'Max')
    await project(iom, { id: 'pr-old', state: 'active', code: 'DP.9154' })
    const ids = Array.from({ length: 50 }, (_, at) => `pr-many-${at + 1}`)
    for (const id of ids) await project(iom, { id, state: 'agreed' })
    const deed = { by: byCommand('test'), name: 'test.activated', subject: 'project:many' }
    const activated = await Promise.all(
      ids.map((id) =>
        perform(iom, deed, async (act) => {
          const inside = { ...by, db: act.db }
          return moveProject(act, inside, await theOne(act.db, id), 'activate', { manager })
        }),
      ),
    )
    const codes = activated.map(({ code }) => code ?? '').toSorted((a, b) => (a < b ? -1 : 1))
    expect(new Set(codes).size).toBe(50)
    expect(codes[0]).toBe('DP.9155')
    expect(codes.at(-1)).toBe('DP.9204')
    expect(await theOne(iom, 'pr-many-1')).toMatchObject({ state: 'active', manager })
    expect(await codeOf(project(iom, { id: 'pr-late', state: 'active', code: 'DP.9155' }))).toBe(
      'projects/wrong-code',
    )
  })

  test('is revised as a copy that counts only when it is merged', async ({ iom }) => {
    const { developer, chief } = await cast(iom)
    const now = await project(iom, {
      id: 'pr-three',
      state: 'active',
      fields: { currency: 'USD' },
      parts: [line('b1', { rate: '100.00' })],
    })
    const first = { project: 'pr-three', number: 1 }
    const add = (by: By, number: number) =>
      addPart(
        by,
        { project: 'pr-three', number },
        {
          kind: 'line',
          fields: { 'title.en': 'More', kind: 'staff', quantity: '2', rate: '50.00' },
        },
      )
    expect(await codeOf(add(developer, 1))).toBe('projects/not-writable')
    const deed = { by: byCommand('test'), name: 'test.revised', subject: 'project:pr-three' }
    const number = await perform(iom, deed, (act) => copyVersion(act, chief, first))
    expect(number).toBe(2)
    expect(await codeOf(add(developer, 2))).toBe('posts/reason.no-right')
    expect(await add(chief, 2)).toBe('b2')
    expect((await theOne(iom, 'pr-three')).amount).toBe(now.amount)
    const second = { project: 'pr-three', number: 2 }
    await perform(iom, deed, (act) => lockVersion(act, second, true))
    expect(await codeOf(add(chief, 2))).toBe('projects/not-writable')
    const counted = await perform(iom, deed, async (act) =>
      countVersion(act, { ...chief, db: act.db }, await theOne(act.db, 'pr-three'), 2),
    )
    expect(counted).toMatchObject({ version: 2, staffAndOffice: '100' })
    expect(counted.amount).not.toBe(now.amount)
  })
})
