import { describe, expect } from 'vitest'
import { codeOf } from '#platform/testing/outcome.ts'
import { test } from '#platform/testing/world.ts'
import { cite } from '#plans/actions/citing.ts'
import { beginPlan } from '#plans/actions/drafting.ts'
import { addPart, movePart, removePart, writePart } from '#plans/actions/parts.ts'
import type { By } from '#posts/actions/operator.ts'
import { cast } from '#plans/plans.test.room.ts'
import { partsOf } from '#plans/views/parts.ts'
import { lacking } from '#plans/views/readiness.ts'
import {
  beginning,
  begun,
  first,
  lastDeed,
  markOf,
  named,
  now,
  revisionOf,
} from './drafted.test.room.ts'

describe('the parts of a draft', () => {
  test('parts are added, written, moved and removed; their ids are never used again', async ({
    iom,
  }) => {
    const { developer } = await cast(iom)
    const { id, part } = await begun(developer)
    expect(part).toBe('o1')
    const which = first(id)
    const add = (kind: 'objective' | 'priority' | 'action', parent: string, title: string) =>
      addPart(developer, which, { kind, parent, fields: { 'title.en': title } })
    expect(await add('objective', 'plan', 'Dignified return')).toBe('o2')
    expect(await add('action', 'o1', 'Open a helpline')).toBe('a1')
    expect(await add('priority', 'o1', 'Border communities')).toBe('p1')
    const text = Array.from({ length: 120 }, (_, at) => `word${at}`).join(' ')
    const version = await markOf(developer, id, 'chapter-context')
    const written = { part: 'chapter-context', fields: { 'text.en': text }, version }
    await writePart(developer, which, written)
    expect(await lastDeed(iom)).toMatchObject({
      name: 'plans.part-written',
      changes: [
        { field: 'plans.field.part', after: 'Chapter chapter-context: Migration context' },
        {
          field: 'plans.field.text',
          before: null,
          after: expect.stringMatching(/^en: word0 .*… \(120 words\)$/),
        },
      ],
    })
    const move = async (moving: { part: string; to: 'up' | 'down' | 'under'; parent?: string }) =>
      movePart(developer, which, { ...moving, version: await revisionOf(developer, id) })
    await move({ part: 'o2', to: 'up' })
    await move({ part: 'a1', to: 'under', parent: 'p1' })
    const order = async () =>
      (await partsOf(iom, developer.asker.today, which))
        .filter(({ kind }) => kind !== 'chapter')
        .map(({ part: each, parent }) => `${parent ?? ''}/${each}`)
    expect(await order()).toEqual(['/plan', 'plan/o2', 'plan/o1', 'o1/p1', 'p1/a1'])
    const gone = { part: 'o1', version: await revisionOf(developer, id) }
    await removePart(developer, which, gone)
    expect(await order()).toEqual(['/plan', 'plan/o2'])
    expect(await add('objective', 'plan', 'Data for policy')).toBe('o3')
  })

  test('what has no place, is wrong, or was changed meanwhile is refused, field by field', async ({
    iom,
  }) => {
    const { developer, director } = await cast(iom)
    const { id } = await begun(developer)
    const which = first(id)
    const add = (kind: 'objective' | 'action' | 'chapter', parent: string, fields: object) =>
      codeOf(
        addPart(developer, which, { kind, parent, fields: { 'title.en': 'Tried', ...fields } }),
      )
    expect(await add('chapter', 'plan', {})).toBe('plans/no-kind')
    expect(await add('action', 'plan', {})).toBe('plans/not-under')
    expect(await add('action', 'o9', {})).toBe('plans/unknown-part')
    expect(await add('objective', 'plan', { 'title.en': ' ' })).toBe('field/missing')
    expect(await add('action', 'o1', { responsible: 'nowhere' })).toBe('field/office')
    expect(await add('action', 'o1', { from: '2026-12-31' })).toBe('plans/outside-period')
    expect(await add('action', 'o1', { cost: '1,000', currency: 'USD' })).toBe('field/separators')
    expect(await add('action', 'o1', { colour: 'blue' })).toBe('field/unknown')
    const opened = await markOf(developer, id, 'o1')
    const write = (by: By, part: string, fields: Record<string, string>, version: string) =>
      codeOf(writePart(by, which, { part, fields, version }))
    const held = { 'title.en': 'Safe mobility', 'change.en': 'Fewer deaths on the way' }
    expect(await write(developer, 'o1', { ...held, 'title.fr': 'Mobilité sûre' }, opened)).toBe(
      'done',
    )
    const mine = { ...held, 'title.en': 'Safer mobility' }
    const meanwhile = writePart(developer, which, { part: 'o1', fields: mine, version: opened })
    await expect(meanwhile).rejects.toMatchObject({
      code: 'form/stale',
      fields: [{ field: 'title.fr', theirs: ['Mobilité sûre'], isDisputed: false }],
    })
    expect(await write(developer, 'plan', held, opened)).toBe('plans/unknown-part')
    expect(await write(director, 'o1', held, opened)).toBe('posts/reason.elsewhere')
    const old = await revisionOf(developer, id)
    await addPart(developer, which, { kind: 'objective', fields: { 'title.en': 'Another' } })
    expect(await codeOf(movePart(developer, which, { part: 'o1', to: 'down', version: old }))).toBe(
      'form/stale',
    )
    const version = await revisionOf(developer, id)
    const fixed = { part: 'chapter-context', version }
    expect(await codeOf(removePart(developer, which, fixed))).toBe('plans/fixed-part')
    const into = { part: 'o1', to: 'under', parent: 'o2', version } as const
    expect(await codeOf(movePart(developer, which, into))).toBe('plans/not-under')
  })

  test('what is missing is told part by part until the draft is ready', async ({ iom }) => {
    const { developer } = await cast(iom)
    const id = await beginPlan(developer, {
      ...beginning,
      languages: ['en'],
      titles: { en: 'Ready' },
    })
    const which = first(id)
    const { today: moment } = developer.asker
    const lacks = async () =>
      (await lacking(iom, moment, await now(developer, id))).map(
        ({ part, field, reason }) => `${part} ${field ?? ''} ${reason}`,
      )
    expect(await lacks()).toEqual([
      'chapter-context text.en field/missing',
      'chapter-approach text.en field/missing',
      'chapter-cross-cutting text.en field/missing',
      'plan  plans/lack.objective',
    ])
    for (const part of ['chapter-context', 'chapter-approach', 'chapter-cross-cutting']) {
      const version = await markOf(developer, id, part)
      await writePart(developer, which, { part, fields: { 'text.en': 'Written' }, version })
    }
    await addPart(developer, which, { kind: 'objective', fields: { 'title.en': 'Safe mobility' } })
    expect(await lacks()).toEqual(['o1  plans/lack.citation'])
    await cite(developer, which, {
      part: 'o1',
      uppers: named('sdg@2015/10.7'),
      origin: 'http://localhost',
    })
    expect(await lacks()).toEqual([])
  })
})
