import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Part } from './part.ts'
import { type Choice, type Conflict, type Laid, merge } from './merge.ts'

const ids = ['o1', 'o2', 'o3', 'a1', 'a2', 'i1'] as const
const kindOf = (id: string) =>
  id.startsWith('o') ? 'objective' : id.startsWith('a') ? 'action' : 'indicator'
const root: Part = { part: 'plan', kind: 'plan', parent: null, place: 1, fields: {} }

/** A version as whoever writes could leave it: everything stands under something, in an order without gaps. */
const laid = fc
  .record({
    has: fc.subarray([...ids]),
    under: fc.dictionary(fc.constantFrom(...ids), fc.nat({ max: 2 })),
    order: fc.shuffledSubarray([...ids], { minLength: ids.length }),
    fields: fc.dictionary(
      fc.constantFrom(...ids, 'plan'),
      fc.dictionary(fc.constantFrom('title.en', 'text.en'), fc.constantFrom('a', 'b', 'c')),
    ),
    cites: fc.uniqueArray(fc.tuple(fc.constantFrom(...ids), fc.constantFrom('10.7', '8.8')), {
      selector: String,
    }),
    languages: fc.constantFrom(['en'], ['en', 'fr'], ['fr', 'en'], ['en', 'ar']),
  })
  .map(({ has, under, order, fields, cites, languages }): Laid => {
    const places = new Map<string, number>()
    const above = (id: string) => {
      const kinds = kindOf(id) === 'action' ? 'o' : kindOf(id) === 'indicator' ? 'oa' : ''
      const able = has.filter((each) => kinds !== '' && kinds.includes(each.charAt(0)))
      return able[(under[id] ?? 0) % Math.max(able.length, 1)] ?? 'plan'
    }
    const parts = order.flatMap((id): Part[] => {
      if (!has.includes(id)) return []
      const parent = above(id)
      const place = (places.get(parent) ?? 0) + 1
      places.set(parent, place)
      return [{ part: id, kind: kindOf(id), parent, place, fields: { ...fields[id] } }]
    })
    return {
      languages,
      parts: [{ ...root, fields: { ...fields['plan'] } }, ...parts],
      sets: {
        cites: cites.filter(([part]) => has.includes(part)).map(([part, key]) => ({ part, key })),
      },
    }
  })

const plain = ({ languages, parts, sets }: Laid) => ({
  languages,
  parts: parts.toSorted((a, b) => (a.part < b.part ? -1 : 1)),
  cites: (sets['cites'] ?? []).map(({ part, key }) => `${part} ${key}`).toSorted(),
})

/** A version of one objective with these fields. */
const one = (fields: Part['fields'], more: readonly Part[] = []): Laid => ({
  languages: ['en'],
  parts: [root, { part: 'o1', kind: 'objective', parent: 'plan', place: 1, fields }, ...more],
  sets: {},
})
const action: Part = { part: 'a1', kind: 'action', parent: 'o1', place: 1, fields: {} }

describe('laying a draft on what was published meanwhile', () => {
  test('what only one side changed is taken from it, and there is nothing to choose', () => {
    fc.assert(
      fc.property(laid, laid, (base, other) => {
        for (const [theirs, mine] of [
          [other, base],
          [base, other],
          [other, other],
        ] as const) {
          const { merged, conflicts } = merge(base, theirs, mine)
          expect(conflicts).toEqual([])
          expect(plain(merged)).toEqual(plain(other))
        }
      }),
    )
  })

  test('every field of both sides is there, or was on the other side taken away or told as a conflict', () => {
    fc.assert(
      fc.property(laid, laid, laid, (base, theirs, mine) => {
        const { merged, conflicts } = merge(base, theirs, mine)
        const is = (conflict: Conflict, part: string, field: string) =>
          conflict.part === part && (conflict.about !== 'field' || conflict.field === field)
        const disputed = conflicts.filter(({ about }) => about === 'part').map(({ part }) => part)
        const isBelow = (parts: readonly Part[], id: string | null): boolean =>
          id !== null &&
          (disputed.includes(id) ||
            isBelow(parts, parts.find(({ part }) => part === id)?.parent ?? null))
        for (const [side, other] of [
          [theirs, mine],
          [mine, theirs],
        ] as const)
          for (const { part, fields } of side.parts)
            for (const [field, value] of Object.entries(fields)) {
              const was = base.parts.find((each) => each.part === part)
              if (was?.fields[field] === value) continue
              const isThere =
                merged.parts.find((each) => each.part === part)?.fields[field] === value
              const isTold =
                conflicts.some((each) => is(each, part, field)) || isBelow(side.parts, part)
              expect(isThere || isTold, `${part} ${field} ${String(other === mine)}`).toBe(true)
            }
      }),
    )
  })

  test('whatever is chosen, everything stands under something, and nothing is left to choose', () => {
    fc.assert(
      fc.property(laid, laid, laid, fc.boolean(), (base, theirs, mine, isMine) => {
        const { conflicts } = merge(base, theirs, mine)
        const choice: Choice = { side: isMine ? 'mine' : 'theirs' }
        const chosen = new Map(conflicts.map(({ key }) => [key, choice]))
        const { merged, conflicts: left } = merge(base, theirs, mine, chosen)
        expect(left).toEqual([])
        const all = new Set(merged.parts.map(({ part }) => part))
        expect(merged.parts.every(({ parent }) => parent === null || all.has(parent))).toBe(true)
        for (const { part } of merged.sets['cites'] ?? []) expect(all.has(part)).toBe(true)
      }),
    )
  })

  test('different fields of one part never conflict', () => {
    const base = one({ 'title.en': 'Safe migration', 'text.en': 'As it was' })
    const theirs = one({ 'title.en': 'Safe and regular migration', 'text.en': 'As it was' })
    const mine = one({ 'title.en': 'Safe migration', 'text.en': 'As it is' })
    const { merged, conflicts } = merge(base, theirs, mine)
    expect(conflicts).toEqual([])
    expect(merged.parts[1]?.fields).toEqual({
      'title.en': 'Safe and regular migration',
      'text.en': 'As it is',
    })
  })

  test('the same field changed otherwise is chosen: theirs, mine, or written anew', () => {
    const [base, theirs, mine] = ['Safe', 'Safer', 'Safest'].map((text) =>
      one({ 'title.en': text }),
    )
    if (base === undefined || theirs === undefined || mine === undefined) throw new Error('three')
    expect(merge(base, theirs, mine).conflicts).toEqual([
      {
        key: 'o1:title.en',
        part: 'o1',
        about: 'field',
        field: 'title.en',
        base: 'Safe',
        theirs: 'Safer',
        mine: 'Safest',
      },
    ])
    const chosen = (choice: Choice) =>
      merge(base, theirs, mine, new Map([['o1:title.en', choice]])).merged.parts[1]?.fields
    expect(chosen({ side: 'theirs' })).toEqual({ 'title.en': 'Safer' })
    expect(chosen({ side: 'mine' })).toEqual({ 'title.en': 'Safest' })
    expect(chosen({ text: 'Safe for all' })).toEqual({ 'title.en': 'Safe for all' })
    expect(chosen({ text: '' })).toEqual({})
  })

  test('a language that one took away stays where the other wrote in it meanwhile', () => {
    const both = { ...one({ 'title.en': 'Safe' }), languages: ['en', 'fr'] }
    const theirs = { ...one({ 'title.en': 'Safe', 'title.fr': 'Sûre' }), languages: ['en', 'fr'] }
    const mine = { ...both, languages: ['en'] }
    expect(merge(both, theirs, mine).merged.languages).toEqual(['en', 'fr'])
    expect(merge(both, both, mine).merged.languages).toEqual(['en'])
  })

  test('what one took away while the other wrote below it is chosen as a whole', () => {
    const base = one({ 'title.en': 'Safe' })
    const without: Laid = { ...base, parts: [root] }
    const theirs = one({ 'title.en': 'Safe' }, [action])
    const { conflicts } = merge(base, theirs, without)
    expect(conflicts).toMatchObject([{ key: 'o1:part', theirs: 'Safe', mine: null }])
    const chosen = (side: 'theirs' | 'mine') =>
      merge(base, theirs, without, new Map([['o1:part', { side }]])).merged.parts
    expect(chosen('theirs').map(({ part }) => part)).toEqual(['plan', 'o1', 'a1'])
    expect(chosen('mine').map(({ part }) => part)).toEqual(['plan'])
    const cited: Laid = { ...base, sets: { cites: [{ part: 'o1', key: '10.7' }] } }
    expect(merge(base, cited, without).conflicts).toMatchObject([{ key: 'o1:part' }])
  })
})
